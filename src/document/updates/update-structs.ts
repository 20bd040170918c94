import * as Y from 'yjs';
import type { CharId } from '../text/text-structs';

/** A piece of a document as Yjs keeps it: something that was written, or what is left of it once it was collected. */
export type Struct = Y.Item | Y.GC;

/** What an update brings, read without applying it. */
export interface UpdateStructs {
  /** What each replica adds: one unbroken row, in the order of its clock. */
  readonly added: ReadonlyMap<number, readonly Struct[]>;
  /** What it deletes, replica by replica: ranges in order that don't overlap. */
  readonly deleted: ReadonlyMap<number, readonly ClockRange[]>;
}

/** A stretch of what one replica wrote, in its own clock (a character is one tick). */
export interface ClockRange {
  readonly from: number;
  /** The first clock after it. */
  readonly to: number;
}

/** The clock after the last struct of a row; 0 for an empty one. */
export function endOf(row: readonly Struct[]): number {
  const last = row.at(-1);
  return last ? last.id.clock + last.length : 0;
}

/** A struct in two, `offset` clocks after its beginning, as Yjs cuts it in a document; the struct itself stays whole. */
export function cutStruct(struct: Struct, offset: number): [Struct, Struct] {
  const { id } = struct;
  const restId = Y.createID(id.client, id.clock + offset);
  if (struct instanceof Y.GC) return [new Y.GC(id, offset), new Y.GC(restId, struct.length - offset)];
  const { origin, rightOrigin, parent, parentSub } = struct;
  const content = struct.content.copy();
  const rest = content.splice(offset);
  const restOrigin = Y.createID(id.client, id.clock + offset - 1);
  return [
    new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, content),
    new Y.Item(restId, null, restOrigin, null, rightOrigin, parent, parentSub, rest),
  ];
}

/** What stands at an id: in the document, else in the update; undefined when it is in neither. */
export function structAt(doc: Y.Doc, { added }: Pick<UpdateStructs, 'added'>, { client, clock }: CharId): Struct | undefined {
  if (clock < Y.getState(doc.store, client)) return within(doc.store.clients.get(client) ?? [], clock);
  const row = added.get(client) ?? [];
  const [first] = row;
  return first && clock >= first.id.clock && clock < endOf(row) ? within(row, clock) : undefined;
}

function within(row: readonly Struct[], clock: number): Struct | undefined {
  return row[Y.findIndexSS(row as Struct[], clock)];
}
