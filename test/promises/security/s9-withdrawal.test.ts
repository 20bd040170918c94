import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { models } from '#features/model';
import { takeFile } from '#features/files/host/files-service';
import { flowOf } from '#document/text/flow';
import { writeText } from '#document/text/text-write';
import { chapterDocument, partRoot, readChapter, testimoniesOf } from '#features/diagnostic/model/diagnostic-section';
import { picturesOf } from '#features/diagnostic/model/picture-section';
import { quoteContribution } from '#features/workshop/model/quote-contribution';
import { type Contribution, contributionSchema } from '#features/workshop/model/contribution';
import { addContribution, contributionsOf, removeContribution, stepDocumentId } from '#features/workshop/model/step-section';
import { collect, memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import { LOCAL } from '#document/origin';
import type { OpenWorkspace } from '#host/workspaces';
import { systemClock } from '#shared/clock';
import { figure } from '../../support/figures';
import { type HostTable, startHostTable } from '../../support/worlds/host-table';
import { type Random, randomFrom, seedOf } from '../../support/random';
import { joinTable, openDoor } from '../../support/worlds/sharing-table';
import { storedWords } from '../../support/stored-words';
import { temporaryFolder } from '../../support/temporary-folder';

const SCHEDULES = figure('S9 schedules', { ci: 3, soak: 200 });
const STEP = stepDocumentId('s1');
const CHAPTER = chapterDocument('c1');
const LEADS = partRoot('leads');
const WORDS = 'un-canari-dans-les-mots';
const PHOTO = 'un-canari-sur-la-photo';
const PICTURE = 'CanariDansUneImage';
const TEN_MINUTES = 10 * 60_000 + 1;

/** A table that can be stopped and started again on its folder, and whose time goes on when it is told so. */
interface Table {
  readonly name: string;
  readonly folder: string;
  host: HostTable;
  open(): Promise<OpenWorkspace>;
  restart(): Promise<void>;
  wait(ms: number): void;
}

async function startTable(name: string, id: () => string): Promise<Table> {
  const folder = temporaryFolder();
  const time = { up: 0 };
  const start = () => startHostTable(folder, { models, uptime: () => time.up });
  const table: Table = {
    name,
    folder,
    host: await start(),
    open: () => table.host.host.workspaces.open(id()),
    restart: async () => {
      table.host = await start();
    },
    wait: (ms) => {
      time.up += ms;
    },
  };
  return table;
}

interface World {
  readonly id: string;
  readonly tables: readonly [Table, Table, Table];
  readonly canary: string;
  readonly photo: string;
  /** The démarche as one file, from before the withdrawal. */
  readonly bundle: Uint8Array;
}

/** Three tables linked with each other, with a canary in a contribution's words and photo, and much that stays. */
async function startWorld(random: Random): Promise<World> {
  let id = '';
  const tables = [await startTable('A', () => id), await startTable('B', () => id), await startTable('C', () => id)] as const;
  const [a, b, c] = tables;
  id = await a.host.create('Les Tilleuls');
  const door = await openDoor(a.host.sharing, id, '127.0.0.1');
  await joinTable(b.host.sharing, door.code, door.address, 'B');
  await joinTable(c.host.sharing, door.code, door.address, 'C');
  const { file, documents } = await a.open();
  const photo = await file.store.putAttachment(Buffer.from(`${PHOTO} `.repeat(3000)), 'image/jpeg');
  const kept = await file.store.putAttachment(Buffer.from('une photo qui reste '.repeat(500)), 'image/jpeg');
  const contribution = (text: string, hash: string): Contribution =>
    contributionSchema.parse({ text, given: true, files: [{ hash, mediaType: 'image/jpeg' }], createdAt: 1 });
  const canary = await documents.using(STEP, async ({ doc, whenSaved }) => {
    addContribution(doc, contribution('des mots qui restent '.repeat(40), kept), { origin: LOCAL });
    const withdrawn = addContribution(doc, contribution(`${WORDS} `.repeat(random.below(300) + 20), photo), { origin: LOCAL });
    await whenSaved();
    return withdrawn;
  });
  await repeatWords(a, canary);
  for (const table of tables) {
    await expect.poll(async () => (await contributions(table)).length, { timeout: 20_000 }).toBe(2);
    await expect.poll(async () => (await leads(table)).length, { timeout: 20_000 }).toBe(2);
    await expect.poll(async () => (await quotations(table)).length, { timeout: 20_000 }).toBe(1);
    // Shown at each table, the photo is kept by each.
    for (const hash of [photo, kept])
      await expect.poll(async () => (await table.open()).attachments.get(hash), { timeout: 20_000 }).toBeDefined();
    // What runs by itself every minute.
    await (await table.open()).erasure.run();
    await (await table.open()).file.backUp(random.pick(['asked', 'hourly'] as const));
  }
  return { id, tables, canary, photo, bundle: await bundleOf(a, id) };
}

/** The words stand in the diagnostic too, as a testimony and as its label in a chapter, under a picture. */
async function repeatWords(table: Table, canary: string): Promise<void> {
  const { documents } = await table.open();
  const contribution = (await contributions(table)).find(({ id }) => id === canary);
  if (!contribution) throw new Error('no canary');
  const picture = { data: `data:image/png;base64,${PICTURE.repeat(300)}`, width: 10, height: 10, description: '', createdAt: 1 };
  const refs = await documents.using('core', async ({ doc, whenSaved }) => {
    const testimony = quoteContribution(
      { core: doc, table: new Y.Doc() },
      contribution,
      { chapterId: 'c1', consent: 'public', label: '' },
      1,
    );
    const shown = picturesOf(doc).create(picture);
    await whenSaved();
    return { testimony, shown };
  });
  await documents.using(CHAPTER, async (live) =>
    live.edit(LOCAL, (doc) =>
      writeText(doc, LEADS, [
        { embed: 'picture', ref: refs.shown, label: 'Image' },
        { embed: 'testimony', ref: refs.testimony, label: contribution.text.slice(0, 200) },
      ]),
    ),
  );
}

async function leads(table: Table) {
  return (await table.open()).documents.using(CHAPTER, ({ doc }) => readChapter(doc).leads);
}

async function quotations(table: Table) {
  return (await table.open()).documents.using('core', ({ doc }) => testimoniesOf(doc).list());
}

async function contributions(table: Table) {
  return (await table.open()).documents.using(STEP, ({ doc }) => contributionsOf(doc).list());
}

async function bundleOf(table: Table, id: string): Promise<Uint8Array> {
  const { file, erasure } = await table.open();
  return collect(
    exportBundle({ id, title: 'Les Tilleuls', store: file.store, attachments: await erasure.taken() }, { clock: systemClock }),
  );
}

/** Where the canaries can be read at a table. */
const hits = (table: Table, id: string) => storedWords(table.host, id, [WORDS, PHOTO, PICTURE]);

/** What may happen between a withdrawal and its end; nothing of it may bring back a word. */
const HAPPENINGS: Readonly<Record<string, (world: World, table: Table) => Promise<unknown>>> = {
  'a backup is made': async (_world, table) => (await table.open()).file.backUp('asked'),
  'the host is started again': async (_world, table) => {
    await table.host.stop();
    await table.restart();
  },
  'an old file is brought': async ({ bundle }, table) =>
    takeFile(table.host.host.workspaces, await readBundle(memorySource(bundle)), { acceptIntact: false }),
  'somebody writes': async (_world, table) =>
    (await table.open()).documents.using(STEP, ({ doc, whenSaved }) => {
      addContribution(doc, contributionSchema.parse({ text: 'et encore', given: true, createdAt: 2 }), { origin: LOCAL });
      return whenSaved();
    }),
  'a look comes too early': async (_world, table) => (await table.open()).erasure.run(),
};

async function happen(world: World, tables: readonly Table[], random: Random): Promise<void> {
  for (let count = random.below(3); count > 0; count--) {
    const name = random.pick(Object.keys(HAPPENINGS));
    await HAPPENINGS[name]?.(world, random.pick(tables));
  }
}

async function eraseDue(table: Table): Promise<void> {
  // What was just learned is noted before time goes on.
  await (await table.open()).erasure.run();
  table.wait(TEN_MINUTES);
  await (await table.open()).erasure.run();
}

async function play(seed: number): Promise<void> {
  const random = randomFrom(seed);
  const world = await startWorld(random);
  const { id, tables, canary, photo, bundle } = world;
  const [a, b, c] = tables;
  for (const table of tables) expect((await hits(table, id)).length, `${seed}: the canaries are found at ${table.name}`).toBeGreaterThan(3);
  await c.host.stop();
  await happen(world, [a, b], random);
  const where = random.pick([a, b]);
  await (await where.open()).documents.using(STEP, async ({ doc, whenSaved }) => {
    removeContribution(doc, canary);
    await whenSaved();
  });
  await (await where.open()).documents.using(CHAPTER, (live) => live.edit(LOCAL, (doc) => flowOf(doc, LEADS).delete(0, 1)));
  for (const table of [a, b]) await expect.poll(async () => (await leads(table)).length, { timeout: 20_000 }).toBe(1);
  for (const table of [a, b])
    await expect.poll(async () => (await contributions(table)).some((one) => one.id === canary), { timeout: 20_000 }).toBe(false);
  await happen(world, [a, b], random);
  for (const table of [a, b]) await eraseDue(table);
  for (const table of [a, b]) expect(await hits(table, id), `${seed}: ${table.name}`).toEqual([]);
  await c.restart();
  await expect.poll(async () => (await contributions(c)).some((one) => one.id === canary), { timeout: 20_000 }).toBe(false);
  await happen(world, [c], random);
  await eraseDue(c);
  for (const table of tables) {
    await takeFile(table.host.host.workspaces, await readBundle(memorySource(bundle)), { acceptIntact: false });
    await (await table.open()).erasure.run();
    expect(
      (await contributions(table)).some((one) => one.id === canary),
      `${seed}: resurrection at ${table.name}`,
    ).toBe(false);
    expect((await contributions(table)).some(({ text }) => text.includes('des mots qui restent'))).toBe(true);
    expect(await (await table.open()).file.store.attachment(photo)).toBeUndefined();
    expect(await quotations(table)).toEqual([]);
    expect(await leads(table)).toEqual([expect.objectContaining({ embed: 'testimony', label: '' })]);
    const exported = await readBundle(memorySource(await bundleOf(table, id)));
    expect(exported.manifest.attachments).toHaveLength(1);
    for (const update of exported.documents.values())
      for (const word of [WORDS, PICTURE]) expect(Buffer.from(update).includes(word)).toBe(false);
    expect(await hits(table, id), `${seed}: ${table.name}, open`).toEqual([]);
  }
  for (const table of tables) await table.host.stop();
  for (const table of tables) expect(await hits(table, id), `${seed}: ${table.name}, stopped`).toEqual([]);
}

describe('S9 withdrawal erases', () => {
  it(`a contribution’s words and photo, what quotes them and a picture’s last use, from every page of every file of three tables, one of them away (${SCHEDULES} schedules)`, async () => {
    const seed = seedOf('S9');
    for (let index = 0; index < SCHEDULES; index++) await play(seed + index);
  });

  it('« Remettre » gives back words and photo, and what is put back is not erased later', async () => {
    const world = await startWorld(randomFrom(seedOf('S9 undo')));
    const [a] = world.tables;
    const { documents, file, erasure } = await a.open();
    const before = (await contributions(a)).find(({ id }) => id === world.canary);
    if (!before) throw new Error('no canary');
    await documents.using(STEP, async ({ doc, whenSaved }) => {
      removeContribution(doc, world.canary);
      await whenSaved();
      await erasure.run();
      a.wait(TEN_MINUTES - 60_000);
      await erasure.run();
      addContribution(doc, before, { id: world.canary });
      await whenSaved();
    });
    await eraseDue(a);
    await eraseDue(a);
    expect(await file.store.attachment(world.photo)).toBeDefined();
    expect((await contributions(a)).find(({ id }) => id === world.canary)?.text).toBe(before.text);
  });
});
