/**
 * Opens a stored workshop in this fresh process and prints how long it took until there is content to show and
 * until the document can be edited, from the first line after the imports. Arguments: way, folder.
 */
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { createDiskSpace } from '#host/storage/disk-space';
import { applyStored } from '#host/storage/backups/snapshot';
import { openSqlite } from '#host/storage/sqlite/sqlite';
import { bytesOf } from '#host/storage/sqlite/sqlite-driver';
import { openWorkspaceFile } from '#host/storage/workspace-file';

const [way = '', folder = ''] = process.argv.slice(2);
const begun = performance.now();
const since = () => performance.now() - begun;
const doc = new Y.Doc();

const ways: Record<string, () => Promise<number>> = {
  /** The projection, then the snapshot and its tail, from the encrypted file, checked whole. */
  async product() {
    const space = await createDiskSpace(join(folder, 'reserve'), { ballastBytes: 0 });
    const { store } = await openWorkspaceFile({ path: join(folder, 'une.demarche'), key: new Uint8Array(32).fill(7), space });
    JSON.parse((await store.projection('core')) ?? '');
    const content = since();
    const stored = await store.load('core');
    if (stored) applyStored(doc, stored);
    return content;
  },
  /** The scheme of @hocuspocus/extension-sqlite 4.7: the whole state in V1, in one row. */
  async whole() {
    const database = await openSqlite(join(folder, 'whole.db'));
    const row = await database.get<{ data: Uint8Array }>('SELECT data FROM documents');
    Y.applyUpdate(doc, bytesOf(row?.data));
    return since();
  },
  /** JSON from a plain file. */
  async json() {
    JSON.parse(readFileSync(join(folder, 'workshop.json'), 'utf8'));
    return since();
  },
  async v1() {
    Y.applyUpdate(doc, readFileSync(join(folder, 'workshop.v1')));
    return since();
  },
  async v2() {
    Y.applyUpdateV2(doc, readFileSync(join(folder, 'workshop.v2')));
    return since();
  },
};
const open = ways[way];
if (!open) throw new Error(`no way ${way}`);
const content = await open();
const editable = since();
const opened = way === 'json' ? {} : { editable, actors: doc.getMap('actors').size };
writeSync(1, `${JSON.stringify({ content, ...opened })}\n`);
process.exit(0);
