import type { Origin } from '#document/origin';
import type { LiveDocument } from '#host/documents/live-document';

/** A document, and what is changed in it. */
export type LiveChange = readonly [LiveDocument, Parameters<LiveDocument['edit']>[1]];

/**
 * Makes changes in several documents in one turn of the loop, so that the store commits all of them or none. Resolves once
 * they are durable. Rejects as `LiveDocument.edit` does, for the one that is newer than this app: ask `readOnly` before.
 */
export async function inOneCommit(origin: Origin, ...changes: readonly LiveChange[]): Promise<void> {
  await Promise.all(changes.map(([live, change]) => live.edit(origin, change)));
}
