import * as Y from 'yjs';
import type { RecordId } from '#shared/ids';
import { writeSameEverywhere } from '../same-everywhere';
import { entryId, freeId, nameFrom, type RecordList } from './record-list';

/** The lists of the records under one root, by the field that shows each. */
export type Lists = Readonly<Record<string, RecordList>>;

/** An entry of a list that still stands inside its record, as an earlier version wrote it, under the id it is to have. */
interface FormerEntry {
  readonly id: RecordId;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The step of a section whose lists stood inside their records in version 1, where the last of two tables that wrote one
 * won: `lists` by the root of the records. It is its migration to version 2, and its `adopt`.
 */
export function adoptingLists(lists: Readonly<Record<string, Lists>>): (doc: Y.Doc, since?: Y.Transaction) => void {
  return (doc, since) => {
    for (const [root, own] of Object.entries(lists)) adoptFormerLists(doc, root, own, since);
  };
}

/** The roots that these lists stand under. */
export function rootsOf(lists: Readonly<Record<string, Lists>>): readonly string[] {
  return Object.values(lists).flatMap((own) => Object.values(own).map(({ root }) => root));
}

/**
 * Moves what an earlier version wrote inside the records of `root` to the roots of its lists, and empties what it read.
 * Every computer writes the same structs for the same entry, so that two that both do it end with one. An entry that was
 * here and was removed stays removed; of one that is here, the fields nobody wrote since are taken over. Call it inside a
 * transaction, as a migration, and again after each transaction `since` which an earlier version may have written.
 */
export function adoptFormerLists(doc: Y.Doc, root: string, lists: Lists, since?: Y.Transaction): void {
  const records = doc.getMap(root);
  for (const record of since ? changedRecords(records, since) : records.keys()) {
    const fields = records.get(record);
    if (!(fields instanceof Y.Map)) continue;
    for (const [key, list] of Object.entries(lists)) {
      const entries = formerEntries(list, record, fields.get(key));
      for (const entry of entries) adoptEntry(doc, list.root, entry);
      if (entries.length > 0) fields.delete(key);
    }
  }
}

/** The records that a transaction added or changed: a large map is not read anew for each drag. */
function changedRecords(records: Y.Map<unknown>, { changed }: Y.Transaction): Set<RecordId> {
  const ids = new Set<RecordId>();
  for (const [type, keys] of changed as ReadonlyMap<unknown, ReadonlySet<string | null>>) {
    if (type === records) {
      for (const key of keys) if (key !== null) ids.add(key);
    } else if (type instanceof Y.Map && type.parent === records && type._item?.parentSub) ids.add(type._item.parentSub);
  }
  return ids;
}

/** The entries of a list inside a record, in their order. What has no name of its own is known by what it says. */
export function formerEntries(list: RecordList, record: RecordId, values: unknown): readonly FormerEntry[] {
  if (!Array.isArray(values)) return [];
  const taken = new Set<RecordId>();
  return values.flatMap((value: unknown, order) => {
    const said = list.fieldsOf(value);
    if (!said) return [];
    const written = Object.entries(said).filter(([, field]) => field !== undefined);
    const wanted = entryId(record, list.nameOf(value) ?? nameFrom([...written].sort(byKey)));
    if (list.isSet && taken.has(wanted)) return [];
    const id = freeId(wanted, taken);
    taken.add(id);
    return [{ id, fields: { ...Object.fromEntries(written), [list.owner]: record, order } }];
  });
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function adoptEntry(doc: Y.Doc, root: string, { id, fields }: FormerEntry): void {
  const entries = doc.getMap(root);
  const item = entries._map.get(id);
  const entry = entries.get(id);
  if (item === undefined) {
    const write = (scratch: Y.Doc) => scratch.getMap(root).set(id, new Y.Map(Object.entries(fields)));
    writeSameEverywhere(doc, [root, id, fields], write);
  } else if (entry instanceof Y.Map) {
    for (const [key, value] of Object.entries(fields)) {
      const sinceWritten = entry._map.get(key)?.id.client !== item.id.client;
      if (!sinceWritten && JSON.stringify(entry.get(key)) !== JSON.stringify(value)) entry.set(key, value);
    }
  }
}
