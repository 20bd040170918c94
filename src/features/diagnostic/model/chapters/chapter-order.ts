import type { Stored } from '#document/records/record-collection';
import type { Chapter } from '../diagnostic-records';

/** The chapters that stand, in the order the group gave them. */
export function orderedChapters(chapters: readonly Stored<Chapter>[]): readonly Stored<Chapter>[] {
  return chapters.filter(isStanding).sort((a, b) => a.order - b.order || a.createdAt - b.createdAt);
}

/** The chapters that were put aside, the last one first: their words are kept, and leave in nothing that is given back. */
export function chaptersAside(chapters: readonly Stored<Chapter>[]): readonly Stored<Chapter>[] {
  return chapters.filter((chapter) => !isStanding(chapter)).sort((a, b) => (b.asideSince ?? 0) - (a.asideSince ?? 0));
}

/** Whether a chapter belongs to the diagnostic, and was not put aside. */
function isStanding({ asideSince }: Chapter): boolean {
  return asideSince === undefined;
}
