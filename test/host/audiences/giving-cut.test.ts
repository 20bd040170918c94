import { describe, expect, test, vi } from 'vitest';
import { HERE, submissionId } from '#document/audience';
import { LOCAL } from '#document/origin';
import { addContribution, contributionsOf } from '#features/workshop/model/step-section';
import type { Phone } from '../../support/pages/phone-client';
import { contributionOf } from '../../support/pages/phone-words';
import { cutAfter } from '../../support/worlds/cut-storage';
import { enter, givenAt, openPhonesAt, type PhoneTable, startPhoneTable, textsAt } from '../../support/worlds/phone-table';

const SOON = { timeout: 5000, interval: 10 };
const WORDS = 'le bus du soir';

/** A table with a question, and a phone that wrote there. */
async function scene() {
  const table = await startPhoneTable();
  const amal = await enter((await openPhonesAt(table)).link, 'Amal');
  const { doc } = amal.document(table.steps[0]);
  const id = addContribution(doc, contributionOf(amal, WORDS));
  await vi.waitFor(async () => expect(await textsAt(table)).toEqual([WORDS]), SOON);
  const give = () => contributionsOf(doc).patch(id, { given: true });
  const drafts = () => contributionsOf(doc).list();
  return { table, amal, id, give, drafts };
}

async function giveWhole({ table, give, drafts }: Awaited<ReturnType<typeof scene>>): Promise<void> {
  give();
  await vi.waitFor(() => expect(drafts()).toEqual([]), SOON);
  expect(await textsAt(table)).toEqual([WORDS]);
}

/** The store of a démarche, cut once so many of the writings of a move are on the disk. */
async function cut({ host, workspaceId, steps }: PhoneTable, amal: Phone, letThrough: number) {
  const { store } = (await host.workspaces.open(workspaceId)).file;
  const moving = ['takings', steps[0], submissionId(steps[0], amal.pass.guestId)];
  return cutAfter(store, letThrough, (name) => moving.includes(name));
}

/** Started again on what was on the disk. */
async function again(table: PhoneTable): Promise<PhoneTable> {
  await table.stop();
  vi.restoreAllMocks();
  return startPhoneTable({ folder: table.folder });
}

/** The words stand once, wherever it is, and nothing is left to finish. */
async function expectInOnePlace(table: PhoneTable): Promise<void> {
  await vi.waitFor(async () => expect(await textsAt(table)).toEqual([WORDS]), SOON);
  const { documents, file } = await table.host.workspaces.open(table.workspaceId);
  await documents.whenAllSaved();
  await vi.waitFor(async () => expect((await file.store.setting('takings')) ?? '[]').toBe('[]'), SOON);
  expect(await textsAt(table)).toEqual([WORDS]);
}

describe('a host that is killed while something moves', () => {
  // The note, the submission twice, where all read it, the note again; and one more than there are.
  test.each([0, 1, 2, 3, 4, 5])('what is taken back stands in one place, the power cut after %i writings', async (letThrough) => {
    const { table, amal, id, ...rest } = await scene();
    await giveWhole({ table, amal, id, ...rest });
    const storage = await cut(table, amal, letThrough);
    const asked = amal.guest.takeBack({ documentId: table.steps[0], recordId: id }).catch(() => undefined);
    await vi.waitFor(async () => expect(storage.isCut() || (await asked) !== undefined).toBe(true), SOON);
    amal.close();
    const started = await again(table);
    await expectInOnePlace(started);
    // Written in the submission, it is the author's again; else it is where it was.
    expect(await givenAt(started)).toEqual(letThrough < 2 ? [WORDS] : []);
  });

  test.each([0, 1, 2, 3])('what is given stands in one place, the power cut after %i writings', async (letThrough) => {
    const { table, amal, give } = await scene();
    const storage = await cut(table, amal, letThrough);
    give();
    const isGiven = async () => storage.isCut() || (storage.written() === 3 && (await givenAt(table)).length === 1);
    await vi.waitFor(async () => expect(await isGiven()).toBe(true), SOON);
    amal.close();
    const started = await again(table);
    await expectInOnePlace(started);
    expect(await givenAt(started)).toEqual(letThrough < 1 ? [] : [WORDS]);
  });
});

test('what was marked as given is given at the next start, whoever looks', async () => {
  const { table, amal } = await scene();
  const { documents } = await table.host.workspaces.open(table.workspaceId);
  const storage = await cut(table, amal, 0);
  await documents.using(submissionId(table.steps[0], HERE), (live) =>
    live.edit(LOCAL, (doc) => void addContribution(doc, { ...contributionOf(amal, 'pour une voisine'), author: 'scribe:x', given: true })),
  );
  await vi.waitFor(() => expect(storage.isCut()).toBe(true), SOON);
  amal.close();
  const started = await again(table);
  await vi.waitFor(async () => expect(await givenAt(started)).toEqual(['pour une voisine']), SOON);
});

test('nobody is told of what is taken back before it is on the disk', async () => {
  const { table, amal, id, drafts, ...rest } = await scene();
  await giveWhole({ table, amal, id, drafts, ...rest });
  const { store } = (await table.host.workspaces.open(table.workspaceId)).file;
  const append = store.append.bind(store);
  let goOn = () => {};
  const isOnDisk = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const appending = vi.spyOn(store, 'append').mockImplementation((document, update) => isOnDisk.then(() => append(document, update)));
  const asked = amal.guest.takeBack({ documentId: table.steps[0], recordId: id });
  await vi.waitFor(() => expect(appending).toHaveBeenCalled(), SOON);
  // What the phone wrote itself comes back to it after what it would have been told before.
  const { documents } = await table.host.workspaces.open(table.workspaceId);
  await documents.using(submissionId(table.steps[0], amal.pass.guestId), (live) => live.beat());
  await amal.guest.introduce({ name: 'Amal', picture: '', college: 'habitants' });
  expect(drafts()).toEqual([]);
  goOn();
  expect(await asked).toEqual({ isTaken: true });
  await vi.waitFor(() => expect(drafts()).toMatchObject([{ text: WORDS, given: false }]), SOON);
});

test('asked for twice at once, what is taken back comes back once', async () => {
  const { table, amal, id, drafts, ...rest } = await scene();
  await giveWhole({ table, amal, id, drafts, ...rest });
  const ask = () => amal.guest.takeBack({ documentId: table.steps[0], recordId: id });
  expect(await Promise.all([ask(), ask()])).toEqual([{ isTaken: true }, { isTaken: true }]);
  await vi.waitFor(() => expect(drafts()).toMatchObject([{ text: WORDS }]), SOON);
  expect(await textsAt(table)).toEqual([WORDS]);
});
