import { beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { connect } from '#bridge/connect';
import { documentsContract } from '#bridge/documents-contract';
import { giveFile } from '#bridge/guest-file';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { HERE, submissionId } from '#document/audience';
import { addContribution } from '#features/workshop/model/step-section';
import { memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { importBundle } from '#host/bundles/import-bundle';
import { type Bundle, readBundle } from '#host/bundles/read-bundle';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { createWorkspaceExchange } from '#host/sync/workspace-exchange';
import { systemClock } from '#shared/clock';
import { contributionOf } from '../../support/pages/phone-words';
import { enter, openPhonesAt, type PhoneTable, startPhoneTable, textsAt } from '../../support/worlds/phone-table';
import { stopAtEnd } from '../../support/teardown';

const SOON = { timeout: 5000, interval: 10 };
const CANARY = 'un canari zinzolin que personne n’a entendu';
const A_JPEG = new Uint8Array(3000).fill(7).fill(0xff, 0, 1).fill(0xd8, 1, 2).fill(0xff, 2, 3);

let table: PhoneTable;
let draft: string;
let photo: string;

/** A phone has written, with a photo, and has not given. */
beforeEach(async () => {
  table = await startPhoneTable();
  const phone = await enter((await openPhonesAt(table)).link, 'Amal');
  photo = await giveFile(phone.guest, table.steps[0], 'image/jpeg', A_JPEG);
  const files = [{ hash: photo, mediaType: 'image/jpeg' }];
  addContribution(phone.document(table.steps[0]).doc, { ...contributionOf(phone, CANARY), files });
  draft = submissionId(table.steps[0], phone.pass.guestId);
  await vi.waitFor(async () => expect(await textsAt(table)).toEqual([CANARY]), SOON);
});

/** Everything an opened démarche of the table has. */
const opened = () => table.host.workspaces.open(table.workspaceId);

test('a window of the same computer is handed neither the document, nor its projection, nor its words by a search', async () => {
  const [hostEnd, windowEnd] = createMemoryChannelPair();
  const heard: Buffer[] = [];
  windowEnd.onMessage((bytes) => heard.push(Buffer.from(bytes)));
  table.host.serve(hostEnd, { id: 'window-2', access: 'facilitator' });
  const documents = connect(windowEnd).client(documentsContract);
  const { workspaceId } = table;
  const ended = await new Promise((resolve) => documents.open({ workspaceId, documentId: draft }, { onItem: resolve, onClose: resolve }));
  expect(ended).toMatchObject({ code: 'forbidden' });
  await expect(documents.projection({ workspaceId, documentId: draft })).rejects.toMatchObject({ code: 'forbidden' });
  expect(await documents.findWords({ workspaceId, words: CANARY, except: [] })).toEqual([]);
  expect(Buffer.concat(heard).includes('zinzolin')).toBe(false);
  // The control: what is written at this computer for somebody else is not refused.
  expect(await documents.projection({ workspaceId, documentId: submissionId(table.steps[0], HERE) })).toBeNull();
});

test('a file that goes to somebody holds neither the words nor the photo that goes with them', async () => {
  const { id, file, erasure, documents } = await opened();
  await documents.using(table.steps[0], () => {});
  const bytes: Uint8Array[] = [];
  const source = { id, title: 'Les Tilleuls', store: file.store, attachments: await erasure.taken() };
  for await (const piece of exportBundle(source, { clock: systemClock })) bytes.push(piece);
  const bundle = await readBundle(memorySource(Buffer.concat(bytes)));
  expect(await file.store.list()).toContain(draft);
  expect(bundle.documents.filter((name) => name.startsWith('submission'))).toEqual([]);
  expect(bundle.manifest.attachments).toEqual([]);
  expect((await file.store.listAttachments()).map(({ hash }) => hash)).toEqual([photo]);
});

test('another table is not told of it, and gets nothing by asking for it', async () => {
  const { documents: hub } = await opened();
  const memory = { read: async () => undefined, write: async () => {} };
  const exchange = await createWorkspaceExchange({ hub, clock: systemClock, areLinked: () => false, memory });
  stopAtEnd(exchange.close);
  const sent: Buffer[] = [];
  const pipe = { send: (bytes: Uint8Array) => void sent.push(Buffer.from(bytes)) };
  await expect(exchange.attach(draft, 'peer', 'table-2', pipe as never)).rejects.toMatchObject({ code: 'bad-input' });
  expect(exchange.documents()).not.toContain(draft);
  expect(Buffer.concat(sent).includes('zinzolin')).toBe(false);
});

test('a bundle whose table of contents names such a document brings nothing of it', async () => {
  const theirs = createMemoryDocumentStore();
  const core = new Y.Doc();
  core.getMap('a').set('b', 'c');
  await theirs.append('core', Y.encodeStateAsUpdate(core));
  const bytes: Uint8Array[] = [];
  for await (const piece of exportBundle({ id: 'x', title: 'x', store: theirs }, { clock: systemClock })) bytes.push(piece);
  const honest = await readBundle(memorySource(Buffer.concat(bytes)));
  const hostile: Bundle = {
    ...honest,
    documents: [...honest.documents, draft, 'text:a'],
    news: (id, here) => honest.news(id === draft || id === 'text:a' ? 'core' : id, here),
  };
  const ours = createMemoryDocumentStore();
  await importBundle(hostile, { store: ours });
  expect([...(await ours.list())].sort()).toEqual(['core', 'text:a']);
});
