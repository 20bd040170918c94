import type * as Y from 'yjs';
import { inCausalOrder } from './causal-order';
import type { ParsedUpdate } from './parse-update';
import type { ClockRange, Struct } from './update-structs';

/** What is applied in one go: some tenths of a millisecond to read, as much to apply. */
const STRUCTS_A_SLICE = 250;
const RANGES_A_SLICE = 1000;

/**
 * A large update in parts, each of which leans on the ones before and on `doc` alone; deletions come last. What leans on
 * what is nowhere is in none of them: the generator then returns false. `doc` may change meanwhile.
 */
export function* slicesOf(doc: Y.Doc, update: ParsedUpdate): Generator<ParsedUpdate, boolean, void> {
  const structs = inCausalOrder(doc, update.added);
  let slice: Struct[] = [];
  let isWhole = false;
  for (;;) {
    const step = structs.next();
    if (!step.done) slice.push(step.value);
    if (slice.length >= STRUCTS_A_SLICE || (step.done && slice.length > 0)) {
      yield { added: rowsOf(slice), deleted: new Map(), isPartial: false };
      slice = [];
    }
    if (!step.done) continue;
    isWhole = step.value === undefined;
    break;
  }
  for (const [client, ranges] of update.deleted)
    for (let at = 0; at < ranges.length; at += RANGES_A_SLICE) yield deletion(client, ranges.slice(at, at + RANGES_A_SLICE));
  return isWhole;
}

/** Deletions of what never came are left out, as those of an update that is partial. */
function deletion(client: number, ranges: readonly ClockRange[]): ParsedUpdate {
  return { added: new Map(), deleted: new Map([[client, ranges]]), isPartial: true };
}

/** In causal order, each replica's structs are in the order of its clock. */
function rowsOf(structs: readonly Struct[]): Map<number, Struct[]> {
  const rows = new Map<number, Struct[]>();
  for (const struct of structs) {
    const row = rows.get(struct.id.client);
    if (row) row.push(struct);
    else rows.set(struct.id.client, [struct]);
  }
  return rows;
}
