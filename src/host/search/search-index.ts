import { createHash } from 'node:crypto';
import { MAX_HITS, type SearchHit } from '#bridge/documents-contract';
import type { Findable } from '#document/section';
import { openSqlite, type SqliteDatabase } from '#host/storage/sqlite/sqlite';
import { databaseVersion } from '#host/storage/sqlite/migrations';
import type { SqliteQueries, SqlRow } from '#host/storage/sqlite/sqlite-driver';
import { AppError } from '#shared/app-error';
import { inTurns } from '#shared/in-turns';
import type { DocumentId } from '#shared/ids';
import { foldedText } from './folded-words';
import { markText, snippetOf } from './marked-text';
import { bestEntries, type FoundEntry } from './matching';
import { readQuery, type SearchQuery } from './search-query';

/** What an index of another version holds is not what this one would write: it is made again. */
const INDEX_VERSION = 1;

/**
 * `folded` keeps no text: what is to be taken out of it is folded again from its entry. With `secure-delete` a word that no
 * entry holds any more leaves its pages at once, and not with the next merge.
 */
const SCHEMA = [
  'CREATE TABLE documents (id TEXT PRIMARY KEY, revision TEXT NOT NULL) WITHOUT ROWID',
  `CREATE TABLE entries (number INTEGER PRIMARY KEY, document TEXT NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL,
     within TEXT, digest TEXT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL)`,
  'CREATE INDEX entries_by_document ON entries (document, digest)',
  'CREATE INDEX entries_by_record ON entries (record)',
  `CREATE VIRTUAL TABLE folded USING fts5 (title, words, content = '', tokenize = 'ascii', prefix = '1 2 3')`,
  `INSERT INTO folded (folded, rank) VALUES ('secure-delete', 1)`,
  `INSERT INTO folded (folded, rank) VALUES ('rank', 'bm25(10.0, 1.0)')`,
  `PRAGMA user_version = ${INDEX_VERSION}`,
];

/** Rows written in one transaction: a search waits for one at most. */
const ROWS_AT_ONCE = 16;

/** Everything written in a démarche, as it can be found. One file, encrypted, that holds nothing of its own. */
export interface SearchIndex {
  /** The best of what holds all the words; none where nothing was typed. */
  search(typed: string): Promise<SearchHit[]>;
  /** What each document had come to when it was read. */
  revisions(): Promise<ReadonlyMap<DocumentId, string>>;
  /** Puts `findables`, in pieces of a few paragraphs, in the place of what is known of the document; writes only what differs. */
  update(document: DocumentId, revision: string, findables: Iterable<Findable>): Promise<void>;
  /** Forgets a document. */
  remove(document: DocumentId): Promise<void>;
  close(): Promise<void>;
}

/** Opens the index, or makes a new one. Throws `damaged-workspace` for a file that is to be made again, `already-open`, `disk-full`. */
export async function openSearchIndex(path: string, key: Uint8Array): Promise<SearchIndex> {
  // What a power cut loses is read again.
  const database = await openSqlite(path, { key, synchronous: 'NORMAL' });
  try {
    await expectSchema(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const replace = async (document: DocumentId, findables: Iterable<Findable>) => {
    const { added, gone } = await inTurns(differences(document, findables, await knownDigests(database, document)));
    await takeOut(database, gone);
    await putIn(database, document, added);
  };
  return {
    search: async (typed) => {
      const query = readQuery(typed);
      if (!query) return [];
      const found = await bestEntries(database, query, MAX_HITS);
      const titles = await titlesOf(database, found);
      return inTurns(hitsOf(found, titles, query));
    },
    revisions: async () => {
      const rows = await database.all<SqlRow & { id: string; revision: string }>('SELECT id, revision FROM documents');
      return new Map(rows.map(({ id, revision }) => [id, revision]));
    },
    async update(document, revision, findables) {
      await replace(document, findables);
      await database.run('INSERT OR REPLACE INTO documents (id, revision) VALUES (?, ?)', [document, revision]);
    },
    async remove(document) {
      await replace(document, []);
      await database.run('DELETE FROM documents WHERE id = ?', [document]);
    },
    close: database.close,
  };
}

async function expectSchema(database: SqliteDatabase): Promise<void> {
  const version = await databaseVersion(database);
  if (version === INDEX_VERSION) return;
  if (version !== 0) throw new AppError('damaged-workspace', 'an index of another version');
  await database.transaction(async (queries) => {
    for (const statement of SCHEMA) await queries.run(statement);
  });
}

/** Rows by what they say; those that say the same twice are twice there. */
async function knownDigests(database: SqliteDatabase, document: DocumentId): Promise<Map<string, number[]>> {
  const sql = 'SELECT number, digest FROM entries WHERE document = ?';
  const rows = await database.all<SqlRow & { number: number; digest: string }>(sql, [document]);
  const known = new Map<string, number[]>();
  for (const { number, digest } of rows) known.set(digest, [...(known.get(digest) ?? []), number]);
  return known;
}

interface NewEntry extends Findable {
  readonly digest: string;
}

interface Differences {
  readonly added: readonly NewEntry[];
  /** Numbers of entries. */
  readonly gone: readonly number[];
}

/** What is to be written, and what taken out; `known` is used up. */
function* differences(
  document: DocumentId,
  findables: Iterable<Findable>,
  known: Map<string, number[]>,
): Generator<void, Differences, void> {
  const added: NewEntry[] = [];
  for (const findable of findables) {
    yield;
    for (const words of piecesOf(findable.words)) {
      const entry = { ...findable, words };
      const digest = digestOf(document, entry);
      if (known.get(digest)?.pop() === undefined) added.push({ ...entry, digest });
      yield;
    }
  }
  return { added, gone: [...known.values()].flat() };
}

function digestOf(document: DocumentId, { kind, record, within, title, words }: Findable): string {
  return createHash('sha256')
    .update(JSON.stringify([document, kind, record, within, title, words]))
    .digest('base64');
}

/** A long text is found in pieces: the words that are looked for stand near each other, and are quick to show. */
const PIECE_CHARACTERS = 2000;

function* piecesOf(words: string): Generator<string, void, void> {
  let piece = '';
  for (const paragraph of words.split('\n')) {
    if (piece !== '' && piece.length + paragraph.length > PIECE_CHARACTERS) {
      yield piece;
      piece = '';
    }
    piece = piece === '' ? paragraph : `${piece}\n${paragraph}`;
  }
  yield piece;
}

async function putIn(database: SqliteDatabase, document: DocumentId, entries: readonly NewEntry[]): Promise<void> {
  const insert = 'INSERT INTO entries (document, record, kind, within, digest, title, words) VALUES (?, ?, ?, ?, ?, ?, ?)';
  for (const some of inParts(entries)) {
    const folded = await inTurns(foldAll(some));
    await database.transaction(async (queries) => {
      for (const [index, { record, kind, within, digest, title, words }] of some.entries()) {
        await queries.repeat(insert, [document, record, kind, within ?? null, digest, title, words]);
        await queries.repeat('INSERT INTO folded (rowid, title, words) VALUES (last_insert_rowid(), ?, ?)', folded[index] ?? []);
      }
    });
  }
}

/** Takes entries out so that nothing of them is left in the file or its log. */
async function takeOut(database: SqliteDatabase, numbers: readonly number[]): Promise<void> {
  for (const some of inParts(numbers)) {
    const sql = `SELECT number, title, words FROM entries WHERE number IN (${some.join(', ')})`;
    const rows = await database.all<SqlRow & { number: number; title: string; words: string }>(sql);
    const folded = await inTurns(foldAll(rows));
    await database.erase(async (queries) => {
      for (const [index, { number }] of rows.entries()) await takeOneOut(queries, number, folded[index] ?? []);
    });
  }
}

async function takeOneOut(queries: SqliteQueries, number: number, folded: readonly string[]): Promise<void> {
  await queries.repeat(`INSERT INTO folded (folded, rowid, title, words) VALUES ('delete', ?, ?, ?)`, [number, ...folded]);
  await queries.repeat('DELETE FROM entries WHERE number = ?', [number]);
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[], void, void> {
  for (let at = 0; at < all.length; at += ROWS_AT_ONCE) yield all.slice(at, at + ROWS_AT_ONCE);
}

function* foldAll(entries: readonly { readonly title: string; readonly words: string }[]): Generator<void, string[][], void> {
  const folded: string[][] = [];
  for (const { title, words } of entries) {
    folded.push([foldedText(title), foldedText(words)]);
    yield;
  }
  return folded;
}

/** What the records of entries without a title are called, and those they stand in: a text and its title are in two documents. */
async function titlesOf(database: SqliteDatabase, found: readonly FoundEntry[]): Promise<ReadonlyMap<string, string>> {
  const untitled = found.filter(({ title }) => title === '').flatMap(({ record, within }) => [record, within ?? []].flat());
  if (untitled.length === 0) return new Map();
  const sql = `SELECT record, title FROM entries WHERE title <> '' AND record IN (${untitled.map(() => '?').join(', ')})`;
  const rows = await database.all<SqlRow & { record: string; title: string }>(sql, untitled);
  return new Map(rows.map(({ record, title }) => [record, title]));
}

function* hitsOf(
  found: readonly FoundEntry[],
  titles: ReadonlyMap<string, string>,
  query: SearchQuery,
): Generator<void, SearchHit[], void> {
  const hits: SearchHit[] = [];
  for (const { kind, record, within, title, words } of found) {
    hits.push({
      kind,
      record,
      ...(within !== null && { within }),
      title: markText(title || (titles.get(record) ?? titles.get(within ?? '') ?? ''), query),
      snippet: snippetOf(words, query),
    });
    yield;
  }
  return hits;
}
