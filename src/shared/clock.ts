/** Where time comes from; passed in, so that a test decides what time it is. */
export interface Clock {
  /** Milliseconds since 1 January 1970, UTC. */
  now(): number;
}

/** The computer's own clock, which somebody may set at any moment. */
export const systemClock: Clock = { now: () => Date.now() };
