import type { Contestant, Role, Unit } from './bench-table';

/** One who takes part: a round returns figures by name. What they all must agree on is checked by the bench itself. */
export interface Entrant {
  readonly name: string;
  readonly role: Role;
  readonly round: (round: number) => Promise<Readonly<Record<string, number>>>;
}

/** How many rounds are run; `BENCH_ROUNDS` asks for another number. */
export const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);

/** Part of the full size, for a first look: `BENCH_SCALE=0.1`. The table says it. */
export const SCALE = Number(process.env.BENCH_SCALE ?? 1);

/**
 * Runs everybody in turn, ABC ABC, so that a slow minute of the machine is everybody's. Units are by figure name.
 */
export async function contest(entrants: readonly Entrant[], units: Readonly<Record<string, Unit>>, rounds = ROUNDS): Promise<Contestant[]> {
  const collected = entrants.map(() => new Map<string, number[]>());
  for (let round = 0; round < rounds; round++) {
    for (const [index, entrant] of entrants.entries()) {
      globalThis.gc?.();
      for (const [name, value] of Object.entries(await entrant.round(round))) {
        const values = collected[index]?.get(name) ?? [];
        values.push(value);
        collected[index]?.set(name, values);
      }
    }
  }
  return entrants.map(({ name, role }, index) => ({
    name,
    role,
    figures: [...(collected[index] ?? [])].map(([figure, values]) => ({ name: figure, unit: units[figure] ?? 'count', values })),
  }));
}
