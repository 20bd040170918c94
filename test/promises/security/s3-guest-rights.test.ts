import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { connect } from '#bridge/connect';
import { documentsContract } from '#bridge/documents-contract';
import { callHandshake } from '#bridge/handshake';
import { phonesContract } from '#bridge/phones-contract';
import { sharingContract } from '#bridge/sharing-contract';
import { HERE, submissionId } from '#document/audience';
import { addContribution, contributionsOf, contributionText } from '#features/workshop/model/step-section';
import { dialPhone, type Phone, type PhoneDocument } from '../../support/pages/phone-client';
import { enter, givenAt, openPhonesAt, type PhoneTable, startPhoneTable, textsAt } from '../../support/worlds/phone-table';
import { contributionOf } from '../../support/pages/phone-words';

const SOON = { timeout: 5000, interval: 20 };

let table: PhoneTable;
let honest: Phone;
let hostile: Phone;
let theirs: PhoneDocument;
let mine: PhoneDocument;
let record: string;

beforeEach(async () => {
  table = await startPhoneTable();
  const { link } = await openPhonesAt(table);
  [honest, hostile] = [await enter(link, 'Amal'), await enter(link, 'Mal')];
  [theirs, mine] = [honest.document(table.steps[0]), hostile.document(table.steps[0])];
  await vi.waitFor(() => expect([theirs.status().host, mine.status().host]).toEqual(['linked', 'linked']), SOON);
  record = addContribution(theirs.doc, contributionOf(honest, 'les mots d’Amal'));
  await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['les mots d’Amal']), SOON);
});

const cards = (doc: Y.Doc) => doc.getMap('contributions');

describe('S3: what a guest may not do, the host does not let happen', () => {
  test.each<[string, () => void]>([
    ['a record without a name', () => cards(mine.doc).set('x', new Y.Map([['author', hostile.pass.guestId]]))],
    [
      'a contribution in somebody else’s name',
      () => addContribution(mine.doc, { ...contributionOf(hostile, 'faux'), author: honest.pass.guestId }),
    ],
    ['a contribution under another college', () => addContribution(mine.doc, { ...contributionOf(hostile, 'faux'), college: 'elus' })],
    ['a contribution of another table', () => addContribution(mine.doc, { ...contributionOf(hostile, 'faux'), table: 'table-2' })],
    ['the version of the document', () => mine.doc.getMap('meta').set('version:step', 99)],
    ['a root of its own', () => mine.doc.getText('t').insert(0, 'faux')],
    ['more words than a page', () => addContribution(mine.doc, contributionOf(hostile, 'x'.repeat(11_000)))],
  ])('%s: not taken, the phone is told, the facilitator is warned, the others see nothing', async (name, write) => {
    write();
    await vi.waitFor(() => expect(mine.status().trouble).toMatch(/^(forbidden|too-large)$/u), SOON);
    expect(await textsAt(table)).toEqual(['les mots d’Amal']);
    if (!name.startsWith('more')) expect((await table.session()).alert).toMatchObject({ kind: 'refused-writing' });
    // The honest go on.
    contributionText(theirs.doc, record)?.insert(0, 'encore ');
    await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['encore les mots d’Amal']), SOON);
  });

  test('no other document opens, not even one that is for phones later', async () => {
    const [step, next] = table.steps;
    const others = [
      step,
      next,
      submissionId(step, honest.pass.guestId),
      submissionId(next, hostile.pass.guestId),
      submissionId(step, HERE),
    ];
    for (const documentId of ['core', 'text:un', 'inquiry', 'table', 'workshop:rien', 'submission:rien', ...others]) {
      const ended = await new Promise((resolve) => hostile.guest.document({ documentId }, { onItem: resolve, onClose: resolve }));
      expect(ended).toMatchObject({ code: 'forbidden' });
    }
    const ended = await new Promise((resolve) => hostile.guest.shown({ documentId: next }, { onItem: resolve, onClose: resolve }));
    expect(ended).toMatchObject({ code: 'forbidden' });
  });

  test('what somebody else gave is not taken back, nor written over by its key', async () => {
    contributionsOf(theirs.doc).patch(record, { given: true });
    await vi.waitFor(async () => expect(await givenAt(table)).toEqual(['les mots d’Amal']), SOON);
    expect(await hostile.guest.takeBack({ documentId: table.steps[0], recordId: record })).toEqual({ isTaken: false });
    addContribution(mine.doc, { ...contributionOf(hostile, 'à la place'), given: true }, { id: record });
    await vi.waitFor(async () => expect((await givenAt(table)).sort()).toEqual(['les mots d’Amal', 'à la place'].sort()), SOON);
  });

  test('nothing that is for the facilitator is there to be asked for', async () => {
    const { channel } = await callHandshake(await dialPhone(hostile.pass.address), hostile.pass.guestId, hostile.pass.token);
    const connection = connect(channel);
    const { workspaceId } = table;
    const asked = [
      connection.client(phonesContract).close({ workspaceId }),
      connection.client(phonesContract).setReadOnly({ workspaceId, readOnly: true }),
      connection.client(sharingContract).stopSharing({ workspaceId }),
      connection.client(documentsContract).attachment({ workspaceId, hash: '0'.repeat(64) }),
      connection.client(documentsContract).projection({ workspaceId, documentId: 'core' }),
    ];
    for (const question of asked) await expect(question).rejects.toMatchObject({ code: 'not-found' });
    connection.close();
  });
});
