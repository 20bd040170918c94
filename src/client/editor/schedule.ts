/** Runs a task soon and once; gives back a way to cancel it. */
export type Schedule = (task: () => void) => () => void;

/** The next frame in a browser, and never later than a quarter of a second when the window is hidden. */
export const nextFrame: Schedule = (task) => {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    task();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, 250);
  return () => {
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
};

/** How often others' words are drawn at most: as fast as one reads along, and a third of a screen's frames. */
const DRAW_EVERY_MS = 50;

/**
 * At once, and then no sooner than `DRAW_EVERY_MS` after the last time. In a task between two frames and not in a frame's
 * callback: a frame that must show a key is not made late by the words of others.
 */
export function throttled(): Schedule {
  let last = Number.NEGATIVE_INFINITY;
  return (task) => {
    const run = () => {
      last = performance.now();
      task();
    };
    const timer = setTimeout(run, Math.max(0, last + DRAW_EVERY_MS - performance.now()));
    return () => clearTimeout(timer);
  };
}
