import type { Migration } from './migrations';

/**
 * The tables of a démarche's file, oldest version first. Never edit a migration that was released: add one.
 *
 * `updates.place` is the document's number × 2^32 + the sequence number: a document's updates lie side by
 * side without an index beside them, a commit touches one page per document, and a damaged page rarely
 * holds pieces of two. The statements are short on purpose: they stand in the file as they are written here,
 * and as long as they fit into its first page, no other page can cost the whole file.
 */
export const WORKSPACE_MIGRATIONS: readonly Migration[] = [
  [
    'CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, damage TEXT, damaged_at INTEGER)',
    `CREATE TABLE snapshots (
       document INTEGER PRIMARY KEY REFERENCES documents(number) ON DELETE CASCADE,
       sequence INTEGER NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL)`,
    'CREATE TABLE updates (place INTEGER PRIMARY KEY, crc INTEGER NOT NULL, bytes BLOB NOT NULL)',
    `CREATE TABLE set_aside (
       number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(number) ON DELETE CASCADE,
       reason TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB)`,
    'CREATE TABLE projections (document INTEGER PRIMARY KEY REFERENCES documents(number) ON DELETE CASCADE, json TEXT NOT NULL)',
    'CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
    `CREATE TABLE attachments (
       number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, media_type TEXT NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL)`,
    'CREATE TABLE versions (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID',
    `CREATE TABLE version_documents (
       number INTEGER PRIMARY KEY, version TEXT NOT NULL REFERENCES versions(id) ON DELETE CASCADE,
       document TEXT NOT NULL, crc INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (version, document))`,
  ],
];

/** Room for sequence numbers below one document's number: four thousand million commits. */
const SEQUENCES = 2 ** 32;

/** Where an update of a document lies. */
export function placeOf(documentNumber: number, sequence: number): number {
  return documentNumber * SEQUENCES + sequence;
}

/** The sequence number that a place holds. */
export function sequenceAt(place: number): number {
  return place % SEQUENCES;
}
