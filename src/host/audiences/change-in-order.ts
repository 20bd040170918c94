import type { Origin } from '#document/origin';
import type { LiveDocument } from '#host/documents/live-document';

/** A document, and what is changed in it. */
export type LiveChange = readonly [LiveDocument, Parameters<LiveDocument['edit']>[1]];

/**
 * Makes changes in several documents, each once the one before is on the disk: what moves is written first and erased last.
 * An erasure is told to phones, windows and tables at once, before its commit; were both in one commit, a host that is killed
 * there would come back without the writing and be told of the erasure. Cut short, what moves stands in both places, and
 * whoever moves it finishes at the next start.
 * Rejects as `LiveDocument.edit` does, for the one that is newer than this app: ask `readOnly` before.
 */
export async function changeInOrder(origin: Origin, ...changes: readonly LiveChange[]): Promise<void> {
  for (const [live, change] of changes) await live.edit(origin, change);
}
