import { deflateRawSync, gzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { hasPendingUpdates } from '#document/updates/foreign-updates';
import { atMost, type BenchTable, medianOf, type Role, type Unit } from './bench-table';
import { contest, type Entrant, SCALE } from './contest';
import { type Meeting, meetAsTables, meetStock, reunite } from './live/reunion';
import { playAfternoon, workApart } from './workshop';

const KEYS = Math.round(15_000 * SCALE);
const FIELDS = Math.round(1500 * SCALE);
const PRODUCT = 'product';
const STOCK = 'y-protocols sync (V1)';
const ENTRANTS: readonly (readonly [string, Role, Meeting])[] = [
  [PRODUCT, 'product', meetAsTables],
  [STOCK, 'peer', meetStock],
];
const UNITS: Readonly<Record<string, Unit>> = {
  oneWay: 'bytes',
  bothWays: 'bytes',
  frames: 'count',
  apply: 'ms',
  longestApply: 'ms',
  longestTask: 'ms',
};

/** Row 10: two tables that were apart for two days meet again over the workshop's document. */
export async function run(): Promise<BenchTable> {
  const before = Y.encodeStateAsUpdate(playAfternoon(SCALE).doc);
  const [left, right] = [101, 202].map((seed) => partApart(before, seed)) as [Apart, Apart];
  const together = holding(left.state);
  Y.applyUpdate(together, right.state);
  const expected = { content: contentOf(together), digest: digestOf(together) };
  const entrants: Entrant[] = ENTRANTS.map(([name, role, meet]) => ({
    name,
    role,
    async round() {
      const docs = [holding(left.state), holding(right.state)] as const;
      // What making them left behind is not to be collected while they meet.
      globalThis.gc?.();
      const reunion = await reunite(...docs, meet);
      for (const doc of docs) {
        const isWhole = contentOf(doc) === expected.content && sameDigest(digestOf(doc), expected.digest) && !hasPendingUpdates(doc);
        if (!isWhole) throw new Error(`${name}: edits are missing`);
        doc.destroy();
      }
      return { ...reunion };
    },
  }));
  const packed = [lackingPacked(left, right), lackingPacked(right, left)];
  const texts = [left, right].map(({ typed }) => gzipSync(typed).byteLength);
  const limits = [limitOf('what is lacking, V2 deflated', packed), limitOf('gzip of the new text', texts)];
  return tableOf(await contest([...entrants, ...limits], UNITS));
}

interface Apart {
  /** V1. */
  readonly state: Uint8Array;
  readonly typed: string;
}

function partApart(before: Uint8Array, seed: number): Apart {
  const doc = holding(before);
  const typed = workApart(doc, { seed, keys: KEYS, fields: FIELDS });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { state, typed };
}

function holding(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

/** The least that Yjs can say of what `to` lacks; its delete set is always whole. */
function lackingPacked(from: Apart, to: Apart): number {
  const lacking = Y.encodeStateAsUpdateV2(holding(from.state), Y.encodeStateVectorFromUpdate(to.state));
  return deflateRawSync(lacking).byteLength;
}

function limitOf(name: string, sizes: readonly number[]): Entrant {
  return { name, role: 'limit', round: async () => ({ oneWay: sizes[0] ?? 0, bothWays: (sizes[0] ?? 0) + (sizes[1] ?? 0) }) };
}

function contentOf(doc: Y.Doc): string {
  const maps = ['actors', 'relations', 'responses'].map((name) =>
    Object.entries(doc.getMap(name).toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return JSON.stringify([maps, Array.from({ length: 5 }, (_, index) => doc.getText(`report${index}`).toString())]);
}

function tableOf(contestants: BenchTable['contestants']): BenchTable {
  const of = (figure: string) => medianOf(contestants, PRODUCT, figure);
  return {
    row: 10,
    name: 'partition',
    workload:
      `Two tables apart for two days on the workshop's document (seed 42, scale ${SCALE}): ${KEYS} keystrokes and ${FIELDS} changed fields each, ` +
      'by 25 people each (seeds 101 and 202); then both meet over a pipe in memory, one frame a turn of the event loop. ' +
      '`apply` is a side’s, `longestTask` also counts the turns in which what the other lacks is put together.',
    contestants,
    targets: [
      atMost('wire at most 0.45 of y-protocols’', of('bothWays') / medianOf(contestants, STOCK, 'bothWays'), 0.45),
      atMost('no task over 16 ms', of('longestTask'), 16, 1),
    ],
    notes: [
      'asserted: both tables end with what both states applied to one document give, and lack nothing',
      'what is over the wire limit: the slices, each deflated by itself, and what each side says of what it holds and took',
      'a task is a turn of the loop by the clock: on a machine that does something else meanwhile, read it beside the peer’s',
      'both sides share one event loop here: one waits while the other works, as two computers do not',
      'Loro and Automerge are not installed: not compared',
    ],
  };
}
