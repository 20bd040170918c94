import type { SqliteQueries, SqlRow } from '#host/storage/sqlite/sqlite-driver';
import type { SearchQuery } from './search-query';

/** An entry of the index that was found. */
export interface FoundEntry extends SqlRow {
  readonly number: number;
  readonly kind: string;
  readonly record: string;
  readonly within: string | null;
  readonly title: string;
  readonly words: string;
}

interface Ranked extends SqlRow {
  readonly number: number;
  readonly record: string;
}

/** Entries looked at for one answer: a long source may have many that match, and is found once. */
const MAX_ENTRIES = 300;

/** So few are found in one piece that it is worth looking in several: it costs as much as all that hold any of the words. */
const FEW = 10;

/**
 * The best entry of each record that holds all the words, best first: those that hold them in one piece, then those that
 * hold them in several (one in the title, another far down in the text), where the former are few.
 */
export async function bestEntries(queries: SqliteQueries, { expressions }: SearchQuery, most: number): Promise<readonly FoundEntry[]> {
  const best = new Map<string, number>();
  const note = (rows: readonly Ranked[]) => {
    for (const { record, number } of rows) if (best.size < most && !best.has(record)) best.set(record, number);
  };
  note(await queries.all<Ranked>(IN_ONE_PIECE, [expressions.join(' AND ')]));
  if (best.size < FEW && expressions.length > 1) {
    note(await queries.all<Ranked>(inSeveral(expressions.length), [expressions.join(' OR '), ...expressions]));
  }
  const numbers = [...best.values()];
  const sql = `SELECT number, kind, record, within, title, words FROM entries WHERE number IN (${numbers.join(', ')})`;
  const entries = new Map((await queries.all<FoundEntry>(sql)).map((entry) => [entry.number, entry]));
  return numbers.flatMap((number) => entries.get(number) ?? []);
}

const IN_ONE_PIECE = `SELECT number, record FROM (SELECT rowid, rank FROM folded WHERE folded MATCH ? ORDER BY rank LIMIT ${MAX_ENTRIES}) AS found
  JOIN entries ON number = found.rowid ORDER BY found.rank`;

function inSeveral(words: number): string {
  const recordsWith = 'SELECT record FROM folded JOIN entries ON number = folded.rowid WHERE folded MATCH ?';
  return `SELECT number, record FROM (SELECT rowid, rank FROM folded WHERE folded MATCH ?) AS found
    JOIN entries ON number = found.rowid WHERE record IN (${Array(words).fill(recordsWith).join(' INTERSECT ')})
    ORDER BY found.rank LIMIT ${MAX_ENTRIES}`;
}
