import type * as Y from 'yjs';
import { AppError } from '#shared/app-error';
import { newId, type RecordId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import type { Origin } from '../origin';
import { formerEntries } from './former-lists';
import { type RecordCollection, recordCollection } from './record-collection';
import { type Entry, freeId, type RecordList } from './record-list';

/** The entries of one list of every record. */
export interface ListEntries {
  readonly records: RecordCollection<Record<string, unknown>>;
  /** The entries of `record`, in order; the same array until one of them changes. */
  of(record: RecordId): readonly Entry[];
  /** What stands in the list of `record`: its entries, and those that an earlier version left inside the record. */
  valuesOf(record: RecordId, former: unknown): readonly unknown[];
  /** Makes the list of `record` these values: those that are there keep their entry, those not given are removed. */
  write(record: RecordId, values: readonly unknown[], origin: Origin): void;
  /** Adds a value at the end; the id of its entry. */
  add(record: RecordId, value: unknown, origin: Origin): RecordId;
  remove(record: RecordId, value: unknown, origin: Origin): void;
  /** Calls back with the ids of the records whose lists changed. */
  onChange(listener: (records: ReadonlySet<RecordId>, origin: unknown) => void): Unsubscribe;
}

interface Placed {
  readonly record: RecordId;
  readonly id: RecordId;
  readonly value: unknown;
  readonly at: number;
  readonly origin: Origin;
}

/** The entries that `list` keeps in `doc`. */
export function entriesOf(doc: Y.Doc, list: RecordList): ListEntries {
  const records: RecordCollection<Record<string, unknown>> = recordCollection(doc, list.root, list.schema);
  const groups = groupsOf(records, list.owner);
  const standing = (record: RecordId) => groups.read().get(record) ?? NONE;
  /** Writes a value at `at` or after it: into its entry, or as one of this id. */
  const place = (entry: Entry | undefined, { record, id, value, at, origin }: Placed): RecordId => {
    const fields = list.fieldsOf(value);
    if (!fields) throw new AppError('bad-input', `no entry of ${list.root}`);
    const order = entry && Number(entry.order) >= at ? Number(entry.order) : at;
    if (!entry) return records.create({ ...fields, [list.owner]: record, order }, { id: records.get(id) ? newId() : id, origin });
    records.patch(entry.id, { ...fields, order }, origin);
    return entry.id;
  };
  const find = (record: RecordId, value: unknown) => standing(record).find(({ id }) => id === list.idOf(record, value));
  return {
    records,
    of: standing,
    valuesOf: (record, former) => valuesOf(list, record, standing(record), former),
    add: (record, value, origin) =>
      find(record, value)?.id ?? place(undefined, { record, id: list.idOf(record, value), value, at: endOf(standing(record)), origin }),
    remove: (record, value, origin) => {
      const entry = find(record, value);
      if (entry) records.remove(entry.id, origin);
    },
    write: (record, values, origin) => {
      const before = new Map(standing(record).map((entry) => [entry.id, entry]));
      const kept = new Set<RecordId>();
      let at = 0;
      for (const value of values) {
        const named = list.idOf(record, value);
        if (list.isSet && kept.has(named)) continue;
        const wanted = freeId(named, kept);
        const id = place(before.get(wanted), { record, id: wanted, value, at, origin });
        kept.add(id);
        at = Number(records.get(id)?.order ?? at) + 1;
      }
      for (const id of before.keys()) if (!kept.has(id)) records.remove(id, origin);
    },
    onChange: (listener) => records.onChange((ids, origin) => listener(groups.ownersOf(ids), origin)),
  };
}

function valuesOf(list: RecordList, record: RecordId, entries: readonly Entry[], former: unknown): readonly unknown[] {
  const left = formerEntries(list, record, former).filter(({ id }) => !entries.some((entry) => entry.id === id));
  if (left.length === 0) return entries.map(list.valueOf);
  const read = left.flatMap(({ id, fields }) => {
    const { data } = list.schema.safeParse(fields);
    return data ? [{ ...data, id }] : [];
  });
  return [...entries, ...read].sort(byOrder).map(list.valueOf);
}

function endOf(entries: readonly Entry[]): number {
  return entries.reduce((end, { order }) => Math.max(end, Number(order) + 1), 0);
}

function byOrder(a: Entry, b: Entry): number {
  return Number(a.order) - Number(b.order) || (a.id < b.id ? -1 : 1);
}

const NONE: readonly Entry[] = [];

interface Groups {
  /** Entries by record, in order; a group is the same array until one of its entries changes. */
  read(): ReadonlyMap<RecordId, readonly Entry[]>;
  /** The records that these entries belong to, or belonged to when they were removed or moved. */
  ownersOf(entries: ReadonlySet<RecordId>): ReadonlySet<RecordId>;
}

function groupsOf(records: RecordCollection<Record<string, unknown>>, owner: string): Groups {
  let seen: readonly Entry[] | undefined;
  let groups: ReadonlyMap<RecordId, readonly Entry[]> = new Map();
  const owners = new Map<RecordId, RecordId>();
  const read = () => {
    const all = records.list();
    if (all === seen) return groups;
    seen = all;
    groups = grouped(all, owner, groups);
    for (const entry of all) owners.set(entry.id, String(entry[owner]));
    return groups;
  };
  read();
  return {
    read,
    ownersOf: (entries) => {
      const before = [...entries].map((id) => owners.get(id));
      read();
      const after = [...entries].map((id) => owners.get(id));
      return new Set([...before, ...after].filter((id) => id !== undefined));
    },
  };
}

function grouped(all: readonly Entry[], owner: string, before: ReadonlyMap<RecordId, readonly Entry[]>) {
  const groups = new Map<RecordId, Entry[]>();
  for (const entry of all) {
    const group = groups.get(String(entry[owner]));
    if (group) group.push(entry);
    else groups.set(String(entry[owner]), [entry]);
  }
  return new Map<RecordId, readonly Entry[]>(
    [...groups].map(([record, group]) => {
      const known = before.get(record) ?? NONE;
      group.sort(byOrder);
      return [record, known.length === group.length && known.every((entry, index) => entry === group[index]) ? known : group];
    }),
  );
}
