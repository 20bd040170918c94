import { AppError, toAppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { WorkspaceId } from '#shared/ids';
import { databaseVersion, type Migration, migrate } from './sqlite/migrations';
import { openSqlite, type SqliteDatabase } from './sqlite/sqlite';
import type { SqlRow } from './sqlite/sqlite-driver';
import { checksum } from './update-batch';
import { PROTECTIONS, type Protection } from './keys/workspace-key';

/** What the home screen knows of a démarche without opening it. The title is readable even when it is locked. */
export interface CatalogueEntry {
  readonly id: WorkspaceId;
  readonly title: string;
  readonly protection: Protection;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly lastOpenedAt: number;
  /** When it was put in the trash; it is removed for good 30 days later. */
  readonly trashedAt: number | undefined;
}

/** The list of démarches on this computer, and the few settings of the app itself. Holds no content. */
export interface Catalogue {
  /** Not in the trash; last opened first. */
  list(): Promise<readonly CatalogueEntry[]>;
  /** In the trash; last put there first. */
  listTrash(): Promise<readonly CatalogueEntry[]>;
  find(id: WorkspaceId): Promise<CatalogueEntry | undefined>;
  add(entry: Pick<CatalogueEntry, 'id' | 'title' | 'protection'>): Promise<void>;
  update(id: WorkspaceId, change: Partial<Omit<CatalogueEntry, 'id' | 'createdAt'>>): Promise<void>;
  remove(id: WorkspaceId): Promise<void>;
  setting(name: string): Promise<string | undefined>;
  writeSetting(name: string, value: string): Promise<void>;
  close(): Promise<void>;
}

/** How long a démarche stays in the trash: 30 days. */
export const TRASH_MS = 30 * 24 * 3_600_000;

const MIGRATIONS: readonly Migration[] = [
  [
    `CREATE TABLE workspaces (
       id TEXT PRIMARY KEY, title TEXT NOT NULL, protection TEXT NOT NULL,
       created_at INTEGER NOT NULL, last_opened_at INTEGER NOT NULL, trashed_at INTEGER) WITHOUT ROWID`,
    'CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  ],
  // The catalogue is not encrypted, so nothing but this tells a damaged row: one flipped bit must not look
  // like a démarche that has been in the trash for a year.
  ['ALTER TABLE workspaces ADD COLUMN crc INTEGER'],
];

interface WorkspaceRow extends SqlRow {
  readonly id: WorkspaceId;
  readonly title: string;
  readonly protection: string;
  readonly created_at: number;
  readonly last_opened_at: number;
  readonly trashed_at: number | null;
  /** Absent in rows of the first version. */
  readonly crc: number | null;
}

/** Opens or creates the catalogue. Throws `damaged-workspace` when it can't be read: it can be made again from the files. */
export async function openCatalogue(path: string, clock: Clock): Promise<Catalogue> {
  const database = await openSqlite(path);
  try {
    await migrate(database, MIGRATIONS).catch((error: unknown) => doubtNewer(database, error));
    await expectWhole(database);
    await sayVersion(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return catalogueOf(database, clock);
}

/** The setting that says a second time which version wrote the catalogue. */
const VERSION = 'catalogue-version';

/**
 * One flipped bit makes a version of tomorrow of today's, and would keep everybody from every démarche. A catalogue that a
 * later app wrote says its version twice.
 */
async function doubtNewer(database: SqliteDatabase, error: unknown): Promise<never> {
  if (toAppError(error).code !== 'newer-version') throw error;
  const said = await database.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', [VERSION]).catch(() => undefined);
  if (said?.value === String(await databaseVersion(database))) throw error;
  throw new AppError('damaged-workspace', 'the catalogue says two versions', {}, { cause: error });
}

async function sayVersion(database: SqliteDatabase): Promise<void> {
  const version = String(await databaseVersion(database));
  const known = await database.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', [VERSION]);
  if (known?.value !== version) await database.run('INSERT OR REPLACE INTO settings VALUES (?, ?)', [VERSION, version]);
}

/** A small file, read whole: damage shows now and not in the middle of an afternoon. */
async function expectWhole(database: SqliteDatabase): Promise<void> {
  // One flipped bit may rename a column: each is asked for by its name.
  await database.all('SELECT id, title, protection, created_at, last_opened_at, trashed_at, crc FROM workspaces LIMIT 0');
  await database.all('SELECT name, value FROM settings LIMIT 0');
  const check = await database.get<SqlRow & { quick_check: string }>('PRAGMA quick_check(1)');
  await database.all('SELECT * FROM settings');
  const rows = await database.all<WorkspaceRow>('SELECT * FROM workspaces');
  const damaged = rows.find((row) => row.crc !== null && row.crc !== rowChecksum(entryOf(row)));
  if (damaged || check?.quick_check !== 'ok') throw new AppError('damaged-workspace', 'the catalogue is damaged');
}

function rowChecksum({ id, title, protection, createdAt, lastOpenedAt, trashedAt }: CatalogueEntry): number {
  return checksum(new TextEncoder().encode(JSON.stringify([id, title, protection, createdAt, lastOpenedAt, trashedAt ?? null])));
}

function catalogueOf(database: SqliteDatabase, clock: Clock): Catalogue {
  const select = async (rest: string, values: readonly string[] = []) =>
    (await database.all<WorkspaceRow>(`SELECT * FROM workspaces ${rest}`, values)).map(entryOf);
  return {
    list: () => select('WHERE trashed_at IS NULL ORDER BY last_opened_at DESC, id'),
    listTrash: () => select('WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, id'),
    find: async (id) => (await select('WHERE id = ?', [id]))[0],
    add: async ({ id, title, protection }) => {
      const now = clock.now();
      const crc = rowChecksum({ id, title, protection, createdAt: now, lastOpenedAt: now, trashedAt: undefined });
      const columns = 'id, title, protection, created_at, last_opened_at, crc';
      await database.run(`INSERT INTO workspaces (${columns}) VALUES (?, ?, ?, ?, ?, ?)`, [id, title, protection, now, now, crc]);
    },
    update: (id, change) => updateEntry(database, id, change),
    remove: async (id) => {
      await database.run('DELETE FROM workspaces WHERE id = ?', [id]);
    },
    setting: async (name) => (await database.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', [name]))?.value,
    writeSetting: async (name, value) => {
      const sql = 'INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';
      // The catalogue is not encrypted: what a setting said before, of a démarche that is locked since, must not stay in it.
      await database.erase((queries) => queries.run(sql, [name, value]));
    },
    close: () => database.close(),
  };
}

async function updateEntry(
  database: SqliteDatabase,
  id: WorkspaceId,
  change: Partial<Omit<CatalogueEntry, 'id' | 'createdAt'>>,
): Promise<void> {
  await database.transaction(async (queries) => {
    const row = await queries.get<WorkspaceRow>('SELECT * FROM workspaces WHERE id = ?', [id]);
    if (!row) return;
    const next = { ...entryOf(row), ...change };
    const values = [next.title, next.protection, next.lastOpenedAt, next.trashedAt ?? null, rowChecksum(next), id];
    const sql = 'UPDATE workspaces SET title = ?, protection = ?, last_opened_at = ?, trashed_at = ?, crc = ? WHERE id = ?';
    await queries.run(sql, values);
  });
}

function entryOf(row: WorkspaceRow): CatalogueEntry {
  return {
    id: row.id,
    title: row.title,
    protection: PROTECTIONS.find((protection) => protection === row.protection) ?? 'none',
    createdAt: row.created_at,
    lastOpenedAt: row.last_opened_at,
    trashedAt: row.trashed_at ?? undefined,
  };
}
