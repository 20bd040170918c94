import { beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { connect } from '#bridge/connect';
import { documentsContract } from '#bridge/documents-contract';
import { callHandshake } from '#bridge/handshake';
import { phonesContract } from '#bridge/phones-contract';
import { sharingContract } from '#bridge/sharing-contract';
import { encodeSyncFrame } from '#document/sync/sync-frame';
import { addContribution, contributionsOf, contributionText } from '#features/workshop/model/step-section';
import { dialPhone, type Phone, type PhoneDocument } from '../../support/pages/phone-client';
import { enter, openPhonesAt, type PhoneTable, startPhoneTable, textsAt } from '../../support/worlds/phone-table';
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
  await vi.waitFor(() => expect(contributionText(mine.doc, record)?.toString()).toBe('les mots d’Amal'), SOON);
});

const cards = (doc: Y.Doc) => doc.getMap('contributions');

describe('S3: what a guest may not do, the host does not let happen', () => {
  test.each<[string, () => void]>([
    ['words in somebody else’s contribution', () => contributionText(mine.doc, record)?.insert(0, 'faux ')],
    ['somebody else’s words taken away', () => contributionText(mine.doc, record)?.delete(0, 3)],
    ['somebody else’s contribution removed', () => cards(mine.doc).delete(record)],
    ['another in its place', () => cards(mine.doc).set(record, new Y.Map([['author', hostile.pass.guestId]]))],
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
    expect(contributionsOf(theirs.doc).list()).toHaveLength(1);
    if (!name.startsWith('more')) expect((await table.session()).alert).toMatchObject({ kind: 'refused-writing' });
    // The honest go on.
    contributionText(theirs.doc, record)?.insert(0, 'encore ');
    await vi.waitFor(async () => expect(await textsAt(table)).toEqual(['encore les mots d’Amal']), SOON);
  });

  test('no other document opens, not even one that is for phones later', async () => {
    for (const documentId of ['core', 'text:un', 'inquiry', table.steps[1], 'workshop:rien']) {
      const ended = await new Promise((resolve) => hostile.guest.document({ documentId }, { onItem: resolve, onClose: resolve }));
      expect(ended).toMatchObject({ code: 'forbidden' });
    }
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

  test('nobody speaks for another in the presence, nor takes the replica of somebody who has written nothing yet', async () => {
    theirs.awareness.setLocalState({ personId: '', name: '', college: '', place: 'ici' });
    await vi.waitFor(() => expect(mine.awareness.getStates().get(theirs.doc.clientID)).toMatchObject({ name: 'Amal' }), SOON);
    const spoof = new Awareness(new Y.Doc());
    spoof.clientID = theirs.doc.clientID;
    spoof.states.set(theirs.doc.clientID, { name: 'Mal', place: 'ailleurs' });
    spoof.meta.set(theirs.doc.clientID, { clock: 1_000_000, lastUpdated: 0 });
    const stream = hostile.guest.document({ documentId: table.steps[0] }, { onItem: () => {} });
    stream.send(encodeSyncFrame({ type: 'awareness', update: encodeAwarenessUpdate(spoof, [theirs.doc.clientID]) }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { documents } = await table.host.workspaces.open(table.workspaceId);
    await documents.using(table.steps[0], ({ awareness }) =>
      expect(awareness.getStates().get(theirs.doc.clientID)).toMatchObject({ name: 'Amal', place: 'ici' }),
    );
    spoof.destroy();
  });

  test('a replica that shows in the presence can not be taken by somebody else', async () => {
    const late = (await enter((await table.session()).link, 'Basile')).document(table.steps[0]);
    await vi.waitFor(() => expect(late.status().host).toBe('linked'), SOON);
    late.awareness.setLocalState({ personId: '', name: '', college: '', place: '' });
    await vi.waitFor(() => expect(mine.awareness.getStates().has(late.doc.clientID)).toBe(true), SOON);
    mine.doc.clientID = late.doc.clientID;
    addContribution(mine.doc, contributionOf(hostile, 'à sa place'));
    await vi.waitFor(() => expect(mine.status().trouble).toBe('forbidden'), SOON);
    expect(await textsAt(table)).toEqual(['les mots d’Amal']);
  });
});
