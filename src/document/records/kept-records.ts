import * as Y from 'yjs';
import type { z } from 'zod';
import { documentId } from '#document/section';
import type { DocumentId, RecordId } from '#shared/ids';
import { LOCAL, type Origin } from '../origin';
import { byAge, type RecordCollection, recordCollection, type Stored } from './record-collection';

/** The document of what stays at the table where it was written; see `audience.ts`. */
export const TABLE_DOCUMENT: DocumentId = documentId('table');

/** A démarche's core document, and the document of what this table keeps of the same kinds of records. */
export interface CoreAndTable {
  readonly core: Y.Doc;
  readonly table: Y.Doc;
}

/**
 * Records of the core document that somebody may keep at their table. A kept one stands in the table document, under the
 * same root and id; where it stands in both, the one of the table document is read. The host moves them
 * (`host/audiences/keeping.ts`).
 */
export interface KeptRecords {
  readonly root: string;
  /** Whether a record, as plain JSON, must stay at the table; undefined for one that can't be read, which is not moved. */
  isKept(record: unknown): boolean | undefined;
  /** A document of the record's own that goes where the record goes. */
  readonly content?: KeptContent;
}

/** Where the content of a record is; it is written once. */
interface KeptContent {
  /** The root map that holds it, in either document. */
  readonly root: string;
  /** The document for all tables, and the one of this table. */
  readonly shared: (id: RecordId) => DocumentId;
  readonly kept: (id: RecordId) => DocumentId;
}

interface KeptOptions<S extends z.ZodObject> {
  readonly root: string;
  readonly schema: S;
  isKept(record: z.output<S>): boolean;
  /** The fields that say how far a record goes. */
  readonly scope: readonly string[];
}

const views = new WeakMap<Y.Doc, WeakMap<Y.Doc, Map<string, RecordCollection<object>>>>();

/**
 * The records of one root in both documents, as one collection: `create` and `patch` write where the record belongs. A
 * patch that says anew that a record stays at the table writes it there, whole; the host then takes it out of the core. One
 * that says that it may go on is written in the table document, and the host gives it. Asking twice gives the same object.
 */
export function keptCollection<S extends z.ZodObject>(docs: CoreAndTable, options: KeptOptions<S>): RecordCollection<z.output<S>> {
  const byTable = views.get(docs.core) ?? new WeakMap<Y.Doc, Map<string, RecordCollection<object>>>();
  views.set(docs.core, byTable);
  const byRoot = byTable.get(docs.table) ?? new Map<string, RecordCollection<object>>();
  byTable.set(docs.table, byRoot);
  const known = byRoot.get(options.root) ?? (createCollection(docs, options) as RecordCollection<object>);
  byRoot.set(options.root, known);
  return known as RecordCollection<z.output<S>>;
}

function createCollection<S extends z.ZodObject>(
  docs: CoreAndTable,
  { root, schema, isKept, scope }: KeptOptions<S>,
): RecordCollection<z.output<S>> {
  const core = recordCollection(docs.core, root, schema);
  const table = recordCollection(docs.table, root, schema);
  return {
    list: createUnion(core, table),
    get: (id) => table.get(id) ?? core.get(id),
    create: (value, options) => (isKept(value) ? table : core).create(value, options),
    patch(id, change, origin = LOCAL) {
      const fields = table.get(id) ? undefined : recordFields(docs.core, root, id);
      const here =
        fields && Object.keys(change).some((key) => scope.includes(key)) ? schema.safeParse({ ...fields, ...change }) : undefined;
      if (here?.success && isKept(here.data)) keepRecord(docs, root, id, { ...fields, ...here.data }, origin);
      else (fields ? core : table).patch(id, change, origin);
    },
    remove(id, origin) {
      table.remove(id, origin);
      core.remove(id, origin);
    },
    rejected: () => [...new Set([...core.rejected(), ...table.rejected()])],
    onChange(listener) {
      const stops = [core.onChange(listener), table.onChange(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** The list of both, oldest first; the same array until one of them changes. */
function createUnion<T extends object>(core: RecordCollection<T>, table: RecordCollection<T>): () => readonly Stored<T>[] {
  let [shared, kept, union]: (readonly Stored<T>[])[] = [[], [], []];
  return () => {
    if (core.list() === shared && table.list() === kept) return union ?? [];
    [shared, kept] = [core.list(), table.list()];
    const here = new Set(kept.map(({ id }) => id));
    union = kept.length === 0 ? shared : [...shared.filter(({ id }) => !here.has(id)), ...kept].sort(byAge);
    return union;
  };
}

/** The fields of a record as they stand, those that this version does not know included; undefined when there is none. */
export function recordFields(doc: Y.Doc, root: string, id: RecordId): Record<string, unknown> | undefined {
  const record = doc.getMap(root).get(id);
  if (!(record instanceof Y.Map)) return undefined;
  const { [REPLACES]: _replaces, ...fields } = record.toJSON() as Record<string, unknown>;
  return fields;
}

/** A field of the kernel's own in a kept record: which record of the core it replaces. */
const REPLACES = 'keptInPlaceOf';

/** Writes a record of the core in the table document. It is then to leave the core (`isReplaced`). */
function keepRecord(docs: CoreAndTable, root: string, id: RecordId, fields: Readonly<Record<string, unknown>>, origin: Origin): void {
  writeRecord(docs.table, root, id, { ...fields, [REPLACES]: writingOf(docs.core, root, id) }, origin);
}

/**
 * Whether the core still holds the record that the table document's replaces. What another table gives later under the
 * same id is another writing, and theirs: it stays.
 */
export function isReplaced({ core, table }: CoreAndTable, root: string, id: RecordId): boolean {
  const kept = table.getMap(root).get(id);
  return kept instanceof Y.Map && core.getMap(root).has(id) && kept.get(REPLACES) === writingOf(core, root, id);
}

/** Names one writing of a record, alike on every computer. */
function writingOf(doc: Y.Doc, root: string, id: RecordId): string | undefined {
  const item = doc.getMap(root)._map.get(id);
  return item && `${item.id.client}:${item.id.clock}`;
}

/** Writes a record afresh: nothing that was typed and deleted again on the way is in it. */
export function writeRecord(doc: Y.Doc, root: string, id: RecordId, fields: Readonly<Record<string, unknown>>, origin: Origin): void {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  doc.transact(() => doc.getMap(root).set(id, new Y.Map(present)), origin);
}
