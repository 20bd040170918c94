import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Findable } from '#document/section';
import { openSearchIndex } from '#host/search/search-index';
import { openSqlite } from '#host/storage/sqlite/sqlite';
import { randomFrom } from '../support/random';
import { atMost, type BenchTable, medianOf } from './bench-table';
import { contest, SCALE } from './contest';

const PRODUCT = 'product (encrypted, folded, secure-delete, grouped, marked)';
const BARE = 'SQLite FTS5 bare (plain file, unicode61, snippet())';
const SOURCES = Math.ceil(100 * SCALE);
const RECORDS = Math.ceil(2000 * SCALE);
const WORDS_OF_A_SOURCE = 6000;

/** Words as often as in a language: the second half as often as the first. */
function largeDemarche(): { readonly things: readonly Findable[]; readonly queries: readonly string[] } {
  const random = randomFrom(26);
  const syllables = [
    'ac',
    'cueil',
    'por',
    'te',
    'lo',
    'ge',
    'ment',
    'san',
    'té',
    'é',
    'co',
    'le',
    'ma',
    'rie',
    'droit',
    'pré',
    'ca',
    'ri',
    'ser',
    'vice',
  ];
  const words = Array.from({ length: 8000 }, () => Array.from({ length: 1 + random.below(4) }, () => random.pick(syllables)).join(''));
  const word = () => words[Math.floor(words.length ** (random.below(1_000_000) / 1_000_000))] ?? '';
  const text = (length: number) =>
    Array.from({ length: Math.ceil(length / 40) }, () => Array.from({ length: 40 }, word).join(' ')).join('\n');
  const things = [
    ...Array.from({ length: SOURCES }, (_, at) => ({
      kind: 'source',
      record: `s${at}`,
      title: text(4).slice(0, 60),
      words: text(WORDS_OF_A_SOURCE),
    })),
    ...Array.from({ length: RECORDS }, (_, at) => ({
      kind: 'actor',
      record: `a${at}`,
      title: text(3).slice(0, 40),
      words: text(20).slice(0, 160),
    })),
  ];
  const queries = Array.from({ length: 60 }, (_, at) => {
    const one = word();
    return at % 3 === 0 ? one.slice(0, 3) : at % 3 === 1 ? one : `${one} ${word()}`;
  });
  return { things, queries };
}

/** Row 26: everything written in a large démarche, found while somebody types. */
export async function run(): Promise<BenchTable> {
  const folder = mkdtempSync(join(tmpdir(), 'faire-avec-bench-'));
  const { things, queries } = largeDemarche();
  let files = 0;
  const path = () => join(folder, `${files++}.db`);
  try {
    const contestants = await contest(
      [
        { name: PRODUCT, role: 'product', round: () => roundOfProduct(path(), things, queries) },
        { name: BARE, role: 'peer', round: () => roundOfBare(path(), things, queries) },
      ],
      { indexed: 'ms', size: 'MB', 'first results p50': 'ms', 'first results p95': 'ms' },
    );
    return {
      row: 26,
      name: 'search',
      workload:
        `${SOURCES} sources of ${WORDS_OF_A_SOURCE} words and ${RECORDS} short records (seed 26); ${queries.length} searches of three letters, ` +
        'one word or two, one after the other, at most sixty hits each with its snippet.',
      contestants,
      targets: [atMost('first results within 50 ms (p95)', medianOf(contestants, PRODUCT, 'first results p95'), 50, 1)],
      notes: ['the product reads in turns of 3 ms and rests as long, so that nobody waits for it: `indexed` is at least twice the work'],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function roundOfProduct(path: string, things: readonly Findable[], queries: readonly string[]) {
  const index = await openSearchIndex(path, new Uint8Array(32).fill(7));
  const began = performance.now();
  await index.update('core', '1', things);
  const indexed = performance.now() - began;
  const answers = await timed(queries, async (query) => (await index.search(query)).length);
  await index.close();
  return { indexed, size: statSync(path).size / 1e6, ...answers };
}

async function roundOfBare(path: string, things: readonly Findable[], queries: readonly string[]) {
  const database = await openSqlite(path);
  await database.run(`CREATE VIRTUAL TABLE found USING fts5 (title, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')`);
  const began = performance.now();
  await database.transaction(async (queriesOf) => {
    for (const { title, words } of things) await queriesOf.repeat('INSERT INTO found (title, words) VALUES (?, ?)', [title, words]);
  });
  const indexed = performance.now() - began;
  const sql = `SELECT title, snippet(found, 1, '<', '>', '…', 20) AS words FROM found WHERE found MATCH ? ORDER BY rank LIMIT 60`;
  const answers = await timed(queries, async (query) => (await database.all(sql, [`${query}*`])).length);
  await database.close();
  return { indexed, size: statSync(path).size / 1e6, ...answers };
}

async function timed(queries: readonly string[], ask: (query: string) => Promise<number>) {
  const times: number[] = [];
  let hits = 0;
  for (const query of queries) {
    const began = performance.now();
    hits += await ask(query);
    times.push(performance.now() - began);
  }
  if (hits === 0) throw new Error('nothing was found');
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(part * times.length)] ?? Number.NaN;
  return { 'first results p50': at(0.5), 'first results p95': at(0.95) };
}
