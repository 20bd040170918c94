/** Where time comes from; passed in, so that a test decides what time it is. */
export interface Clock {
  /** Milliseconds since 1 January 1970, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
