/** Numbers that are the same for the same seed (mulberry32): a failure says its seed and can be run again. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number below `limit`. */
  below(limit: number): number;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** The same things in another order. */
  shuffle<T>(things: readonly T[]): T[];
}

/**
 * The seed of a run, said aloud: the same each time, so that a red run means a change and not a throw of
 * the dice. `SEED=123` repeats another one, `SEED=random` explores (what the soak and the fuzz do).
 */
export function seedOf(name: string): number {
  const asked = process.env.SEED;
  const seed = asked === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(asked ?? fixedSeed(name));
  console.log(`${name}: SEED=${seed}`);
  return seed;
}

/** A seed from the time, said aloud, for promises that look at something new in each run; `SEED=123` repeats one. */
export function freshSeedOf(name: string): number {
  const asked = process.env.SEED;
  const seed = asked === undefined || asked === 'random' ? Date.now() % 2 ** 31 : Number(asked);
  console.log(`${name}: SEED=${seed}`);
  return seed;
}

/** A number of its own for each name. */
function fixedSeed(name: string): number {
  let seed = 0;
  for (const letter of name) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return seed % 2 ** 31;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (choices) => {
      const choice = choices[below(choices.length)];
      if (choice === undefined) throw new RangeError('nothing to pick from');
      return choice;
    },
    shuffle: (things) =>
      things
        .map((thing) => ({ thing, place: next() }))
        .sort((a, b) => a.place - b.place)
        .map(({ thing }) => thing),
  };
}
