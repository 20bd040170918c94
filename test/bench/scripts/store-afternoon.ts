/**
 * Stores the updates of an afternoon by one strategy, in this fresh process, and prints what it cost.
 * Arguments: strategy, folder, file of updates (each behind its length, 32 bits). Thirteen updates are what
 * fifty people make in 50 ms, the window of a common commit.
 */
import { closeSync, fdatasyncSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { createPersistence } from '#host/documents/persistence';
import { createDiskSpace } from '#host/storage/disk-space';
import { openSqlite } from '#host/storage/sqlite/sqlite';
import { openWorkspaceFile } from '#host/storage/workspace-file';

const PER_COMMIT = 13;
/** Ten seconds of an afternoon: Hocuspocus' longest wait. */
const PER_STORE = 2500;
const [strategy = '', folder = '', updatesFile = ''] = process.argv.slice(2);
const updates = readUpdates(updatesFile);

/** One way of keeping updates. */
interface Strategy {
  add(update: Uint8Array): void;
  /** Called after each window of 50 ms, with how many updates there were so far. */
  commit(count: number): Promise<void>;
  close(): Promise<void>;
}

const strategies: Record<string, () => Promise<Strategy>> = { product, rows, whole, file, nothing };
const make = strategies[strategy];
if (!make) throw new Error(`no strategy ${strategy}`);
const kept = await make();
const [cpuBefore, bytesBefore, begun] = [process.cpuUsage(), bytesWritten(), performance.now()];
let largest = 0;
for (let index = 0; index < updates.length; index += PER_COMMIT) {
  const batch = updates.slice(index, index + PER_COMMIT);
  for (const update of batch) kept.add(update);
  await kept.commit(index + batch.length);
  if (process.env.SAY_SAVED) writeSync(1, `saved ${index + batch.length}\n`);
  if (index % (PER_COMMIT * 50) === 0) largest = Math.max(largest, size(folder));
}
const beforeClose = size(folder);
await kept.close();
const cpu = process.cpuUsage(cpuBefore);
const cost = {
  ms: performance.now() - begun,
  cpuPerUpdate: (cpu.user + cpu.system) / updates.length,
  written: bytesWritten() - bytesBefore,
  largest: Math.max(largest, beforeClose),
  closed: size(folder),
};
writeSync(1, `${JSON.stringify(cost)}\n`);
process.exit(0);

/** What the app does: the live document's own way to the store. */
async function product(): Promise<Strategy> {
  const space = await createDiskSpace(join(folder, 'reserve'), { ballastBytes: 0 });
  const path = join(folder, 'une.demarche');
  const { store } = await openWorkspaceFile({ path, key: new Uint8Array(32).fill(7), create: true, space, windowMs: 0 });
  const doc = new Y.Doc();
  const persistence = createPersistence('core', doc, store, undefined, () => '{}');
  return {
    add(update) {
      Y.applyUpdate(doc, update);
      persistence.add(update);
    },
    commit: () => persistence.whenSaved(),
    async close() {
      await persistence.close();
      await store.close();
    },
  };
}

/** One row an update, one transaction a window: an append-only log that nobody folds. */
async function rows(): Promise<Strategy> {
  const database = await openSqlite(join(folder, 'rows.db'));
  await database.run('CREATE TABLE log (number INTEGER PRIMARY KEY, document INTEGER NOT NULL, bytes BLOB NOT NULL)');
  const waiting: Uint8Array[] = [];
  return {
    add: (update) => void waiting.push(update),
    async commit() {
      const batch = waiting.splice(0);
      await database.run(`INSERT INTO log (document, bytes) VALUES ${batch.map(() => '(1, ?)').join(', ')}`, batch);
    },
    close: () => database.close(),
  };
}

/** The scheme of @hocuspocus/extension-sqlite 4.7: the whole state, in one row, written again and again. */
async function whole(): Promise<Strategy> {
  const database = await openSqlite(join(folder, 'whole.db'));
  await database.run('CREATE TABLE documents (name TEXT NOT NULL UNIQUE, data BLOB NOT NULL)');
  const doc = new Y.Doc();
  const store = async () => {
    const sql = 'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data';
    await database.run(sql, ['core', Y.encodeStateAsUpdate(doc)]);
  };
  let stored = 0;
  return {
    add: (update) => Y.applyUpdate(doc, update),
    async commit(count) {
      if (count - stored < PER_STORE) return;
      stored = count;
      await store();
    },
    async close() {
      await store();
      await database.close();
    },
  };
}

/** The least that keeps anything: bytes at the end of a file, synced each window. */
async function file(): Promise<Strategy> {
  const log = openSync(join(folder, 'log'), 'a');
  const waiting: Uint8Array[] = [];
  return {
    add: (update) => void waiting.push(update),
    async commit() {
      writeSync(log, Buffer.concat(waiting.splice(0)));
      fdatasyncSync(log);
    },
    close: async () => closeSync(log),
  };
}

/** What reading the updates into a document costs without keeping them. */
async function nothing(): Promise<Strategy> {
  const doc = new Y.Doc();
  return { add: (update) => Y.applyUpdate(doc, update), commit: async () => undefined, close: async () => undefined };
}

function readUpdates(path: string): Uint8Array[] {
  const bytes = readFileSync(path);
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    found.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found;
}

function size(path: string): number {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Bytes this process handed to the system for writing (Linux); an exact count. */
function bytesWritten(): number {
  const line = /^wchar: (\d+)/mu.exec(readFileSync('/proc/self/io', 'utf8'));
  return Number(line?.[1] ?? 0);
}
