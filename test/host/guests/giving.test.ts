import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { HERE, submissionId, submissionOf } from '#document/audience';
import { LOCAL } from '#document/origin';
import { contributionsOf, addContribution, contributionText } from '#features/workshop/model/step-section';
import { readSharingRecord } from '#host/sharing/sharing-record';
import type { Phone } from '../../support/pages/phone-client';
import { contributionOf } from '../../support/pages/phone-words';
import { enter, givenAt, openPhonesAt, type PhoneTable, startPhoneTable, textsAt } from '../../support/worlds/phone-table';

const SOON = { timeout: 5000, interval: 10 };

/** A table with a question, and two phones at it. */
async function scene() {
  const table = await startPhoneTable();
  const { link } = await openPhonesAt(table);
  const [amal, basile] = [await enter(link, 'Amal'), await enter(link, 'Basile')];
  const hers = amal.document(table.steps[0]);
  await vi.waitFor(() => expect(hers.status().host).toBe('linked'), SOON);
  return { table, link, amal, basile, hers, seen: basile.shown(table.steps[0]) };
}

const give = (doc: Parameters<typeof contributionsOf>[0], id: string) => contributionsOf(doc).patch(id, { given: true });

/** Writes, and waits until the table has it. */
async function draft(table: PhoneTable, phone: Phone, doc: Parameters<typeof addContribution>[0], text: string): Promise<string> {
  const id = addContribution(doc, contributionOf(phone, text));
  await vi.waitFor(async () => expect(await textsAt(table)).toContain(text), SOON);
  return id;
}

async function submissionsIn({ host, workspaceId }: PhoneTable): Promise<string[]> {
  const { documents } = await host.workspaces.open(workspaceId);
  return (await documents.list()).filter((id) => submissionOf(id) !== undefined);
}

test('what is given is written afresh for all, in its last words, and leaves the submission', async () => {
  const { table, amal, hers, seen } = await scene();
  const id = await draft(table, amal, hers.doc, 'le maire ment');
  contributionText(hers.doc, id)?.delete(0, 13);
  contributionText(hers.doc, id)?.insert(0, 'le bus du soir');
  give(hers.doc, id);
  await vi.waitFor(() => expect(seen.texts()).toEqual(['le bus du soir']), SOON);
  await vi.waitFor(() => expect(contributionsOf(hers.doc).list()).toEqual([]), SOON);
  const { documents } = await table.host.workspaces.open(table.workspaceId);
  const [bytes, state] = await documents.using(table.steps[0], ({ doc }) => [Buffer.from(Y.encodeStateAsUpdate(doc)), Y.snapshot(doc)]);
  expect([bytes.includes('bus du soir'), bytes.includes('maire'), state.ds.clients.size]).toEqual([true, false, 0]);
});

test('what is given leaves the submission once it is on the disk: a host that is killed before has it in one place at least', async () => {
  const { table, amal, hers, seen } = await scene();
  const id = await draft(table, amal, hers.doc, 'le bus');
  const { store } = (await table.host.workspaces.open(table.workspaceId)).file;
  const append = store.append.bind(store);
  let goOn = () => {};
  const isOnDisk = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  vi.spyOn(store, 'append').mockImplementation((document, update) =>
    document === table.steps[0] ? isOnDisk.then(() => append(document, update)) : append(document, update),
  );
  give(hers.doc, id);
  // Told to others before it is on the disk; nobody is told that it is gone from where it was.
  await vi.waitFor(() => expect(seen.texts()).toEqual(['le bus']), SOON);
  expect(
    contributionsOf(hers.doc)
      .list()
      .map((one) => one.id),
  ).toEqual([id]);
  goOn();
  await vi.waitFor(() => expect(contributionsOf(hers.doc).list()).toEqual([]), SOON);
});

test('a phone is told what the others gave, and of nobody who they are beyond what they said', async () => {
  const { table, amal, basile, hers, seen } = await scene();
  give(hers.doc, await draft(table, amal, hers.doc, 'le bus'));
  await vi.waitFor(() => expect(seen.texts()).toEqual(['le bus']), SOON);
  const [told] = seen.records().values();
  expect(told).toEqual({
    kind: 'lived',
    text: 'le bus',
    name: 'Amal',
    picture: '',
    college: 'habitants',
    files: [],
    createdAt: 1,
    isOwn: false,
  });
  expect(JSON.stringify([...seen.records()])).not.toContain(amal.pass.guestId);
  expect([...amal.shown(table.steps[0]).records().values()]).toEqual([]);
  const own = amal.shown(table.steps[0]);
  await vi.waitFor(() => expect([...own.records().values()]).toMatchObject([{ isOwn: true }]), SOON);
  expect(basile.heard()).toBeGreaterThan(0);
});

test('what was given at another table is not told here', async () => {
  const { table, seen, amal, hers } = await scene();
  const { documents } = await table.host.workspaces.open(table.workspaceId);
  const elsewhere = { ...contributionOf(amal, 'à l’autre table'), table: 'autre', given: true };
  await documents.using(table.steps[0], (live) => live.edit(LOCAL, (doc) => addContribution(doc, elsewhere)));
  give(hers.doc, await draft(table, amal, hers.doc, 'ici'));
  await vi.waitFor(() => expect(seen.texts()).toEqual(['ici']), SOON);
});

test('what one gave is taken back into one’s own, and the others are told that it is gone', async () => {
  const { table, amal, hers, seen } = await scene();
  const id = await draft(table, amal, hers.doc, 'trop vite');
  give(hers.doc, id);
  await vi.waitFor(() => expect(seen.records().has(id)).toBe(true), SOON);
  expect(await amal.guest.takeBack({ documentId: table.steps[0], recordId: id })).toEqual({ isTaken: true });
  await vi.waitFor(() => expect(seen.texts()).toEqual([]), SOON);
  await vi.waitFor(() => expect(contributionsOf(hers.doc).list()).toMatchObject([{ text: 'trop vite', given: false }]), SOON);
  // Given again, it is there again: the key that was used is not used twice.
  give(hers.doc, contributionsOf(hers.doc).list()[0]?.id ?? '');
  await vi.waitFor(() => expect(seen.texts()).toEqual(['trop vite']), SOON);
});

test('the facilitator is told how many keep something, and never what', async () => {
  const { table, amal, hers } = await scene();
  const kept = async () => (await table.state()).guests.map((guest) => guest.kept);
  const id = await draft(table, amal, hers.doc, 'pas encore');
  await vi.waitFor(async () => expect(await kept()).toEqual([1, 0]), SOON);
  expect(JSON.stringify(await table.state())).not.toContain('pas encore');
  give(hers.doc, id);
  await vi.waitFor(async () => expect(await kept()).toEqual([0, 0]), SOON);
});

test('what was begun at the question before can still be given once the next one is shown', async () => {
  const { table, amal, hers } = await scene();
  const id = await draft(table, amal, hers.doc, 'encore un mot');
  await table.phones.show({ workspaceId: table.workspaceId, documentId: table.steps[1] });
  give(hers.doc, id);
  await vi.waitFor(async () => expect(await givenAt(table)).toEqual(['encore un mot']), SOON);
});

test.each([
  ['the session ends', (table: PhoneTable) => table.phones.close({ workspaceId: table.workspaceId })],
  [
    'its author is put out',
    (table: PhoneTable, amal: Phone) => table.phones.remove({ workspaceId: table.workspaceId, guestId: amal.pass.guestId }),
  ],
  ['its author leaves', (_: PhoneTable, amal: Phone) => amal.guest.leave({})],
])('what was not given is erased when %s, what was given stays', async (_name, end) => {
  const { table, amal, hers } = await scene();
  give(hers.doc, await draft(table, amal, hers.doc, 'donné'));
  await draft(table, amal, hers.doc, 'gardé');
  await vi.waitFor(async () => expect(await givenAt(table)).toEqual(['donné']), SOON);
  await end(table, amal);
  await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['donné']), SOON);
});

test('after a crash of the host what was marked as given is given, once', async () => {
  const { table, amal, hers } = await scene();
  const { documents } = await table.host.workspaces.open(table.workspaceId);
  await draft(table, amal, hers.doc, 'brouillon');
  await documents.using(submissionId(table.steps[0], HERE), (live) =>
    live.edit(LOCAL, (doc) => void addContribution(doc, { ...contributionOf(amal, 'pour une voisine'), author: 'scribe:x', given: true })),
  );
  await table.stop();
  const again = await startPhoneTable({ folder: table.folder });
  await vi.waitFor(async () => expect(await givenAt(again)).toEqual(['pour une voisine']), SOON);
  expect(await textsAt(again)).toEqual(['brouillon', 'pour une voisine']);
});

test('what an earlier app kept among what was given goes back to its author at this table; other tables’ is left to them', async () => {
  const { table, amal } = await scene();
  const { documents, file } = await table.host.workspaces.open(table.workspaceId);
  const { table: here } = await readSharingRecord(file.store, table.workspaceId);
  const old = (fields: object) => ({ ...contributionOf(amal, ''), table: here, ...fields });
  const step = 'workshop:ancien';
  const earlier = new Y.Doc();
  addContribution(earlier, old({ text: 'donné', given: true }));
  addContribution(earlier, old({ text: 'à elle' }));
  addContribution(earlier, old({ text: 'du scribe', author: 'scribe:1' }));
  addContribution(earlier, old({ text: 'd’ailleurs', table: 'autre' }));
  await file.store.append(step, Y.encodeStateAsUpdate(earlier));
  const textsOf = (id: string) =>
    documents.using(id, ({ doc }) =>
      contributionsOf(doc)
        .list()
        .map(({ text }) => text)
        .sort(),
    );
  await textsOf(step);
  await vi.waitFor(async () => expect(await textsOf(step)).toEqual(['donné', 'd’ailleurs']), SOON);
  expect(await textsOf(submissionId(step, amal.pass.guestId))).toEqual(['à elle']);
  expect(await textsOf(submissionId(step, HERE))).toEqual(['du scribe']);
  expect((await submissionsIn(table)).length).toBeGreaterThanOrEqual(2);
});
