import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import { type DocumentId, newId } from '#shared/ids';
import type { DiskSpace } from '../disk-space';
import type { DocumentStore, NamedVersion } from '../document-store';
import { snapshotOfReadable } from '../repair/readable-state';
import type { SqliteDatabase } from './sqlite';
import { bytesOf, type SqliteQueries, type SqlRow } from './sqlite-driver';
import { checksum } from '../update-batch';

type VersionTable = Pick<DocumentStore, 'saveVersion' | 'listVersions' | 'readVersion' | 'removeVersion'>;
type Documents = Pick<DocumentStore, 'list' | 'loadReadable'>;

interface VersionDocumentRow extends SqlRow {
  readonly document: DocumentId;
  readonly crc: number;
  readonly bytes: Uint8Array;
}

/** Named states of the démarche, each a snapshot of every document. */
export function versionTable(database: SqliteDatabase, space: DiskSpace, clock: Clock, documents: Documents): VersionTable {
  return {
    saveVersion: async (name) => {
      const version = { id: newId(), name, createdAt: clock.now() };
      const snapshots = await snapshotAll(documents);
      await space.write(() => database.transaction((queries) => writeVersion(queries, version, snapshots)));
      return version;
    },
    listVersions: async () => {
      const sql = 'SELECT id, name, created_at AS createdAt FROM versions ORDER BY created_at DESC, id';
      const rows = await database.all<SqlRow & NamedVersion>(sql);
      return rows.map(({ id, name, createdAt }) => ({ id, name, createdAt }));
    },
    readVersion: async (versionId) => {
      const known = await database.get('SELECT id FROM versions WHERE id = ?', [versionId]);
      if (!known) throw new AppError('not-found', `no version ${versionId}`);
      const sql = 'SELECT document, crc, bytes FROM version_documents WHERE version = ? ORDER BY number';
      const rows = await database.all<VersionDocumentRow>(sql, [versionId]);
      return new Map(rows.map((row) => [row.document, checkedSnapshot(row)]));
    },
    removeVersion: async (versionId) => {
      await space.release(() => database.erase((queries) => queries.run('DELETE FROM versions WHERE id = ?', [versionId])));
    },
  };
}

/** Every document as one V2 snapshot; of a damaged one, what is readable. */
async function snapshotAll(documents: Documents): Promise<ReadonlyMap<DocumentId, Uint8Array>> {
  const snapshots = new Map<DocumentId, Uint8Array>();
  for (const id of await documents.list()) {
    const stored = await documents.loadReadable(id);
    if (stored) snapshots.set(id, await snapshotOfReadable(stored));
  }
  return snapshots;
}

async function writeVersion(queries: SqliteQueries, version: NamedVersion, snapshots: ReadonlyMap<DocumentId, Uint8Array>): Promise<void> {
  await queries.run('INSERT INTO versions (id, name, created_at) VALUES (?, ?, ?)', [version.id, version.name, version.createdAt]);
  for (const [document, bytes] of snapshots) {
    const values = [version.id, document, checksum(bytes), bytes];
    await queries.run('INSERT INTO version_documents (version, document, crc, bytes) VALUES (?, ?, ?, ?)', values);
  }
}

function checkedSnapshot(row: VersionDocumentRow): Uint8Array {
  const bytes = bytesOf(row.bytes);
  if (checksum(bytes) !== row.crc) throw new AppError('damaged-document', `the version of ${row.document} is damaged`);
  return bytes;
}
