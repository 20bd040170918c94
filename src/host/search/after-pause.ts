/** Work that is done when it becomes quiet. */
interface AfterPause {
  /** Somebody was here: the pause begins anew. */
  begin(): void;
  /** What was not begun is not done. */
  stop(): void;
}

/** Does `work` once nobody began anew for `pauseMs`, and `longestMs` after the first of them in any case; keeps no process alive. */
export function afterPause(pauseMs: number, longestMs: number, work: () => unknown): AfterPause {
  let timer: NodeJS.Timeout | undefined;
  let first = 0;
  const run = () => {
    timer = undefined;
    work();
  };
  return {
    begin() {
      const now = performance.now();
      if (timer === undefined) first = now;
      clearTimeout(timer);
      timer = setTimeout(run, Math.min(pauseMs, Math.max(0, first + longestMs - now))).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
