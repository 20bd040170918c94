import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { LOCAL } from '#document/origin';
import { TABLE_DOCUMENT } from '#document/records/kept-records';
import { writeText } from '#document/text/text-write';
import { chapterDocument, partRoot, readChapter, testimoniesAt, testimoniesOf } from '#features/diagnostic/model/diagnostic-section';
import type { Testimony } from '#features/diagnostic/model/diagnostic-records';
import { newSource } from '#features/diagnostic/model/source';
import {
  keptSourceDocumentId,
  sourceContent,
  sourceDocumentId,
  sourcesAt,
  sourcesOf,
  travellingOriginal,
  writeSourceContent,
} from '#features/diagnostic/model/source-section';
import { models } from '#features/model';
import { readSharingRecord, writeSharingRecord } from '#host/sharing/sharing-record';
import { type HostTable, startHostTable } from '../../support/worlds/host-table';

const SOON = { timeout: 5000, interval: 10 };
const CANARY = 'un canari zinzolin qui reste à sa table';
const TEXT = chapterDocument('ch');
const testimony = (fields: Partial<Testimony> = {}): Testimony => ({
  words: CANARY,
  label: 'une habitante',
  college: 'people',
  consent: 'table',
  chapterId: 'ch',
  createdAt: 1,
  ...fields,
});

/** A démarche on a host that can be stopped and started again on the same folder. */
async function startDemarche(folder?: string, known?: string) {
  const table = await startHostTable(folder, { models });
  const id = known ?? (await table.create('Les Tilleuls'));
  const workspace = await table.host.workspaces.open(id);
  const edit = <T>(document: string, change: (doc: Y.Doc) => T) =>
    workspace.documents.using(document, async (live) => {
      const result = change(live.doc);
      await live.whenSaved();
      return result;
    });
  const both = <T>(change: (docs: { core: Y.Doc; table: Y.Doc }) => T) =>
    workspace.documents.using(TABLE_DOCUMENT, (kept) => edit('core', (core) => change({ core, table: kept.doc })));
  const holds = (document: string) => edit(document, (doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).includes('zinzolin'));
  const places = async () => [await holds('core'), await holds(TABLE_DOCUMENT)];
  return { table, id, workspace, edit, both, holds, places, again: () => restart(table, id) };
}

async function restart(table: HostTable, id: string) {
  await table.stop();
  return startDemarche(table.folder, id);
}

test('« cette table seulement » is written in the table document, and nowhere else', async () => {
  const { both, places } = await startDemarche();
  await both((docs) => testimoniesAt(docs).create(testimony()));
  expect(await places()).toEqual([false, true]);
});

test('words that are narrowed leave the core and the text that showed them, under the same id; widened, they are written afresh', async () => {
  const { both, edit, holds, places, workspace } = await startDemarche();
  const id = await both((docs) => testimoniesAt(docs).create(testimony({ consent: 'public' })));
  await edit(TEXT, (doc) =>
    doc.transact(() => writeText(doc, partRoot('testimonies'), [{ embed: 'testimony', ref: id, label: CANARY }]), LOCAL),
  );
  await edit('core', (core) => core.getMap<Y.Map<unknown>>('testimonies').get(id)?.set('tomorrow', 'kept'));
  await both((docs) => testimoniesAt(docs).patch(id, { consent: 'table' }));
  await vi.waitFor(async () => expect(await places()).toEqual([false, true]), SOON);
  expect(await edit(TEXT, (doc) => readChapter(doc).testimonies)).toEqual([{ embed: 'testimony', ref: id, label: '' }]);
  expect(await holds(TEXT)).toBe(false);
  // Moved is not withdrawn: what repeats it is left to it, here.
  await workspace.erasure.run();
  expect(await both((docs) => testimoniesAt(docs).get(id))).toMatchObject({ words: CANARY, consent: 'table' });
  await both((docs) => testimoniesAt(docs).patch(id, { words: `${CANARY} encore` }));
  await both((docs) => testimoniesAt(docs).patch(id, { words: 'autrement dit', consent: 'workspace' }));
  await vi.waitFor(() => edit('core', (core) => expect(testimoniesOf(core).get(id)?.words).toBe('autrement dit')), SOON);
  expect(await places()).toEqual([false, false]);
  expect(await edit('core', (core) => core.getMap<Y.Map<unknown>>('testimonies').get(id)?.toJSON())).toMatchObject({ tomorrow: 'kept' });
  expect(await edit(TABLE_DOCUMENT, (doc) => testimoniesOf(doc).list())).toEqual([]);
});

test('a source goes where its consent says with its words and its original, and comes back with them', async () => {
  const { both, edit, holds } = await startDemarche();
  const content = { blocks: [{ kind: 'paragraph' as const, text: CANARY }], report: [] };
  const original = new TextEncoder().encode(CANARY);
  await edit(sourceDocumentId('s'), (doc) => writeSourceContent(doc, content, original));
  await both((docs) => sourcesAt(docs).create(newSource('Entretien', 1, { contentId: 's', excerpt: CANARY }), { id: 's' }));
  await edit(TEXT, (doc) =>
    doc.transact(() => writeText(doc, partRoot('findings'), [{ embed: 'citation', ref: 's', label: CANARY }]), LOCAL),
  );
  // Nobody was asked yet.
  await both((docs) => sourcesAt(docs).patch('s', { testimony: true }));
  const all = ['core', TEXT, sourceDocumentId('s'), TABLE_DOCUMENT, keptSourceDocumentId('s')];
  const found = () => Promise.all(all.map(holds));
  await vi.waitFor(async () => expect(await found()).toEqual([false, false, false, true, true]), SOON);
  expect(await edit(keptSourceDocumentId('s'), sourceContent)).toEqual(content);
  await both((docs) => sourcesAt(docs).patch('s', { consent: 'workspace' }));
  await vi.waitFor(async () => expect(await found()).toEqual([true, false, true, false, false]), SOON);
  expect(await edit(sourceDocumentId('s'), (doc) => [sourceContent(doc), travellingOriginal(doc)])).toEqual([content, original]);
});

test('what is written in a record while it is on its way to all tables goes with it', async () => {
  const { both, edit, places, workspace } = await startDemarche();
  const id = await both((docs) => testimoniesAt(docs).create(testimony()));
  const { store } = workspace.file;
  const append = store.append.bind(store);
  let goOn = () => {};
  const isOnDisk = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  vi.spyOn(store, 'append').mockImplementation((document, update) =>
    document === 'core' ? isOnDisk.then(() => append(document, update)) : append(document, update),
  );
  await workspace.documents.using('core', (core) =>
    workspace.documents.using(TABLE_DOCUMENT, async (kept) => {
      const records = testimoniesAt({ core: core.doc, table: kept.doc });
      records.patch(id, { words: 'le bus', consent: 'workspace' });
      await vi.waitFor(() => expect(testimoniesOf(core.doc).get(id)?.words).toBe('le bus'), SOON);
      records.patch(id, { words: 'le bus du soir' });
      goOn();
    }),
  );
  await vi.waitFor(() => edit(TABLE_DOCUMENT, (doc) => expect(testimoniesOf(doc).list()).toEqual([])), SOON);
  expect(await edit('core', (core) => testimoniesOf(core).get(id)?.words)).toBe('le bus du soir');
  expect(await places()).toEqual([false, false]);
});

test('of a record in both the one of the table is read, and a move that was cut short is finished at the next opening', async () => {
  const first = await startDemarche();
  const id = await first.both((docs) => testimoniesAt(docs).create(testimony({ consent: 'public', words: 'avant' })));
  await first.table.stop();
  // What a crash leaves between the window’s writing and the host’s erasing: the writing alone is in the store.
  const alone = await startHostTable(first.table.folder);
  const { documents } = await alone.host.workspaces.open(first.id);
  await documents.using('core', (core) =>
    documents.using(TABLE_DOCUMENT, async (kept) => {
      const docs = { core: core.doc, table: kept.doc };
      testimoniesAt(docs).patch(id, { words: CANARY, consent: 'table' });
      await kept.whenSaved();
      expect([testimoniesAt(docs).get(id)?.words, testimoniesAt(docs).list().length]).toEqual([CANARY, 1]);
      expect(core.doc.getMap('testimonies').has(id)).toBe(true);
    }),
  );
  await alone.stop();
  const { edit, places } = await startDemarche(first.table.folder, first.id);
  await vi.waitFor(() => edit('core', (core) => expect(core.getMap('testimonies').has(id)).toBe(false)), SOON);
  expect(await places()).toEqual([false, true]);
});

test('what another table gives under the id of a kept record stays theirs', async () => {
  const { both, edit } = await startDemarche();
  const id = await both((docs) => testimoniesAt(docs).create(testimony({ consent: 'public' })));
  await both((docs) => testimoniesAt(docs).patch(id, { consent: 'table' }));
  await vi.waitFor(() => edit('core', (core) => expect(core.getMap('testimonies').has(id)).toBe(false)), SOON);
  await edit('core', (core) => testimoniesOf(core).create(testimony({ words: 'à nous', consent: 'public' }), { id }));
  await both((docs) => testimoniesAt(docs).patch(id, { label: 'un habitant' }));
  expect(await edit('core', (core) => testimoniesOf(core).get(id)?.words)).toBe('à nous');
  expect(await both((docs) => testimoniesAt(docs).list())).toMatchObject([{ words: CANARY, label: 'un habitant' }]);
});

test('what an older app left in the core of a démarche that no other table has is moved when it is opened, once', async () => {
  const first = await startDemarche();
  const id = await first.edit('core', (core) => testimoniesOf(core).create(testimony()));
  await first.edit('core', (core) => core.getMap('testimonies').set('bad', new Y.Map([['words', 7]])));
  const second = await first.again();
  await vi.waitFor(async () => expect(await second.places()).toEqual([false, true]), SOON);
  const kept = await second.edit(TABLE_DOCUMENT, (doc) => Y.encodeStateVector(doc));
  const third = await second.again();
  expect(await third.places()).toEqual([false, true]);
  expect(await third.edit(TABLE_DOCUMENT, (doc) => Y.encodeStateVector(doc))).toEqual(kept);
  expect(await third.both((docs) => [testimoniesAt(docs).get(id)?.words, testimoniesAt(docs).rejected()])).toEqual([CANARY, ['bad']]);
});

test('where another table has it already it stays, until its scope is said again', async () => {
  const first = await startDemarche();
  const id = await first.edit('core', (core) => testimoniesOf(core).create(testimony()));
  const { store } = first.workspace.file;
  const record = await readSharingRecord(store, first.id);
  await writeSharingRecord(store, { ...record, members: [{ table: 'table-2', token: 'a'.repeat(64) }] });
  const { both, places } = await first.again();
  await both((docs) => testimoniesAt(docs).patch(id, { label: 'une voisine' }));
  expect(await places()).toEqual([true, false]);
  await both((docs) => testimoniesAt(docs).patch(id, { consent: 'table' }));
  await vi.waitFor(async () => expect(await places()).toEqual([false, true]), SOON);
});

test('a file that only withheld documents use is not given to who asks for it by its hash; one that others use is', async () => {
  const { both, edit, workspace } = await startDemarche();
  const hash = await workspace.file.store.putAttachment(new TextEncoder().encode(CANARY), 'text/plain');
  const card = newSource('Entretien', 1, { attachmentHash: hash, testimony: true, consent: 'table' });
  await both((docs) => sourcesAt(docs).create(card, { id: 's' }));
  expect(await workspace.erasure.mayLeave(hash)).toBe(false);
  expect([...(await workspace.erasure.taken())]).toEqual([]);
  await edit('core', (core) => sourcesOf(core).create(newSource('Le même', 1, { attachmentHash: hash })));
  expect(await workspace.erasure.mayLeave(hash)).toBe(true);
  expect([...(await workspace.erasure.taken())]).toEqual([hash]);
});
