import * as Y from 'yjs';
import { createDocumentHub } from '#host/documents/document-hub';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { atMost, type BenchTable, medianOf } from './bench-table';
import { contest, SCALE } from './contest';
import { playAfternoon } from './workshop';

const TURNS = 20;
const MB = 2 ** 20;

/** Row 14: what the workshop's document costs in memory while it is open, and what is left once it is closed. */
export async function run(): Promise<BenchTable> {
  const { doc } = playAfternoon(SCALE);
  const snapshot = Y.encodeStateAsUpdateV2(doc);
  const json = JSON.stringify(Object.fromEntries([...doc.share.keys()].map((name) => [name, doc.share.get(name)?.toJSON()])));
  const store = createMemoryDocumentStore();
  await store.append('core', Y.encodeStateAsUpdate(doc));
  doc.destroy();
  const contestants = await contest(
    [
      { name: 'product (hub, live document)', role: 'product', round: () => measure(() => openInHub(store)) },
      { name: 'bare Y.Doc', role: 'peer', round: () => measure(() => openBare(snapshot)) },
      { name: 'plain JSON', role: 'limit', round: () => measure(() => openJson(json)) },
    ],
    { open: 'MB', left: 'MB' },
    3,
  );
  const [product = '', bare = ''] = contestants.map((one) => one.name);
  return {
    row: 14,
    name: 'memory',
    workload: `the workshop's document (seeded, scale ${SCALE}) opened and closed ${TURNS} times in one process; heap after a collection`,
    contestants,
    targets: [
      atMost('at most 20 MB for the open document', medianOf(contestants, product, 'open'), 20, 1),
      atMost('at most 1.1 times a bare Y.Doc', medianOf(contestants, product, 'open') / medianOf(contestants, bare, 'open'), 1.1),
      atMost('back to within 2 MB after closing', Math.abs(medianOf(contestants, product, 'left')), 2, 1),
    ],
    notes: [
      'the hub with 50 clients is measured by the rows of the live workshop, not here',
      ...(globalThis.gc ? [] : ['no --expose-gc: figures include what was not collected yet']),
    ],
  };
}

/** Something open, and how to close it. */
interface Opened {
  close(): Promise<void> | void;
}

async function measure(open: () => Promise<Opened>): Promise<Record<string, number>> {
  const before = heap();
  const sizes: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const opened = await open();
    sizes.push(heap() - before);
    await opened.close();
  }
  return { open: (sizes.sort((a, b) => a - b)[TURNS / 2] ?? 0) / MB, left: (heap() - before) / MB };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function openInHub(store: ReturnType<typeof createMemoryDocumentStore>): Promise<Opened> {
  const hub = createDocumentHub(store, []);
  const held = await hub.hold('core');
  if (held.live.doc.share.size === 0) throw new Error('the document is empty');
  return { close: () => hub.close() };
}

async function openBare(snapshot: Uint8Array): Promise<Opened> {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, snapshot);
  return { close: () => doc.destroy() };
}

async function openJson(json: string): Promise<Opened> {
  const held = { value: JSON.parse(json) as unknown };
  return {
    close: () => {
      held.value = undefined;
    },
  };
}
