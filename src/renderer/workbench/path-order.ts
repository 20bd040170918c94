import type { PathEntry } from '#client/feature';

/**
 * Each stop behind the one it stands after and ahead of the one it stands before; where that leaves a choice, as they were
 * declared. A neighbour that is not there asks for nothing; of stops that wait for each other the first declared goes first.
 */
export function inPathOrder<Entry extends PathEntry>(entries: readonly Entry[]): readonly Entry[] {
  const waiting = [...entries];
  const ordered: Entry[] = [];
  while (waiting.length > 0) {
    const free = waiting.find((entry) => !waiting.some((other) => other !== entry && isAhead(other, entry))) ?? waiting[0];
    if (!free) break;
    waiting.splice(waiting.indexOf(free), 1);
    ordered.push(free);
  }
  return ordered;
}

function isAhead(one: PathEntry, other: PathEntry): boolean {
  return other.after === one.id || one.before === other.id;
}
