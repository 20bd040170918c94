import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { type Id, newId, type RecordId } from '#shared/ids';
import type { Stored } from './record-collection';

/** An entry of a list as its own root keeps it: the record it belongs to, its place, and what it says. */
export type Entry = Stored<Record<string, unknown>>;

/**
 * A list that records show as a field, each entry a record of its own under `root`: two tables that each add an entry
 * both add it. `V` is what stands in the list: the entry with its id, the id of what it refers to, or a line of words.
 */
export interface RecordList<V = unknown> {
  readonly root: string;
  /** The field of an entry that names its record. */
  readonly owner: string;
  readonly schema: z.ZodObject;
  /** Whether a value stands at most once in a list. */
  readonly isSet: boolean;
  /** The entry as it stands in the list. */
  valueOf(entry: Entry): V;
  /** What an entry keeps of a value, every field of the schema named; undefined for what is no entry. */
  fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined;
  /** The id of a value that is written into the list of `record`. */
  idOf(record: RecordId, value: unknown): RecordId;
  /** The part of an entry's id that follows from the value alone; undefined when it has no name of its own. */
  nameOf(value: unknown): string | undefined;
}

const id = z.string().min(1).max(64);
const order = z.number().catch(0);

/** A list of records with fields of their own. */
export function listOfRecords<S extends z.ZodObject>(root: string, owner: string, fields: S): RecordList<Stored<z.output<S>>> {
  const blank = Object.fromEntries(Object.keys(fields.shape).map((key) => [key, undefined]));
  const nameOf = (value: unknown) => (isPlain(value) && typeof value.id === 'string' && value.id !== '' ? value.id : undefined);
  return {
    root,
    owner,
    schema: z.object({ [owner]: id, ...fields.shape, order }),
    isSet: false,
    valueOf: ({ [owner]: _owner, order: _order, ...value }) => value as Stored<z.output<S>>,
    fieldsOf: (value) => {
      if (!isPlain(value)) return undefined;
      const { id: _id, ...rest } = value;
      return { ...blank, ...rest };
    },
    idOf: (_record, value) => nameOf(value) ?? newId(),
    nameOf,
  };
}

/**
 * A list of references, each at most once: `key` is the field that holds the id of what is referred to, or one of a closed
 * list of words.
 */
export function listOfReferences<V extends string = string>(root: string, owner: string, key: string): RecordList<V> {
  return {
    root,
    owner,
    schema: z.object({ [owner]: id, [key]: id, order }),
    isSet: true,
    valueOf: (entry) => String(entry[key]) as V,
    fieldsOf: (value) => (typeof value === 'string' && value !== '' ? { [key]: value } : undefined),
    idOf: (record, value) => entryId(record, String(value)),
    nameOf: (value) => (typeof value === 'string' ? value : undefined),
  };
}

/** A list of lines in an order, each known by its words: one that is reworded is another. The same words may stand twice. */
export function listOfLines(root: string, owner: string): RecordList<string> {
  return {
    root,
    owner,
    schema: z.object({ [owner]: id, text: z.string().max(4000), order }),
    isSet: false,
    valueOf: ({ text }) => String(text),
    fieldsOf: (value) => (typeof value === 'string' ? { text: value } : undefined),
    idOf: (record, value) => entryId(record, nameFrom(value)),
    nameOf: nameFrom,
  };
}

/** A name that follows from what is said, the same on every computer; plain JSON only. */
export function nameFrom(said: unknown): string {
  const digest = sha256(new TextEncoder().encode(JSON.stringify(said)));
  return [...digest.subarray(0, 10)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `wanted`, or where it is taken the next that is free: the second line of the same words has an id of its own. */
export function freeId(wanted: RecordId, taken: ReadonlySet<RecordId>): RecordId {
  let id = wanted;
  for (let again = 2; taken.has(id); again++) id = `${wanted}.${again}`;
  return id;
}

/** The id of an entry that follows from its record and its name there, the same on every computer. */
export function entryId(record: RecordId, name: string): Id<'record'> {
  return `${record}:${name}`;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
