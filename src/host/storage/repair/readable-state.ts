import * as Y from 'yjs';
import { STORE } from '#document/origin';
import { applyRead, BrokenDocument } from '#document/updates/foreign-updates';
import { type ParsedUpdate, parseSteps, type ReadLimits } from '#document/updates/parse-update';
import { checkParsed } from '#document/updates/read-update';
import { applySlices, slicesOf } from '#document/updates/slices';
import { inTurns } from '#shared/in-turns';
import { toAppError } from '#shared/app-error';
import type { StoredDocument } from '../document-store';
import { snapshotOf } from '../backups/snapshot';

/** What a document is stored as: one snapshot (V2), or one of its updates (V1). */
export interface StoredPiece {
  readonly kind: 'snapshot' | 'update';
  readonly bytes: Uint8Array;
}

/** A document made of all that applies of what is stored. */
interface ReadableDocument {
  /** The caller's to destroy. */
  readonly doc: Y.Doc;
  /** What was refused, or leans on what is nowhere, whole or in part. */
  readonly leftOut: readonly StoredPiece[];
}

/**
 * Makes a document of stored bytes that nobody vouches for: a damaged log, a backup. They pass the reader of updates bit
 * by bit, in turns of the loop; what does not apply is left out, and never throws. `recovered` (updates, V1) comes first:
 * the rest may lean on it.
 */
export async function readReadable(stored: StoredDocument, recovered: readonly Uint8Array[] = []): Promise<ReadableDocument> {
  const own = piecesOf(stored);
  let pieces = [...recovered.map(asUpdate), ...own];
  for (;;) {
    const doc = new Y.Doc();
    const { applied, breaking } = await inTurns(applySteps(doc, pieces));
    if (!breaking) return { doc, leftOut: own.filter((piece) => !applied.has(piece)) };
    // Yjs threw on what the reader let through: a document after half a transaction can't be trusted.
    doc.destroy();
    pieces = pieces.filter((piece) => piece !== breaking);
  }
}

/** `readReadable` as one snapshot (V2). */
export async function readableState(
  stored: StoredDocument,
  recovered: readonly Uint8Array[] = [],
): Promise<{ readonly snapshot: Uint8Array; readonly leftOut: readonly StoredPiece[] }> {
  const { doc, leftOut } = await readReadable(stored, recovered);
  try {
    return { snapshot: Y.encodeStateAsUpdateV2(doc), leftOut };
  } finally {
    doc.destroy();
  }
}

/** The document as one snapshot (V2); of one that is damaged, all that applies. */
export async function snapshotOfReadable(stored: StoredDocument): Promise<Uint8Array> {
  try {
    return snapshotOf(stored);
  } catch (error) {
    if (toAppError(error).code !== 'damaged-document') throw error;
    return (await readableState(stored)).snapshot;
  }
}

function piecesOf({ snapshot, updates }: StoredDocument): StoredPiece[] {
  return [...(snapshot ? [{ kind: 'snapshot' as const, bytes: snapshot }] : []), ...updates.map(asUpdate)];
}

function asUpdate(bytes: Uint8Array): StoredPiece {
  return { kind: 'update', bytes };
}

interface Applied {
  readonly applied: ReadonlySet<StoredPiece>;
  /** The piece on which Yjs threw, which ends it. */
  readonly breaking: StoredPiece | undefined;
}

/** Applies the pieces in their order, and again those that waited for a later one, as long as that brings one in. */
function* applySteps(doc: Y.Doc, pieces: readonly StoredPiece[]): Generator<void, Applied, void> {
  const applied = new Set<StoredPiece>();
  for (let waiting = pieces; ; ) {
    const still: StoredPiece[] = [];
    for (const piece of waiting) {
      const outcome = yield* applyPiece(doc, piece);
      if (outcome === 'broken') return { applied, breaking: piece };
      if (outcome === 'applied') applied.add(piece);
      if (outcome === 'waiting') still.push(piece);
    }
    if (still.length === 0 || still.length === waiting.length) return { applied, breaking: undefined };
    waiting = still;
  }
}

function* applyPiece(doc: Y.Doc, { kind, bytes }: StoredPiece): Generator<void, 'applied' | 'waiting' | 'refused' | 'broken', void> {
  try {
    const parsed = yield* parseSteps(bytes, kind === 'snapshot' ? 'v2' : 'v1', limitsOf(bytes));
    const slices = slicesOf(doc, parsed);
    yield* applySlices(slices, (slice) => applyRead(doc, checkParsed(doc, slice), STORE));
    return slices.isWhole() && hasAllDeleted(doc, parsed) ? 'applied' : 'waiting';
  } catch (error) {
    return error instanceof BrokenDocument ? 'broken' : 'refused';
  }
}

/** Whether what an update deletes is there: slices leave out the rest. */
function hasAllDeleted(doc: Y.Doc, { deleted, isPartial }: ParsedUpdate): boolean {
  return !isPartial && [...deleted].every(([client, ranges]) => (ranges.at(-1)?.to ?? 0) <= Y.getState(doc.store, client));
}

/** A stored document may be larger than any frame; what it announces is still bounded by its bytes. */
function limitsOf({ byteLength }: Uint8Array): ReadLimits {
  return { mostBytes: Number.POSITIVE_INFINITY, mostStructs: 1_000_000 + byteLength };
}
