import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as Y from 'yjs';
import { createDiskSpace } from '#host/storage/disk-space';
import { applyStored } from '#host/storage/backups/snapshot';
import { openWorkspaceFile } from '#host/storage/workspace-file';
import { nodeScript } from '../support/node-script';
import { atMost, type BenchTable, medianOf, type Role } from './bench-table';
import { runFresh } from './child';
import { contest, type Entrant, SCALE } from './contest';
import { type Afternoon, playAfternoon } from './workshop';

const KILLS = 3;

/** Row 15: an afternoon of fifty people goes into the store, and the host is killed in the middle. */
export async function run(): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'faire-avec-bench-'));
  try {
    const afternoon = playAfternoon(SCALE);
    const updatesFile = join(folder, 'updates');
    writeFileSync(updatesFile, Buffer.concat(afternoon.updates.map(behindItsLength)));
    const script = await nodeScript('test/bench/scripts/store-afternoon.ts');
    const entrants: Entrant[] = STRATEGIES.map(([strategy, name, role]) => ({
      name,
      role,
      round: async (round) => runFresh(script, [strategy, madeFolder(folder, `${strategy}-${round}`), updatesFile]),
    }));
    const contestants = await contest(entrants, {
      ms: 'ms',
      cpuPerUpdate: 'µs',
      written: 'bytes',
      largest: 'bytes',
      closed: 'bytes',
    });
    const killed = await killInTheMiddle(script, folder, updatesFile, afternoon);
    return tableOf(afternoon, contestants, killed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PRODUCT = 'product (encrypted, V2 snapshot and tail)';
const APPLY = 'applying alone';
const STRATEGIES: readonly (readonly [string, string, Role])[] = [
  ['product', PRODUCT, 'product'],
  ['rows', 'one row an update', 'peer'],
  ['whole', 'Hocuspocus-sqlite’s scheme (whole state every 10 s)', 'peer'],
  ['file', 'append and fdatasync', 'limit'],
  ['nothing', APPLY, 'limit'],
];

function tableOf(afternoon: Afternoon, contestants: BenchTable['contestants'], killed: { lost: number; saved: number }): BenchTable {
  const snapshot = Y.encodeStateAsUpdateV2(afternoon.doc).byteLength;
  const of = (figure: string) => medianOf(contestants, PRODUCT, figure);
  const storing = of('cpuPerUpdate') - medianOf(contestants, APPLY, 'cpuPerUpdate');
  return {
    row: 15,
    name: 'afternoon',
    workload:
      `${afternoon.updates.length.toLocaleString('en')} updates of 50 people (seed 42), ${afternoon.payloadBytes.toLocaleString('en')} bytes; ` +
      `V2 snapshot at the end ${snapshot.toLocaleString('en')} bytes. One commit per 50 ms of the afternoon (13 updates), synchronous=FULL. ` +
      '`written` is what the process handed to the system; `largest` and `closed` are all files together.',
    contestants,
    targets: [
      atMost('file after closing at most 1.5 × the V2 snapshot', of('closed') / snapshot, 1.5),
      atMost('files at any time at most 3 × the V2 snapshot', of('largest') / snapshot, 3),
      atMost('bytes written at most 15 × the payload', of('written') / afternoon.payloadBytes, 15),
      atMost('at most 10 µs of CPU an update, applying it left out', storing, 10, 1),
      atMost(
        `acknowledged updates lost over ${KILLS} kills in the middle (${killed.saved.toLocaleString('en')} acknowledged)`,
        killed.lost,
        0,
        0,
      ),
    ],
    notes: [
      'the whole-state scheme acknowledges before it stores: up to 10 s of it would be lost by the same kill',
      'y-leveldb is not installed: one native driver more for one line of a table',
      'on a power cut at most the window of 50 ms is lost, and none of it was acknowledged (promise R2)',
    ],
  };
}

function behindItsLength(update: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4 + update.byteLength);
  bytes.writeUInt32LE(update.byteLength);
  bytes.set(update, 4);
  return bytes;
}

function madeFolder(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  return folder;
}

async function killInTheMiddle(
  script: string,
  parent: string,
  updatesFile: string,
  afternoon: Afternoon,
): Promise<{ lost: number; saved: number }> {
  const outcome = { lost: 0, saved: 0 };
  for (let kill = 1; kill <= KILLS; kill++) {
    const folder = madeFolder(parent, `killed-${kill}`);
    const saved = await killAfter(script, folder, updatesFile, Math.floor((afternoon.updates.length * kill) / (KILLS + 1)));
    outcome.saved += saved;
    if (!(await holdsAll(folder, afternoon.updates.slice(0, saved)))) outcome.lost += 1;
  }
  return outcome;
}

/** Starts the product's writer, kills it once so many updates were acknowledged, and returns how many were. */
async function killAfter(script: string, folder: string, updatesFile: string, count: number): Promise<number> {
  const child = spawn(process.execPath, [script, 'product', folder, updatesFile], { env: { ...process.env, SAY_SAVED: '1' } });
  let saved = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('saved ')) continue;
    saved = Number(line.slice(6));
    if (saved >= count) child.kill('SIGKILL');
  }
  return saved;
}

/** True when the stored document lacks nothing of these updates. */
async function holdsAll(folder: string, updates: readonly Uint8Array[]): Promise<boolean> {
  const space = await createDiskSpace(join(folder, 'reserve'), { ballastBytes: 0 });
  const { store } = await openWorkspaceFile({ path: join(folder, 'une.demarche'), key: new Uint8Array(32).fill(7), space });
  const stored = await store.load('core');
  await store.close();
  space.close();
  const doc = new Y.Doc();
  if (stored) applyStored(doc, stored);
  let lacking = false;
  doc.on('update', () => {
    lacking = true;
  });
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return !lacking;
}
