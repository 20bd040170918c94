import { charAt, type OwnRun } from './own-words';
import { sameId } from './text-structs';

/** What was written in several runs, each of which goes on with a word of the one before; the runs come in any order. */
export function joinedByEnds<T>(all: readonly T[], runOf: (one: T) => OwnRun): T[][] {
  const stretches: T[][] = [];
  for (const one of all) {
    const before = stretches.find((stretch) => goesOnWith(stretch.at(-1), one, runOf));
    const stretch = before ?? [];
    stretch.push(one);
    if (!before) stretches.push(stretch);
    // A beginning that was written again is younger than its end.
    const after = stretches.findIndex((other) => other !== stretch && goesOnWith(one, other[0], runOf));
    if (after >= 0) stretch.push(...stretches.splice(after, 1).flat());
  }
  return stretches;
}

function goesOnWith<T>(before: T | undefined, after: T | undefined, runOf: (one: T) => OwnRun): boolean {
  if (before === undefined || after === undefined) return false;
  const run = runOf(before);
  return sameId(runOf(after).endOf, charAt(run, run.text.length - 1));
}
