import * as Y from 'yjs';
import { AppError } from '#shared/app-error';
import type { Place, StructPlaces } from '../updates/struct-places';
import type { WriterRights } from './writer-rights';

type Spot = Exclude<Place, string>;

/** What one writer adds and removes, looked at struct by struct; everything throws `forbidden` for what is not theirs. */
interface RecordCheck {
  /** Takes a new record; false when the item is none. Records come before what is inside them. */
  addRecord(item: Y.Item, place: Spot): boolean;
  addInside(item: Y.Item, place: Spot): void;
  /** Takes the removal of a whole record; false when the item is none. */
  removeRecord(item: Y.Item, place: Spot): boolean;
  removeInside(place: Spot): void;
  /** Looks at what only shows once everything was seen: new records that lack a field, too many of them. */
  finish(): void;
}

/** A plain value: what `contribution` and its like hold, with room. */
const MOST_VALUE_CHARACTERS = 4096;

/** Where a place lies in a record: a field of it, or inside the text of a field. */
interface Inside {
  readonly record: Y.Item;
  readonly field: string;
  /** The item that holds the text, for a place inside one. */
  readonly text: Y.Item | undefined;
}

/** What was seen of an update so far. */
interface Check {
  readonly rights: WriterRights;
  readonly places: StructPlaces;
  /** The records under the root now, deleted ones included. */
  readonly root: ReadonlyMap<string, Y.Item>;
  /** Records that the update makes, and their fields: the plain value of each, as JSON. */
  readonly created: Map<Y.Item, Map<string, string>>;
  readonly keys: Set<string>;
  readonly removed: Set<Y.Item>;
  /** Letters that texts will have. */
  readonly lengths: Map<Y.Item, number>;
}

/** The check of one update of a guest, which stands in `places`, against its `rights`. Looks at `doc` and leaves it as it is. */
export function createRecordCheck(doc: Y.Doc, rights: WriterRights, places: StructPlaces): RecordCheck {
  const root = (doc.share.get(rights.root)?._map as Map<string, Y.Item> | undefined) ?? new Map<string, Y.Item>();
  const check: Check = { rights, places, root, created: new Map(), keys: new Set(), removed: new Set(), lengths: new Map() };
  return {
    addRecord(item, place) {
      if (!isRecordPlace(check, place)) return false;
      addRecord(check, item, place.key ?? '');
      return true;
    },
    addInside(item, place) {
      const inside = within(check, place);
      if (inside.text) addWords(check, item, inside.text);
      else addField(check, item, inside);
    },
    removeRecord(item, place) {
      if (!isRecordPlace(check, place)) return false;
      if (!isOwn(check, item)) refuse("somebody else's record");
      check.removed.add(item);
      return true;
    },
    removeInside(place) {
      const { record, field, text } = within(check, place);
      if (!text && !rights.plain.includes(field) && !check.removed.has(record)) refuse('a field that stays as it is');
    },
    finish: () => finish(check),
  };
}

function isRecordPlace({ rights }: Check, { holder, key }: Spot): boolean {
  return holder === rights.root && key !== null;
}

function isOwn({ created, rights }: Check, record: Y.Item): boolean {
  return created.has(record) || ownerOf(record, rights) === rights.owner.value;
}

/** Where in a record of this writer a place lies; undefined when it is none of theirs. */
function insideOf(check: Check, { holder, key }: Spot): Inside | undefined {
  const above = typeof holder === 'string' ? 'gone' : check.places.of(holder);
  if (typeof holder === 'string' || typeof above === 'string') return undefined;
  if (isRecordPlace(check, above))
    return key !== null && isOwn(check, holder) ? { record: holder, field: key, text: undefined } : undefined;
  const field = key === null ? insideOf(check, above) : undefined;
  return field && !field.text && check.rights.texts.includes(field.field) ? { ...field, text: holder } : undefined;
}

function within(check: Check, place: Spot): Inside {
  return insideOf(check, place) ?? refuse('not in a record of this writer');
}

function addRecord({ root, keys, created }: Check, item: Y.Item, key: string): void {
  // A key that was ever used is somebody's: to write it again would take the record away.
  if (root.has(key) || keys.has(key)) refuse('the key of another record');
  keys.add(key);
  if (item.content instanceof Y.ContentDeleted) return;
  if (typeOf(item)?.constructor !== Y.Map) refuse('not a record');
  created.set(item, new Map());
}

function addField({ rights, created }: Check, item: Y.Item, { record, field }: Inside): void {
  if (rights.plain.includes(field)) {
    if (!(item.content instanceof Y.ContentDeleted)) plainValue(item);
    return;
  }
  const fields = created.get(record);
  if (!fields || fields.has(field)) throw refusal('a field that stays as it is');
  if (!rights.texts.includes(field)) fields.set(field, plainValue(item));
  else if (typeOf(item)?.constructor === Y.Text) fields.set(field, '');
  else refuse('not a text');
}

function addWords({ rights, lengths }: Check, { content }: Y.Item, text: Y.Item): void {
  if (content instanceof Y.ContentDeleted) return;
  if (!(content instanceof Y.ContentString)) throw refusal('not plain words');
  const total = (lengths.get(text) ?? lengthOf(text)) + content.str.length;
  if (total > rights.mostCharacters) throw new AppError('too-large', 'a text that is too long');
  lengths.set(text, total);
}

function finish({ rights, created, root }: Check): void {
  if (created.size === 0) return;
  for (const fields of created.values())
    if (!rights.fixed.some((fixed) => holdsExactly(fields, fixed, rights))) refuse('not what a record must hold');
  const own = [...root.values()].filter((record) => ownerOf(record, rights) === rights.owner.value).length;
  if (own + created.size > rights.mostRecords) throw new AppError('too-large', 'too many records');
}

/** Whether a new record holds these fields, and beside them only texts. */
function holdsExactly(fields: ReadonlyMap<string, string>, fixed: Readonly<Record<string, unknown>>, { texts }: WriterRights): boolean {
  const known = Object.entries(fixed).every(([field, value]) => fields.get(field) === JSON.stringify(value));
  return known && [...fields.keys()].every((field) => texts.includes(field) || Object.hasOwn(fixed, field));
}

/** Who a record of the document belongs to; undefined when nobody says so. */
function ownerOf(record: Y.Item, rights: WriterRights): unknown {
  const type = record.deleted ? undefined : typeOf(record);
  return type instanceof Y.Map ? type.get(rights.owner.field) : undefined;
}

function typeOf(item: Y.Item): object | undefined {
  return item.content instanceof Y.ContentType ? item.content.type : undefined;
}

/** Letters in a text of the document; one that comes with the update has none yet. */
function lengthOf(text: Y.Item): number {
  const type = typeOf(text);
  return type instanceof Y.Text && type.doc ? type.length : 0;
}

/** The one plain value of a struct, as JSON. */
function plainValue({ content }: Y.Item): string {
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return refuse('not a plain value');
  const value: unknown = content.arr[0];
  const json = isPlain(value, 0) ? JSON.stringify(value) : refuse('not a plain value');
  if (json.length > MOST_VALUE_CHARACTERS) throw new AppError('too-large', 'a value that is too large');
  return json;
}

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth > 4) return false;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1));
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every((one) => isPlain(one, depth + 1));
}

function refuse(why: string): never {
  throw refusal(why);
}

function refusal(why: string): AppError {
  return new AppError('forbidden', why);
}
