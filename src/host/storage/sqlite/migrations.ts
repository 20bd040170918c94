import { AppError } from '#shared/app-error';
import type { SqliteDatabase } from './sqlite';

/** The statements that take a database from version n to n + 1, in one transaction. */
export type Migration = readonly string[];

/**
 * Brings a database to the last of `migrations`, each in a transaction of its own: killed at any statement,
 * the file is at the version before or after, whole. `beforeEach` runs ahead of each one but the first (a
 * backup). Throws `newer-version` for a file that a later version of the app has written.
 */
export async function migrate(
  database: SqliteDatabase,
  migrations: readonly Migration[],
  beforeEach: (version: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const current = await databaseVersion(database);
  if (current > migrations.length) {
    throw new AppError('newer-version', `${database.path} has version ${current}, this app knows ${migrations.length}`);
  }
  for (const [index, statements] of migrations.entries()) {
    if (index < current) continue;
    if (index > 0) await beforeEach(index);
    await database.transaction(async (queries) => {
      for (const statement of statements) await queries.run(statement.replace(/\s+/gu, ' '));
      await queries.run(`PRAGMA user_version = ${index + 1}`);
    });
  }
}

/** The version a database says it has; 0 for a new one. */
export async function databaseVersion(database: SqliteDatabase): Promise<number> {
  const row = await database.get<{ user_version: number }>('PRAGMA user_version');
  return row?.user_version ?? 0;
}
