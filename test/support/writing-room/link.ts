/** Carries updates between the pages of a room, each way on its own, in the order they were sent. */
export interface RoomLink {
  /** Takes an update from one page to all others. */
  send(from: number, update: string): void;
  /** From now on what `from` sends waits, until it is let go. */
  hold(from: number): void;
  /** Lets go what waited, and what comes after it. */
  release(from: number): Promise<void>;
  /** How long an update is on its way, in milliseconds. */
  setDelay(ms: number): void;
  /** Updates taken from `from` since the room was opened. */
  taken(from: number): number;
  /** Resolves when nothing is on its way; what is held does not count. */
  idle(): Promise<void>;
}

/** `deliver` gives an update to a page, and resolves when the page has taken it. */
export function createRoomLink(pages: number, deliver: (to: number, update: string) => Promise<void>): RoomLink {
  const taken = new Array<number>(pages).fill(0);
  const held = new Map<number, string[]>();
  const underway = new Set<Promise<void>>();
  let delay = 0;

  const carry = (from: number, update: string) => {
    for (let to = 0; to < pages; to++) {
      if (to === from) continue;
      // Timers of one length fire in the order they were set, so nothing overtakes.
      const arrival = delay === 0 ? deliver(to, update) : new Promise((go) => setTimeout(go, delay)).then(() => deliver(to, update));
      underway.add(arrival);
      arrival.finally(() => underway.delete(arrival));
    }
  };
  const idle = async () => {
    while (underway.size > 0) await Promise.all(underway);
  };
  return {
    send: (from, update) => {
      taken[from] = (taken[from] ?? 0) + 1;
      const waiting = held.get(from);
      if (waiting) waiting.push(update);
      else carry(from, update);
    },
    hold: (from) => {
      if (!held.has(from)) held.set(from, []);
    },
    release: (from) => {
      const waiting = held.get(from) ?? [];
      held.delete(from);
      for (const update of waiting) carry(from, update);
      return idle();
    },
    setDelay: (ms) => {
      delay = ms;
    },
    taken: (from) => taken[from] ?? 0,
    idle,
  };
}
