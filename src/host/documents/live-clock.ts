/**
 * The one clock of a live document. At each beat what was received and waits for others is taken in, then what is to be
 * sent is sent: nobody else decides when.
 */
interface LiveClock {
  /** A beat in `ms` milliseconds, or at the end of the running window when that is later; an earlier one that is due stands. */
  soon(ms: number): void;
  /** A beat now, of which a new window begins. */
  beat(): void;
  stop(): void;
}

interface LiveClockOptions {
  /** How long a window is now: what comes within one travels together; the first thing after a silence does not wait. */
  windowMs(): number;
  /** Applies what was received; what that gives to send goes with this beat. */
  takeIn(): void;
  send(): void;
}

/** A clock that stands still until it is asked for a beat. */
export function createLiveClock({ windowMs, takeIn, send }: LiveClockOptions): LiveClock {
  let [beatAt, dueAt] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let timer: NodeJS.Timeout | undefined;
  const forget = () => {
    clearTimeout(timer);
    dueAt = Number.POSITIVE_INFINITY;
  };
  const beat = () => {
    takeIn();
    forget();
    beatAt = performance.now();
    send();
  };
  return {
    soon(ms) {
      const now = performance.now();
      const at = Math.max(now + ms, beatAt + windowMs());
      if (at >= dueAt) return;
      forget();
      dueAt = at;
      if (at > now) timer = setTimeout(beat, at - now);
      // What comes in the same turn, say several acknowledgements of one commit, still travels together.
      else queueMicrotask(() => dueAt === at && beat());
    },
    beat,
    stop: forget,
  };
}

/**
 * How long updates wait for others to travel with, in milliseconds. A beat costs as much as there are clients, so that
 * the window grows with them: 30 ms with fifty, where one frame then takes the place of seven.
 */
export function joinWindowMs(clients: number): number {
  return Math.min(10 + Math.max(0, clients - 10) / 2, 50);
}
