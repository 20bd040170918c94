import * as Y from 'yjs';
import type { CharId } from '../text/text-structs';
import { inCausalOrder, rowsOfUpdate } from './causal-order';
import { type ParsedUpdate, parseUpdate, type ReadLimits, type UpdateEncoding } from './parse-update';
import { withSingleValues } from './single-values';
import { type StructPlaces, structPlaces } from './struct-places';
import { cutStruct, endOf, type Struct, type UpdateStructs } from './update-structs';
import { writeUpdate } from './write-update';

/** What an update brings to one document, looked at struct by struct. */
export interface ReadUpdate extends UpdateStructs {
  /** The update (V1) as it was read here: applied in the place of what came, it holds exactly what was looked at. */
  readonly bytes: Uint8Array;
  /** Where its structs will stand. */
  readonly places: StructPlaces;
  /**
   * The first id it leans on that is neither in it nor in the document, and may still come: a replica's clock there is
   * beyond what the document holds. The places are then unknown, and it may not be applied. Else undefined.
   */
  readonly missing: CharId | undefined;
  /** True when its writer itself lacked something: what stood behind that was left out. */
  readonly isPartial: boolean;
}

/** How an update is encoded, and what it may hold at most. */
export interface ReadOptions {
  /** V1 unless said otherwise. */
  readonly encoding?: UpdateEncoding;
  readonly limits?: ReadLimits;
}

/**
 * Reads an update from anywhere (PITFALLS §9), beside the document it is for, which is left as it is. This is the one way in: what
 * it lets through, Yjs applies without throwing, now and after any number of reloads. Its cost is the update's, not the
 * document's. Throws `too-large`, and `bad-input` for what no replica writes (see `parseUpdate`, `inCausalOrder`,
 * `structPlaces`).
 */
export function readUpdate(doc: Y.Doc, bytes: Uint8Array, { encoding = 'v1', limits }: ReadOptions = {}): ReadUpdate {
  return checkParsed(doc, parseUpdate(bytes, encoding, limits));
}

/** `readUpdate` of what was parsed already: at any time before, or in parts. */
export function checkParsed(doc: Y.Doc, { added: all, deleted: allDeleted, isPartial }: ParsedUpdate): ReadUpdate {
  const unknown = withoutKnown(doc, all);
  const deleted = isPartial ? withoutUnknown(doc, unknown, allDeleted) : allDeleted;
  const places = structPlaces(doc, { added: unknown });
  const missing = lookAtStructs(doc, unknown, places) ?? missingDeletion(doc, unknown, deleted);
  const added = missing ? unknown : withSingleValues(unknown, places);
  const bytes = writeUpdate({ added, deleted });
  return { bytes, added, deleted, places: added === unknown ? places : structPlaces(doc, { added }), missing, isPartial };
}

function lookAtStructs(doc: Y.Doc, added: UpdateStructs['added'], places: StructPlaces): CharId | undefined {
  const structs = inCausalOrder((client) => Y.getState(doc.store, client), rowsOfUpdate(added));
  for (;;) {
    const step = structs.next();
    if (step.done) return step.value;
    places.of(step.value);
  }
}

function missingDeletion(doc: Y.Doc, added: UpdateStructs['added'], deleted: UpdateStructs['deleted']): CharId | undefined {
  for (const [client, ranges] of deleted) {
    const end = knownEnd(doc, added, client);
    const last = ranges.at(-1);
    if (last && last.to > end) return { client, clock: end };
  }
  return undefined;
}

/** What is there once the update is. */
function knownEnd(doc: Y.Doc, added: UpdateStructs['added'], client: number): number {
  return Math.max(Y.getState(doc.store, client), endOf(added.get(client) ?? []));
}

/** The rows without what the document has already; the first struct of a row may be the rest of one. */
function withoutKnown(doc: Y.Doc, all: UpdateStructs['added']): ReadonlyMap<number, readonly Struct[]> {
  const added = new Map<number, readonly Struct[]>();
  for (const [client, row] of all) {
    const known = Y.getState(doc.store, client);
    if (endOf(row) <= known) continue;
    const first = row[0]?.id.clock ?? 0;
    if (first >= known) added.set(client, row);
    else {
      const index = Y.findIndexSS(row as Struct[], known);
      added.set(
        client,
        row.slice(index).map((struct) => (struct.id.clock < known ? cutStruct(struct, known - struct.id.clock)[1] : struct)),
      );
    }
  }
  return added;
}

function withoutUnknown(doc: Y.Doc, added: UpdateStructs['added'], deleted: UpdateStructs['deleted']): UpdateStructs['deleted'] {
  const kept = new Map<number, UpdateStructs['deleted'] extends ReadonlyMap<number, infer Ranges> ? Ranges : never>();
  for (const [client, ranges] of deleted) {
    const end = knownEnd(doc, added, client);
    const here = ranges.filter(({ from }) => from < end).map(({ from, to }) => ({ from, to: Math.min(to, end) }));
    if (here.length > 0) kept.set(client, here);
  }
  return kept;
}
