import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { collect, memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { importBundle } from '#host/bundles/import-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import type { OpenWorkspaceFile } from '#host/storage/open-workspace';
import { openSqlite, PAGE_BYTES } from '#host/storage/sqlite/sqlite';
import type { SqlRow } from '#host/storage/sqlite/sqlite-driver';
import { peekKeyFiles } from '#host/storage/keys/key-files';
import { unwrapKey } from '#host/storage/keys/workspace-key';
import { openWorkspaceStorage, type WorkspaceStorage } from '#host/storage/workspace-storage';
import { toAppError } from '#shared/app-error';
import { figure } from '../../support/figures';
import { mutate, type Mutation } from '../../support/hostile/mutation';
import { randomFrom, seedOf } from '../../support/random';
import { wordsOf, writeWords } from '../../support/worlds/storage-folder';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';

const MUTANTS = figure('R4 mutants of each kind', { ci: 200, soak: 2000 });
const DOCUMENTS = ['core', 'text:a', 'text:b', 'text:c'];
const HIT = 'une';
const OTHER = 'autre';
const YOUNG = 'jeune';

/** Two démarches, one of which will be damaged; it was backed up, and written in since. */
let storage: WorkspaceStorage;
let root: string;
let path: string;
let whole: Buffer;
/** The file and its log as a crash leaves them. */
let crashed: { file: Buffer; log: Buffer };
let words: Map<string, string>;
let wordsInBackup: Map<string, string>;
let attachment: string;

beforeAll(async () => {
  root = temporaryFolder();
  storage = await openWorkspaceStorage(root, { ballastBytes: 4096 });
  stopAtEnd(() => storage.close());
  path = storage.folder.workspace(HIT);
  const other = await storage.create({ id: OTHER, title: 'Autre' });
  await writeWords(other.store, 'core', 'intacte');
  await other.close();
  const { store, backUp, close } = await storage.create({ id: HIT, title: 'Une' });
  attachment = await store.putAttachment(Buffer.alloc(30_000, 5), 'image/png');
  for (const id of DOCUMENTS) await writeWords(store, id, `${id} avant `.repeat(700));
  wordsInBackup = await allWords(store);
  await backUp();
  for (const id of DOCUMENTS) await writeWords(store, id, `${id} après `.repeat(50));
  words = await allWords(store);
  crashed = { file: readFileSync(path), log: readFileSync(`${path}-wal`) };
  await close();
  whole = readFileSync(path);
});

describe(`R4 one damaged thing costs only that thing (${MUTANTS} mutants each)`, () => {
  it('the first page of a démarche', async () => {
    const outcomes = await eachMutant('R4 header', (random) => mutate(whole, random, 0, PAGE_BYTES), openMutant);
    expect(outcomes.get('refused')).toBeGreaterThan(0);
  });

  it('any other page', async () => {
    const outcomes = await eachMutant('R4 page', (random) => mutate(whole, random, PAGE_BYTES), openMutant);
    expect(outcomes.get('mended')).toBe(MUTANTS);
  });

  it('the log that a crash leaves', async () => {
    const outcomes = await eachMutant('R4 log', (random) => mutate(crashed.log, random), openMutantLog);
    expect(outcomes.get('nothing lost')).toBeGreaterThan(MUTANTS / 2);
  });

  it('the number of any one page in that log, alone or with the end of the page before it', async () => {
    const outcomes = new Map<string, number>();
    for (let at = 32; at < crashed.log.length; at += PAGE_BYTES + 24) {
      for (const from of [at, Math.max(32, at - 100)]) {
        const bytes = Buffer.from(crashed.log).fill(0, from, at + 4);
        const outcome = await openMutantLog({ name: 'page number', at, bytes });
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    }
    console.log('R4 page numbers of the log', Object.fromEntries(outcomes));
    expect(outcomes.has('untouched')).toBe(false);
  });

  it('the log of a young démarche, all of which is in it: one bit in each of its pages', async () => {
    const young = await youngCrash();
    const pages = Math.floor((young.log.length - 32) / (PAGE_BYTES + 24));
    const random = randomFrom(seedOf('R4 young log'));
    const outcomes = new Map<string, number>();
    for (let page = 0; page < pages; page++) {
      const outcome = await young.open(32 + page * (PAGE_BYTES + 24) + random.below(PAGE_BYTES + 24), 1 << random.below(8));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    console.log('R4 young log', pages, 'pages', Object.fromEntries(outcomes));
    expect(pages).toBeGreaterThan(20);
    await storage.remove(YOUNG);
  });

  it('one copy of its key, the first or the spare: said, and written anew from the other', async () => {
    place(whole);
    const paths = [storage.folder.key(HIT), storage.folder.spareKey(HIT)];
    const texts = paths.map((at) => readFileSync(at));
    for (const [index, at] of paths.entries()) {
      for (let bit = 0; bit < texts[index]!.length * 8; bit += 29) {
        flip(at, bit >> 3, 1 << (bit & 7));
        const opened = await storage.open(HIT);
        expect(await wordsOf(opened.store, 'core')).toBe(words.get('core'));
        expect((await opened.incidents()).map(({ kind }) => kind)).toEqual(['key']);
        await opened.forgetIncidents();
        await opened.close();
        expect(readFileSync(paths[0]!).equals(readFileSync(paths[1]!))).toBe(true);
      }
    }
  });

  it('both copies of its key: said in its own words, and no backup is called restored', async () => {
    place(whole);
    const paths = [storage.folder.key(HIT), storage.folder.spareKey(HIT)];
    const texts = paths.map((at) => readFileSync(at));
    for (const at of paths) flip(at, 40, 1);
    await expect(storage.open(HIT)).rejects.toMatchObject({ code: 'damaged-key' });
    const { name } = (await storage.backups(HIT))[0]!;
    await expect(storage.restoreBackup(HIT, name)).rejects.toMatchObject({ code: 'damaged-key' });
    expect(readFileSync(path).equals(whole)).toBe(true);
    for (const [index, at] of paths.entries()) writeFileSync(at, texts[index]!);
    expect(await wordsInHit()).toBe(words.get('core'));
  });

  it('one row of updates', async () => {
    const outcomes = await eachMutant('R4 row', (random) => ({ name: 'row', at: random.below(1000), bytes: whole }), openMutantRow);
    expect(outcomes.get('one document')).toBe(MUTANTS);
  });

  it('one attachment', async () => {
    place(whole);
    await withDatabase((database) => database.run('UPDATE attachments SET bytes = ?', [Buffer.alloc(30_000, 6)]));
    const opened = await storage.open(HIT);
    await expect(opened.store.attachment(attachment)).rejects.toMatchObject({ code: 'damaged-file' });
    expect(await allWords(opened.store)).toEqual(words);
    await opened.store.putAttachment(Buffer.alloc(30_000, 5), 'image/png');
    expect((await opened.store.attachment(attachment))?.bytes).toHaveLength(30_000);
    await opened.close();
  });

  it('a bundle', async () => {
    const store = createMemoryDocumentStore();
    for (const id of DOCUMENTS) await writeWords(store, id, `${id} `.repeat(20));
    const expected = await allWords(store);
    const bytes = Buffer.from(await collect(exportBundle({ id: HIT, title: 'Une', store }, { clock: { now: () => 0 } })));
    const outcomes = await eachMutant(
      'R4 bundle',
      (random) => mutate(bytes, random),
      (mutant) => openMutantBundle(mutant, expected),
    );
    expect(outcomes.get('refused')).toBeGreaterThan(MUTANTS * 0.9);
  });

  it('the catalogue and its settings', async () => {
    place(whole);
    await storage.close();
    const catalogue = readFileSync(storage.folder.catalogue);
    const spare = temporaryFolder();
    await cp(root, spare, { recursive: true });
    await eachMutant(
      'R4 catalogue',
      (random) => mutate(catalogue, random),
      (mutant) => openMutantCatalogue(spare, mutant),
    );
  });
});

/** Runs every mutant and counts what came of them; a failure names the seed and the mutant. */
async function eachMutant(
  name: string,
  make: (random: ReturnType<typeof randomFrom>) => Mutation,
  run: (mutant: Mutation) => Promise<string>,
): Promise<Map<string, number>> {
  const random = randomFrom(seedOf(name));
  const outcomes = new Map<string, number>();
  for (let index = 0; index < MUTANTS; index++) {
    const mutant = make(random);
    const outcome = await run(mutant).catch((error: unknown) => {
      throw new Error(`mutant ${index} (${mutant.name} at ${mutant.at}): ${String(error)}`, { cause: error });
    });
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  console.log(name, Object.fromEntries(outcomes));
  return outcomes;
}

function place(file: Buffer, log?: Buffer): void {
  for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true });
  writeFileSync(path, file);
  if (log) writeFileSync(`${path}-wal`, log);
}

function flip(file: string, at: number, mask: number): void {
  const bytes = readFileSync(file);
  bytes[at] = bytes[at]! ^ mask;
  writeFileSync(file, bytes);
}

/** A démarche whose file holds nothing yet, as a crash leaves it: forty things in its log, thirty-nine in its backup. */
async function youngCrash(): Promise<{ log: Buffer; open(at: number, mask: number): Promise<string> }> {
  const young = await storage.create({ id: YOUNG, title: 'Jeune' });
  for (let index = 0; index < 39; index++) await writeWords(young.store, 'core', `acteur ${index}; `);
  await young.backUp();
  await writeWords(young.store, 'core', 'acteur 39; ');
  const expected = await wordsOf(young.store, 'core');
  const at = storage.folder.workspace(YOUNG);
  const [file, log] = [readFileSync(at), readFileSync(`${at}-wal`)];
  expect(file.length).toBeLessThanOrEqual(PAGE_BYTES);
  await young.close();
  const open = async (place: number, mask: number): Promise<string> => {
    rmSync(at, { force: true });
    writeFileSync(at, file);
    writeFileSync(`${at}-wal`, log);
    flip(`${at}-wal`, place, mask);
    const opened = await storage.open(YOUNG);
    try {
      const found = await wordsOf(opened.store, 'core');
      expect((await opened.incidents()).map(({ kind }) => kind)).toEqual(['log']);
      await opened.forgetIncidents();
      expect(expected.startsWith(found) && found.includes('acteur 38; ')).toBe(true);
      return found === expected ? 'nothing lost' : 'the last word lost';
    } finally {
      await opened.close();
    }
  };
  return { log, open };
}

async function openMutant(mutant: Mutation): Promise<string> {
  place(mutant.bytes);
  expect(await wordsInOther()).toBe('intacte');
  let opened: OpenWorkspaceFile;
  try {
    opened = await storage.open(HIT);
  } catch (error) {
    return restoreAfter(error);
  }
  try {
    if (!opened.salvaged) {
      expect(await allWords(opened.store)).toEqual(words);
      return 'untouched';
    }
    await expectOnlyTheDamagedIsMissing(opened);
    return 'mended';
  } finally {
    await opened.close();
  }
}

/** Nothing could be read: the backup was offered by name, and putting it back gives what it held. */
async function restoreAfter(error: unknown): Promise<string> {
  const { code, details } = toAppError(error);
  expect(code).toBe('damaged-workspace');
  await storage.restoreBackup(HIT, String(details.backup));
  const restored = await storage.open(HIT);
  expect(await allWords(restored.store)).toEqual(wordsInBackup);
  await restored.close();
  return 'refused';
}

async function expectOnlyTheDamagedIsMissing(opened: OpenWorkspaceFile): Promise<void> {
  const { store, salvaged } = opened;
  const damaged = (await store.damaged()).map((document) => document.id);
  expect(damaged.sort()).toEqual([...(salvaged?.damagedDocuments ?? [])].sort());
  for (const id of await store.list()) {
    if (damaged.includes(id)) await expect(store.load(id)).rejects.toMatchObject({ code: 'damaged-document' });
    else {
      // With the list of documents gone, what the backup has came back by itself on opening.
      const expected = salvaged?.wholeDocuments.includes(id) ? words : wordsInBackup;
      expect((await wordsOf(store, id)) === expected.get(id), id).toBe(true);
    }
  }
  expect([...(await store.list())].sort()).toEqual([...DOCUMENTS].sort());
  await opened.repairFromBackup();
  for (const id of DOCUMENTS) expect((await wordsOf(store, id)).startsWith(wordsInBackup.get(id) ?? '?'), id).toBe(true);
  expect((await store.attachment(attachment))?.bytes).toHaveLength(30_000);
}

/**
 * What was committed and still holds is there, behind the damage too; of what the damage took, the part in the backup is
 * back. It is said each time, unless SQLite itself replays everything or it looks like a power cut.
 */
async function openMutantLog(mutant: Mutation): Promise<string> {
  place(crashed.file, mutant.bytes);
  const opened = await storage.open(HIT);
  try {
    const isSaid = (await opened.incidents()).some(({ kind }) => kind === 'log');
    const isLost = (await missingWords(opened.store, isSaid)) > 0;
    const looksLikePowerCut = mutant.name === 'cut' || mutant.at > crashed.log.length - 2 * (PAGE_BYTES + 24);
    if (!looksLikePowerCut) expect(isSaid || !isLost, 'silence').toBe(true);
    if (!isLost) return isSaid ? 'nothing lost' : 'untouched';
    return isSaid ? 'said' : 'like a power cut';
  } finally {
    await opened.close();
  }
}

/** How many letters are not there; those of the backup are, once damage was seen. */
async function missingWords(store: DocumentStore, isSaid: boolean): Promise<number> {
  let missing = 0;
  for (const id of DOCUMENTS) {
    const found = await wordsOf(store, id);
    if (isSaid) expect(found.startsWith(wordsInBackup.get(id) ?? '?'), id).toBe(true);
    expect(words.get(id)?.startsWith(found), id).toBe(true);
    missing += (words.get(id)?.length ?? 0) - found.length;
  }
  if (isSaid) expect((await store.attachment(attachment))?.bytes).toHaveLength(30_000);
  return missing;
}

async function openMutantRow(mutant: Mutation): Promise<string> {
  place(whole);
  const changed = await withDatabase(async (database) => {
    const rows = await database.all<SqlRow & { place: number; bytes: Buffer }>('SELECT place, bytes FROM updates ORDER BY place');
    const row = rows[mutant.at % rows.length]!;
    const bytes = Buffer.from(row.bytes);
    const at = (mutant.at * 7919) % bytes.length;
    bytes[at] = bytes[at]! ^ (1 << (mutant.at & 7));
    return database.run('UPDATE updates SET bytes = ? WHERE place = ?', [bytes, row.place]);
  });
  expect(changed).toBe(1);
  const opened = await storage.open(HIT);
  try {
    const damaged = await damagedAmong(opened.store);
    expect(damaged).toHaveLength(1);
    expect(await opened.store.damaged()).toMatchObject([{ id: damaged[0], piecesSetAside: 1 }]);
    await opened.repairFromBackup();
    expect((await wordsOf(opened.store, damaged[0]!)).startsWith(wordsInBackup.get(damaged[0]!) ?? '?')).toBe(true);
    return 'one document';
  } finally {
    await opened.close();
  }
}

async function damagedAmong(store: DocumentStore): Promise<string[]> {
  const damaged: string[] = [];
  for (const id of DOCUMENTS) {
    const outcome = await wordsOf(store, id).catch((error: unknown) => toAppError(error).code);
    if (outcome === 'damaged-document') damaged.push(id);
    else expect(outcome).toBe(words.get(id));
  }
  return damaged;
}

async function withDatabase<T>(work: (database: Awaited<ReturnType<typeof openSqlite>>) => Promise<T>): Promise<T> {
  const key = await unwrapKey((await peekKeyFiles(storage.folder, HIT)).wrapped, {});
  const database = await openSqlite(path, { key });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function openMutantBundle(mutant: Mutation, expected: ReadonlyMap<string, string>): Promise<string> {
  const source = memorySource(new Uint8Array(mutant.bytes));
  const refusal = await readBundle(source).then(
    () => 'accepted',
    (error: unknown) => toAppError(error).code,
  );
  expect(['damaged-file', 'unknown-file-kind', 'too-large', 'newer-version', ...(mutant.bytes.length > 0 ? ['accepted'] : [])]).toContain(
    refusal,
  );
  const intact = await readBundle(source, { acceptIntact: true }).catch(() => undefined);
  if (intact) {
    const target = createMemoryDocumentStore();
    await importBundle(intact, { store: target });
    for (const [id, text] of await allWords(target)) expect(text).toBe(expected.get(id));
  }
  // Sixteen random bytes over sixteen zeros that were zeros: nothing changed.
  return refusal === 'accepted' ? 'unchanged' : 'refused';
}

async function openMutantCatalogue(folder: string, mutant: Mutation): Promise<string> {
  for (const part of ['-wal', '-shm']) rmSync(join(folder, `catalogue.db${part}`), { force: true });
  writeFileSync(join(folder, 'catalogue.db'), mutant.bytes);
  const opened = await openWorkspaceStorage(folder, { ballastBytes: 4096 });
  try {
    const ids = (await opened.catalogue.list()).map((entry) => entry.id).sort();
    expect(ids).toEqual([OTHER, HIT].sort());
    const { store, close } = await opened.open(HIT);
    expect(await wordsOf(store, 'core')).toBe(words.get('core'));
    await close();
    return opened.catalogueRebuilt ? 'made again' : 'untouched';
  } finally {
    await opened.close();
  }
}

async function wordsInHit(): Promise<string> {
  const opened = await storage.open(HIT);
  try {
    return await wordsOf(opened.store, 'core');
  } finally {
    await opened.close();
  }
}

async function wordsInOther(): Promise<string> {
  const opened = await storage.open(OTHER).catch(() => undefined);
  if (!opened) throw new Error('the other démarche does not open');
  try {
    return await wordsOf(opened.store, 'core');
  } finally {
    await opened.close();
  }
}

async function allWords(store: DocumentStore): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const id of await store.list()) all.set(id, await wordsOf(store, id));
  return all;
}
