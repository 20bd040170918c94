import type { Migration } from '#host/storage/sqlite/migrations';

/** A migration of tomorrow, as ugly as they get: a column, a table filled from another, a table rewritten. */
export const NEXT_MIGRATION: Migration = [
  'ALTER TABLE documents ADD COLUMN kind TEXT',
  "UPDATE documents SET kind = substr(id, 1, ifnull(nullif(instr(id, ':'), 0), 99) - 1)",
  'CREATE TABLE facts (document INTEGER PRIMARY KEY, bytes BLOB NOT NULL)',
  'INSERT INTO facts SELECT min(place), bytes FROM updates GROUP BY place',
  'CREATE TABLE settings2 (name TEXT PRIMARY KEY, value TEXT NOT NULL, at INTEGER NOT NULL DEFAULT 0)',
  'INSERT INTO settings2 (name, value) SELECT name, value FROM settings',
  'DROP TABLE settings',
  'ALTER TABLE settings2 RENAME TO settings',
];
