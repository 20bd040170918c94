import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { createDiskSpace } from '#host/storage/disk-space';
import { openSqlite } from '#host/storage/sqlite/sqlite';
import { openWorkspaceFile } from '#host/storage/workspace-file';
import { nodeScript } from '../support/node-script';
import { atMost, type BenchTable, medianOf, type Role } from './bench-table';
import { runFresh } from './child';
import { contest, SCALE } from './contest';
import { playAfternoon } from './workshop';

const PRODUCT = 'product (encrypted file, projection, V2 snapshot)';
const BARE = 'Y.applyUpdateV2 from a plain file';
const WAYS: readonly (readonly [string, string, Role])[] = [
  ['product', PRODUCT, 'product'],
  ['whole', 'Hocuspocus-sqlite’s state (one row, V1)', 'peer'],
  ['v1', 'Y.applyUpdate from a plain file', 'limit'],
  ['v2', BARE, 'limit'],
  ['json', 'JSON from a plain file', 'limit'],
];

/** Row 7, the host's part: a fresh process, from the file to something to show, and to something to edit. */
export async function run(): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'faire-avec-bench-'));
  try {
    const { doc } = playAfternoon(SCALE);
    await storeEveryWay(folder, doc);
    const script = await nodeScript('test/bench/scripts/cold-open.ts');
    const actors = doc.getMap('actors').size;
    const contestants = await contest(
      WAYS.map(([way, name, role]) => ({
        name,
        role,
        round: async () => {
          const { actors: found, ...times } = runFresh(script, [way, folder]);
          if (found !== undefined && found !== actors) throw new Error(`${way} opened ${found} actors of ${actors}`);
          return times;
        },
      })),
      { content: 'ms', editable: 'ms' },
      Math.max(5, Number(process.env.BENCH_ROUNDS ?? 7)),
    );
    return tableOf(contestants);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tableOf(contestants: BenchTable['contestants']): BenchTable {
  const product = (figure: string) => medianOf(contestants, PRODUCT, figure);
  return {
    row: 7,
    name: 'cold-open',
    workload:
      'The reference workshop (seed 42) in one document, opened in a fresh process with a warm page cache; milliseconds from the first line ' +
      'after the imports. `content`: something plain to show; `editable`: the document itself. The painting is measured by the window’s rows.',
    contestants,
    targets: [
      atMost('content to show within 60 ms', product('content'), 60, 0),
      atMost(
        'content at least 10 × sooner than the peer',
        (10 * product('content')) / medianOf(contestants, WAYS[1]?.[1] ?? '', 'content'),
        1,
      ),
      atMost('editable at most 1.0 × bare applyUpdateV2', product('editable') / medianOf(contestants, BARE, 'editable'), 1),
    ],
    notes: ['the product also checks the whole file before it shows anything (quick_check, page seals)', 'y-leveldb is not installed'],
  };
}

async function storeEveryWay(folder: string, doc: Y.Doc): Promise<void> {
  const space = await createDiskSpace(join(folder, 'reserve'), { ballastBytes: 0 });
  const { store } = await openWorkspaceFile({ path: join(folder, 'une.demarche'), key: new Uint8Array(32).fill(7), space, create: true });
  const sequence = await store.append('core', Y.encodeStateAsUpdate(doc));
  await store.compact('core', Y.encodeStateAsUpdateV2(doc), sequence);
  const json = JSON.stringify(doc.toJSON());
  await store.writeProjection('core', json);
  await store.close();
  space.close();
  const database = await openSqlite(join(folder, 'whole.db'));
  await database.run('CREATE TABLE documents (name TEXT NOT NULL UNIQUE, data BLOB NOT NULL)');
  await database.run('INSERT INTO documents VALUES (?, ?)', ['core', Y.encodeStateAsUpdate(doc)]);
  await database.close();
  writeFileSync(join(folder, 'workshop.json'), json);
  writeFileSync(join(folder, 'workshop.v1'), Y.encodeStateAsUpdate(doc));
  writeFileSync(join(folder, 'workshop.v2'), Y.encodeStateAsUpdateV2(doc));
}
