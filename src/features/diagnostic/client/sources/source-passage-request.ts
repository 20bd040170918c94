import type { RecordId } from '#shared/ids';

/** The words a citation leads to, from the click to the screen that opens: in memory, never in an address. */
let wanted: { readonly sourceId: RecordId; readonly quote: string } | undefined;

/** Asks that the source, when it opens next, shows these words. */
export function requestPassage(sourceId: RecordId, quote: string): void {
  wanted = { sourceId, quote };
}

/** The words last asked for in this source, or undefined. */
export function requestedPassage(sourceId: RecordId): string | undefined {
  return wanted?.sourceId === sourceId ? wanted.quote : undefined;
}

/** Forgets what was asked for: the next opening is an ordinary one. */
export function forgetRequestedPassage(): void {
  wanted = undefined;
}
