import * as Y from 'yjs';
import type { z } from 'zod';
import { AppError } from '#shared/app-error';
import { newId, type RecordId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import { LOCAL, type Origin } from '../origin';

/** A record as read: its fields, valid by the schema, and its id. */
export type Stored<T> = T & { readonly id: RecordId };

/**
 * A set of records under one root of a document, each a `Y.Map` of plain values keyed by field, so that
 * two people who change two fields of one record both keep their change.
 *
 * Reading never throws on what a peer wrote: a field that the schema can repair (`.catch`, `.default`) is
 * repaired, a record it can't is skipped and listed by `rejected`. Keys the schema does not know are kept,
 * for the newer version that wrote them. Each write is one transaction with a typed origin.
 */
export interface RecordCollection<T extends object> {
  /** Every valid record, oldest first (`createdAt`, then id), the same array until something changes. */
  list(): readonly Stored<T>[];
  get(id: RecordId): Stored<T> | undefined;
  /** Adds a record and returns its id. Throws `bad-input` when the value does not fit the schema. */
  create(value: T, options?: { id?: RecordId; origin?: Origin }): RecordId;
  /** Writes the fields given and leaves the others. An undefined field is removed. Unknown id: `not-found`. */
  patch(id: RecordId, change: Partial<T>, origin?: Origin): void;
  /** Removes a record; removing it twice is harmless. */
  remove(id: RecordId, origin?: Origin): void;
  /** Ids of the records that the schema refuses, still in the document. */
  rejected(): readonly RecordId[];
  /** Calls back after each transaction that touched the collection, whoever made it. */
  onChange(listener: (changedIds: ReadonlySet<RecordId>, origin: unknown) => void): Unsubscribe;
}

interface View<T> {
  readonly records: Map<RecordId, Stored<T>>;
  readonly rejected: Set<RecordId>;
  sorted: readonly Stored<T>[] | undefined;
}

const views = new WeakMap<Y.Doc, Map<string, RecordCollection<object>>>();

/**
 * The collection of `root` in `doc`. Asking twice gives the same object, so its cached view is shared.
 * Only `model/<feature>-section.ts` files call this: they alone name roots and keys.
 */
export function recordCollection<S extends z.ZodObject>(doc: Y.Doc, root: string, schema: S): RecordCollection<z.output<S>> {
  const known = views.get(doc) ?? new Map<string, RecordCollection<object>>();
  views.set(doc, known);
  const existing = known.get(root);
  // The root's name decides the schema: one section file holds both.
  if (existing) return existing as RecordCollection<z.output<S>>;
  const created = createCollection(doc, root, schema);
  known.set(root, created as RecordCollection<object>);
  return created;
}

function createCollection<S extends z.ZodObject>(doc: Y.Doc, root: string, schema: S): RecordCollection<z.output<S>> {
  type T = z.output<S>;
  const map = doc.getMap<unknown>(root);
  const listeners = new Set<(ids: ReadonlySet<RecordId>, origin: unknown) => void>();
  const view = readAll<T>(map, schema);

  map.observeDeep((events, transaction) => {
    const changed = changedIds(events);
    for (const id of changed) readOne<T>(view, map, schema, id);
    view.sorted = undefined;
    for (const listener of [...listeners]) listener(changed, transaction.origin);
  });

  /** Inside a transaction that goes on, nobody is told before its end: what was written is read at once all the same. */
  const written = (id: RecordId) => {
    if (doc._transaction === null) return;
    readOne<T>(view, map, schema, id);
    view.sorted = undefined;
  };

  return {
    list: () => {
      view.sorted ??= [...view.records.values()].sort(byAge);
      return view.sorted;
    },
    get: (id) => view.records.get(id),
    create: (value, options = {}) => {
      const id = options.id ?? newId();
      const fields = checked(schema, value);
      doc.transact(() => map.set(id, new Y.Map(Object.entries(fields))), options.origin ?? LOCAL);
      written(id);
      return id;
    },
    patch: (id, change, origin = LOCAL) => {
      const record = map.get(id);
      if (!(record instanceof Y.Map)) throw new AppError('not-found', `no record ${id} in ${root}`);
      checked(schema, { ...record.toJSON(), ...change });
      doc.transact(() => writeFields(record, change), origin);
      written(id);
    },
    remove: (id, origin = LOCAL) => {
      if (!map.has(id)) return;
      doc.transact(() => map.delete(id), origin);
      written(id);
    },
    rejected: () => [...view.rejected],
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function writeFields(record: Y.Map<unknown>, change: object): void {
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) record.delete(key);
    // An equal value is not written again: a key rewritten is a tombstone for ever.
    else if (JSON.stringify(record.get(key)) !== JSON.stringify(value)) record.set(key, value);
  }
}

/** The fields as the schema leaves them, undefined ones dropped: Yjs would keep them as values. */
function checked(schema: z.ZodObject, value: object): Record<string, unknown> {
  const result = schema.safeParse(value);
  if (!result.success)
    throw new AppError('bad-input', result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  return Object.fromEntries(Object.entries(result.data).filter(([, field]) => field !== undefined));
}

function readAll<T>(map: Y.Map<unknown>, schema: z.ZodObject): View<T> {
  const view: View<T> = { records: new Map(), rejected: new Set(), sorted: undefined };
  for (const id of map.keys()) readOne(view, map, schema, id);
  return view;
}

function readOne<T>(view: View<T>, map: Y.Map<unknown>, schema: z.ZodObject, id: RecordId): void {
  view.records.delete(id);
  view.rejected.delete(id);
  if (!map.has(id)) return;
  const value = map.get(id);
  const result = value instanceof Y.Map ? schema.safeParse(value.toJSON()) : undefined;
  if (result?.success) view.records.set(id, { ...(result.data as T), id });
  else view.rejected.add(id);
}

function changedIds(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<RecordId> {
  const ids = new Set<RecordId>();
  for (const event of events) {
    if (event.path.length > 0) ids.add(String(event.path[0]));
    else for (const id of event.changes.keys.keys()) ids.add(id);
  }
  return ids;
}

/** Oldest first, and by id where two are of one age. */
export function byAge(a: Stored<object>, b: Stored<object>): number {
  const [first, second] = [ageOf(a), ageOf(b)];
  if (first !== second) return first - second;
  return a.id < b.id ? -1 : 1;
}

function ageOf(record: object): number {
  const created = (record as { createdAt?: unknown }).createdAt;
  return typeof created === 'number' ? created : 0;
}
