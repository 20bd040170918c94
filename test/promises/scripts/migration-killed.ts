/**
 * Migrates a démarche's file to tomorrow's version and kills itself before statement number N of it (or after
 * the last, before the commit). Arguments: the file, N.
 */
import { migrate } from '#host/storage/sqlite/migrations';
import { openSqlite, type SqliteDatabase } from '#host/storage/sqlite/sqlite';
import type { SqliteQueries } from '#host/storage/sqlite/sqlite-driver';
import { WORKSPACE_MIGRATIONS } from '#host/storage/sqlite/workspace-schema';
import { NEXT_MIGRATION } from './next-migration';

const [path = '', killAt] = process.argv.slice(2);
const database = await openSqlite(path, { key: new Uint8Array(32).fill(7) });
let count = 0;
const killing = (queries: SqliteQueries): SqliteQueries => ({
  ...queries,
  run: (sql, parameters) => {
    if (count++ === Number(killAt)) process.kill(process.pid, 'SIGKILL');
    return queries.run(sql, parameters);
  },
});
const watched: SqliteDatabase = { ...database, transaction: (work) => database.transaction((queries) => work(killing(queries))) };
await migrate(watched, [...WORKSPACE_MIGRATIONS, NEXT_MIGRATION], async () => {
  await database.run('VACUUM INTO ?', [`${path}.sauvegarde`]);
});
await database.close();
process.exit(0);
