import { AppError } from '#shared/app-error';
import { type Clock, systemClock } from '#shared/clock';
import type { DocumentId } from '#shared/ids';
import { attachmentTable } from './attachment-table';
import { createCommitQueue } from '../commit-queue';
import type { DiskSpace } from '../disk-space';
import { type DocumentReading, findDocument, readDocument, readRevisions, setAside } from './document-rows';
import { type DamagedDocument, type DocumentStore, GROUP_COMMIT_MS, type StoredDocument } from '../document-store';
import { readableState } from '../repair/readable-state';
import { dropFreePages, shrink, type SqliteDatabase } from './sqlite';
import type { SqlRow, SqlValue } from './sqlite-driver';
import { clearDamage, markDamaged, purgeDocument, removeDocument, updateLog } from '../update-log';
import { versionTable } from './version-table';

/** What a store needs beside its file; `onClosed` runs when the file is let go of. */
interface SqliteStoreParts {
  readonly database: SqliteDatabase;
  readonly space: DiskSpace;
  readonly clock?: Clock;
  /** See `GROUP_COMMIT_MS`. */
  readonly windowMs?: number;
  readonly onClosed?: () => Promise<void> | void;
}

/** The store over one open, migrated démarche file, which it closes with itself. */
export function createSqliteDocumentStore(parts: SqliteStoreParts): DocumentStore {
  const { database, space, clock = systemClock } = parts;
  const log = updateLog(database);
  const queue = createCommitQueue((batch) => space.write(() => log.commit(batch)), parts.windowMs ?? GROUP_COMMIT_MS);
  const documents = documentTable(parts, clock, queue.flush, log.forget);
  const stopListening = space.onCondition((condition) => {
    if (condition === 'writable') void queue.flush();
  });
  let closing: Promise<void> | undefined;
  return {
    ...documents,
    ...projectionTable(parts),
    ...settingTable(parts),
    ...attachmentTable(database, space),
    ...versionTable(database, space, clock, documents),
    append: (id, update) => queue.append(id, update),
    compact: (id, snapshot, upTo) => space.release(() => log.compact(id, snapshot, upTo)),
    condition: () => space.condition(),
    onCondition: (listener) => space.onCondition(listener),
    close: () => {
      closing ??= queue.close().then(async () => {
        stopListening();
        // A file that can't be shrunk (full disk, damage) is a larger file, nothing worse.
        await shrink(database).catch(() => undefined);
        await database.close();
        await parts.onClosed?.();
      });
      return closing;
    },
  };
}

type DocumentTable = Pick<
  DocumentStore,
  'list' | 'revisions' | 'load' | 'loadReadable' | 'purge' | 'remove' | 'damaged' | 'markDamaged' | 'acceptDamage'
>;

function documentTable(
  { database, space }: SqliteStoreParts,
  clock: Clock,
  flush: () => Promise<void>,
  forget: (id: DocumentId) => void,
): DocumentTable {
  const read = async (id: DocumentId): Promise<(DocumentReading & { damage: string | null }) | undefined> => {
    await flush();
    return database.exclusively(async (queries) => {
      const row = await findDocument(queries, id);
      if (!row) return undefined;
      const reading = await readDocument(queries, row.number);
      // The mark is a service; a file too damaged to take it still has to hand out what is readable.
      const news = reading.unreadable.filter((piece) => piece.reason !== 'page' || row.damage !== 'page');
      if (news.length > 0) await setAside(queries, row.number, news, clock).catch(() => undefined);
      return { ...reading, damage: reading.unreadable[0]?.reason ?? row.damage };
    });
  };
  return {
    list: async () => {
      await flush();
      const rows = await database.all<{ id: DocumentId }>('SELECT id FROM documents ORDER BY number');
      return rows.map((row) => row.id);
    },
    revisions: async () => {
      await flush();
      return readRevisions(database);
    },
    load: async (id) => {
      const reading = await read(id);
      if (reading?.damage) throw new AppError('damaged-document', `${id}: a stored ${reading.damage} is unreadable`, { document: id });
      return reading?.readable;
    },
    loadReadable: async (id): Promise<StoredDocument | undefined> => (await read(id))?.readable,
    purge: async (id) => {
      await flush();
      await space.release(() => database.erase((queries) => purgeDocument(queries, id)));
      await dropFreePages(database);
    },
    remove: async (id) => {
      await flush();
      await space.release(() => database.erase((queries) => removeDocument(queries, id)));
      forget(id);
    },
    damaged: () => listDamaged(database),
    markDamaged: async (id) => {
      await flush();
      await space.write(() => markDamaged(database, id, clock));
    },
    acceptDamage: async (id, recovered) => {
      const readable = (await read(id))?.readable;
      if (!readable) throw new AppError('not-found', `no document ${id}`);
      const mended = { ...(await readableState(readable, recovered)), upTo: readable.sequence };
      await space.write(() => database.transaction((queries) => clearDamage(queries, id, mended, clock)));
      forget(id);
    },
  };
}

interface DamageRow extends SqlRow {
  readonly id: DocumentId;
  readonly damage: string;
  readonly damaged_at: number;
  readonly pieces: number;
}

async function listDamaged(database: SqliteDatabase): Promise<readonly DamagedDocument[]> {
  const rows = await database.all<DamageRow>(
    `SELECT id, damage, damaged_at, (SELECT count(*) FROM set_aside WHERE document = documents.number) AS pieces
     FROM documents WHERE damage IS NOT NULL ORDER BY number`,
  );
  return rows.map((row) => ({ id: row.id, reason: row.damage, at: row.damaged_at, piecesSetAside: row.pieces }));
}

/** Small tables of one key and one value, written through the guard of the disk. */
function projectionTable({ database, space }: SqliteStoreParts): Pick<DocumentStore, 'projection' | 'writeProjection'> {
  const write = `INSERT INTO projections (document, json) SELECT number, ? FROM documents WHERE id = ?
    ON CONFLICT (document) DO UPDATE SET json = excluded.json`;
  return {
    projection: async (id) => {
      const found = 'SELECT json FROM projections JOIN documents ON number = document WHERE id = ?';
      return (await database.get<{ json: string }>(found, [id]))?.json;
    },
    writeProjection: (id, json) => statement({ database, space }, write, [json, id]),
  };
}

function settingTable({ database, space }: SqliteStoreParts): Pick<DocumentStore, 'setting' | 'writeSetting'> {
  const write = 'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';
  return {
    setting: async (name) => (await database.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', [name]))?.value,
    writeSetting: (name, value) => statement({ database, space }, write, [name, value]),
  };
}

async function statement({ database, space }: SqliteStoreParts, sql: string, values: readonly SqlValue[]): Promise<void> {
  await space.write(() => database.run(sql, values));
}
