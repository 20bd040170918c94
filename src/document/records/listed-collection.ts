import type * as Y from 'yjs';
import { z } from 'zod';
import { AppError } from '#shared/app-error';
import type { RecordId } from '#shared/ids';
import { LOCAL, MIGRATION, type Origin } from '../origin';
import { adoptFormerLists, type Lists } from './former-lists';
import { entriesOf, type ListEntries } from './list-entries';
import { type RecordCollection, recordCollection, type Stored } from './record-collection';
import type { RecordList } from './record-list';

type ValueOf<L> = L extends RecordList<infer V> ? V : never;
type Draft<V> = V extends string ? V : Omit<V, 'id'> & { readonly id?: RecordId };

/** The records of a root, each with its lists as fields. */
type Listed<S extends z.ZodObject, L extends Lists> = z.output<S> & { readonly [K in keyof L]: readonly ValueOf<L[K]>[] };

/** One entry at a time of one of a record's lists: what others do to the same list meanwhile stands. */
interface ListWriter<V> {
  /** Adds an entry at the end and returns its id. Unknown record: `not-found`; a value that does not fit: `bad-input`. */
  add(record: RecordId, value: Draft<V>, origin?: Origin): RecordId;
  /** Writes the fields given of one entry. Unknown entry: `not-found`. */
  patch(entry: RecordId, change: Partial<V>, origin?: Origin): void;
  /** Takes an entry out; twice is harmless. */
  remove(record: RecordId, value: V, origin?: Origin): void;
}

/**
 * A collection whose records show lists that stand under roots of their own (see `RecordList`). A list given to `create`
 * or `patch` is written entry by entry, and entries that it leaves out are removed. A record that is removed takes its
 * entries along; what an earlier version wrote inside a record is read as if it stood in its place.
 */
export interface ListedCollection<T extends object, L extends Lists> extends RecordCollection<T> {
  readonly lists: { readonly [K in keyof L]: ListWriter<ValueOf<L[K]>> };
}

type Fields = Record<string, unknown>;

const collections = new WeakMap<Y.Doc, Map<string, unknown>>();

/**
 * The collection of `root` with its lists. A schema may name the lists too, for what a record is before it is created: how
 * they are stored, `lists` says alone. Asking twice gives the same object.
 * Only section files call this.
 */
export function listedCollection<S extends z.ZodObject, L extends Lists>(
  doc: Y.Doc,
  root: string,
  schema: S,
  lists: L,
): ListedCollection<Listed<S, L>, L> {
  const known = collections.get(doc) ?? new Map<string, unknown>();
  collections.set(doc, known);
  if (!known.has(root)) known.set(root, createListed(doc, root, schema, lists));
  // The root's name decides schema and lists: one section file holds them.
  return known.get(root) as ListedCollection<Listed<S, L>, L>;
}

function createListed(doc: Y.Doc, root: string, schema: z.ZodObject, lists: Lists): ListedCollection<Fields, Lists> {
  const records: RecordCollection<Fields> = recordCollection(doc, root, withFormerLists(schema, lists));
  const entries = new Map(Object.entries(lists).map(([key, list]) => [key, entriesOf(doc, list)]));
  const reading = readingOf(records, entries);
  const split = (value: Fields) => ({
    own: Object.fromEntries(Object.entries(value).filter(([key]) => !entries.has(key))),
    given: [...entries].filter(([key]) => Array.isArray(value[key])).map(([key, list]) => [list, value[key] as unknown[]] as const),
  });
  /** What stands inside the records first becomes entries, so that the list written is the whole list. */
  const settle = () => doc.transact(() => adoptFormerLists(doc, root, lists), MIGRATION);
  return {
    ...reading,
    lists: Object.fromEntries([...entries].map(([key, list]) => [key, writerOf(records, list, settle)])),
    create: (value, options = {}) => {
      const { own, given } = split(value);
      return doc.transact(() => {
        const id = records.create(own, options);
        for (const [list, values] of given) list.write(id, values, options.origin ?? LOCAL);
        return id;
      }, options.origin ?? LOCAL);
    },
    patch: (id, change, origin = LOCAL) => {
      const { own, given } = split(change);
      if (given.length > 0) settle();
      doc.transact(() => {
        records.patch(id, own, origin);
        for (const [list, values] of given) list.write(id, values, origin);
      }, origin);
    },
    remove: (id, origin = LOCAL) =>
      doc.transact(() => {
        records.remove(id, origin);
        for (const list of entries.values()) list.write(id, [], origin);
      }, origin),
    rejected: records.rejected,
  };
}

/** One schema for all documents: zod compiles each it is given. */
const extended = new WeakMap<z.ZodObject, z.ZodObject>();

/** The schema of a record that may still hold its lists. */
function withFormerLists(schema: z.ZodObject, lists: Lists): z.ZodObject {
  const former = Object.fromEntries(Object.keys(lists).map((key) => [key, z.array(z.unknown()).optional().catch(undefined)]));
  const whole = extended.get(schema) ?? schema.extend(former);
  extended.set(schema, whole);
  return whole;
}

function writerOf(records: RecordCollection<Fields>, list: ListEntries, settle: () => void): ListWriter<unknown> {
  return {
    add: (record, value, origin = LOCAL) => {
      if (!records.get(record)) throw new AppError('not-found', `no record ${record}`);
      settle();
      return list.add(record, value, origin);
    },
    patch: (entry, change, origin = LOCAL) => list.records.patch(entry, change as Fields, origin),
    remove: (record, value, origin = LOCAL) => {
      settle();
      list.remove(record, value, origin);
    },
  };
}

type Reading = Pick<RecordCollection<Fields>, 'list' | 'get' | 'onChange'>;

/** Reads records with their lists. A record is the same object until it or one of its lists changes. */
function readingOf(records: RecordCollection<Fields>, entries: ReadonlyMap<string, ListEntries>): Reading {
  const joined = new WeakMap<object, { readonly of: readonly unknown[]; readonly record: Stored<Fields> }>();
  const lists = [...entries.values()];
  const join = (record: Stored<Fields>): Stored<Fields> => {
    const known = joined.get(record);
    if (known && lists.every((list, index) => list.of(record.id) === known.of[index])) return known.record;
    const shown = Object.fromEntries([...entries].map(([key, list]) => [key, list.valuesOf(record.id, record[key])]));
    const whole = { ...record, ...shown };
    joined.set(record, { of: lists.map((list) => list.of(record.id)), record: whole });
    return whole;
  };
  let seen: readonly unknown[] = [];
  let sorted: readonly Stored<Fields>[] = [];
  return {
    list: () => {
      const now = [records.list(), ...lists.map((list) => list.records.list())];
      if (now.length !== seen.length || now.some((list, index) => list !== seen[index])) {
        sorted = records.list().map(join);
        seen = now;
      }
      return sorted;
    },
    get: (id) => {
      const record = records.get(id);
      return record && join(record);
    },
    onChange: (listener) => {
      const stops = [records.onChange(listener), ...lists.map((list) => list.onChange(listener))];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
