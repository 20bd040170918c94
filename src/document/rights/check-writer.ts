import * as Y from 'yjs';
import { AppError, toAppError } from '#shared/app-error';
import { createRecordCheck } from './record-check';
import { type ReadOptions, type ReadUpdate, readUpdate } from '../updates/read-update';
import type { Place } from '../updates/struct-places';
import { structAt } from '../updates/update-structs';
import type { WriterRights } from './writer-rights';

/**
 * Looks at an update of somebody who has `rights`, before it touches `doc`, which is left as it is: what may be applied in
 * its place. `owns` says which replicas are theirs. Throws `forbidden` for anything that the rights don't name, `bad-input` for what no
 * replica writes; undefined when the update leans on another that is not here.
 */
export function checkWriter(
  doc: Y.Doc,
  update: Uint8Array,
  rights: WriterRights,
  owns: (replica: number) => boolean,
  options: ReadOptions = {},
): Uint8Array | undefined {
  try {
    const read = readUpdate(doc, update, options);
    for (const replica of read.added.keys()) if (!owns(replica)) throw new AppError('forbidden', "somebody else's replica");
    // A page of ours follows its host alone, and lacks nothing of what it passes on.
    if (read.isPartial) throw new AppError('bad-input', 'a gap in an update');
    if (read.missing) return undefined;
    lookAtRecords(doc, read, rights);
    return read.bytes;
  } catch (error) {
    // Yjs reads what it can and throws where it can't: that is an answer too.
    throw error instanceof AppError ? error : new AppError('bad-input', toAppError(error).message, {}, { cause: error });
  }
}

/** Throws `forbidden` for what the rights don't name; nothing that the update leans on is missing. */
function lookAtRecords(doc: Y.Doc, read: ReadUpdate, rights: WriterRights): void {
  const { places } = read;
  const records = createRecordCheck(doc, rights, places);
  const added = [...read.added.values()].flat().map((item) => ({ item, place: places.of(item) }));
  const deleted = deletedItems(doc, read).map((item) => ({ item, place: places.of(item) }));
  // Records first: what is inside them may come before them, from another replica of the same writer.
  for (const { item, place } of standing(added).filter((one) => !records.addRecord(one.item, one.place))) records.addInside(item, place);
  for (const { place } of standing(deleted).filter((one) => !records.removeRecord(one.item, one.place))) records.removeInside(place);
  records.finish();
}

/** Those of which something is kept. */
function standing(all: readonly { item: Y.Item | Y.GC; place: Place }[]): { item: Y.Item; place: Exclude<Place, string> }[] {
  return all.flatMap(({ item, place }) => (item instanceof Y.Item && typeof place !== 'string' ? [{ item, place }] : []));
}

/** The items that are alive until this update. */
function deletedItems(doc: Y.Doc, read: ReadUpdate): Y.Item[] {
  const found: Y.Item[] = [];
  for (const [client, ranges] of read.deleted) {
    for (const { from, to } of ranges) {
      for (let clock = from; clock < to; ) {
        const struct = structAt(doc, read, { client, clock });
        if (!struct) break;
        // What came deleted already takes nothing away.
        if (struct instanceof Y.Item && !struct.deleted && !(struct.content instanceof Y.ContentDeleted)) found.push(struct);
        clock = struct.id.clock + struct.length;
      }
    }
  }
  return found;
}
