import type * as Y from 'yjs';
import { LOCAL } from '#document/origin';
import type { RecordId } from '#shared/ids';
import { orderedChapters } from './chapter-order';
import type { Chapter } from '../diagnostic-records';
import { chaptersOf } from '../diagnostic-section';

/** Adds a chapter at the end. Throws `bad-input` when the title is too long. */
export function addChapter(core: Y.Doc, chapter: Pick<Chapter, 'title' | 'question' | 'unnamed' | 'createdAt'>): RecordId {
  return chaptersOf(core).create({ ...chapter, order: endOf(core) });
}

/** Moves a chapter one place up (-1) or down (1). */
export function moveChapter(core: Y.Doc, id: RecordId, by: -1 | 1): void {
  const chapters = chaptersOf(core);
  const ordered = [...orderedChapters(chapters.list())];
  const from = ordered.findIndex((chapter) => chapter.id === id);
  const [moved, other] = [ordered[from], ordered[from + by]];
  if (!moved || !other) return;
  ordered[from] = other;
  ordered[from + by] = moved;
  core.transact(() => {
    for (const [order, chapter] of ordered.entries()) chapters.patch(chapter.id, { order });
  }, LOCAL);
}

/** Puts a chapter aside at a time, in milliseconds: with its text, remarks and figures, to be put back whenever one likes. */
export function putChapterAside(core: Y.Doc, id: RecordId, at: number): void {
  chaptersOf(core).patch(id, { asideSince: at });
}

/** Puts a chapter back that was put aside, at the end. */
export function putChapterBack(core: Y.Doc, id: RecordId): void {
  chaptersOf(core).patch(id, { asideSince: undefined, order: endOf(core) });
}

/** The place behind all chapters that stand. */
function endOf(core: Y.Doc): number {
  return Math.max(-1, ...orderedChapters(chaptersOf(core).list()).map(({ order }) => order)) + 1;
}
