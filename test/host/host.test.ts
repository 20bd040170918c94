import { expect, onTestFinished, test } from 'vitest';
import { connect } from '#bridge/connect';
import { documentsContract } from '#bridge/documents-contract';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { isSaved } from '#client/documents/document-status';
import { createHostConnection } from '#client/documents/host-connection';
import { openDocument } from '#client/documents/open-document';
import { type Section, sectionVersion } from '#document/section';
import { createHost, type Host } from '#host/host';
import { temporaryFolder } from '../support/temporary-folder';

/** A section of no feature of ours. */
const WORDS: Section = { name: 'words', kind: 'core', version: 1, migrations: [], project: () => null, counted: undefined };

async function startHost(dataFolder: string): Promise<Host> {
  const host = await createHost({
    dataFolder,
    resourcesFolder: dataFolder,
    models: [{ name: 'words', sections: [{ ...WORDS, project: (doc) => doc.getText('words').toString() }] }],
    features: [],
    storage: { ballastBytes: 0 },
    reportFailure: (error) => {
      throw error;
    },
  });
  onTestFinished(() => host.close());
  return host;
}

function connectTo(host: Host) {
  return createHostConnection(async () => {
    const [hostEnd, clientEnd] = createMemoryChannelPair();
    host.serve(hostEnd, { id: crypto.randomUUID(), access: 'facilitator' });
    return clientEnd;
  });
}

async function saved(document: ReturnType<typeof openDocument>): Promise<void> {
  while (!isSaved(document.status.get())) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('a démarche made, written in and closed is there when the host starts again, seed and stamp included', async () => {
  const folder = temporaryFolder();
  const first = await startHost(folder);
  const { id } = await first.workspaces.create({ title: 'Les Tilleuls', seed: (core) => core.getText('words').insert(0, 'semé ') });
  const connection = connectTo(first);
  const window = openDocument(connection, id, 'core', []);
  await window.ready;
  window.doc.getText('words').insert(5, 'écrit');
  await saved(window);
  window.close();
  connection.close();
  await first.close();

  const second = await startHost(folder);
  expect((await second.workspaces.catalogue.list()).map((entry) => entry.title)).toEqual(['Les Tilleuls']);
  const workspace = await second.workspaces.open(id);
  await workspace.documents.using('core', ({ doc }) => {
    expect(doc.getText('words').toString()).toBe('semé écrit');
    expect(sectionVersion(doc, WORDS)).toBe(1);
    expect(doc.getMap('meta').get('version:words')).toBe(1);
  });
});

test('the first paint has a projection to read, and an attachment is found by its hash', async () => {
  const host = await startHost(temporaryFolder());
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls', seed: (core) => core.getText('words').insert(0, 'lu tôt') });
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  host.serve(hostEnd, { id: 'one', access: 'facilitator' });
  const documents = connect(clientEnd).client(documentsContract);
  const hash = await documents.putAttachment({ workspaceId: id, mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) });
  expect([...((await documents.attachment({ workspaceId: id, hash }))?.bytes ?? [])]).toEqual([1, 2, 3]);
  await expect
    .poll(async () => JSON.parse((await documents.projection({ workspaceId: id, documentId: 'core' })) ?? '{}'), { timeout: 5000 })
    .toEqual({ words: 'lu tôt' });
});

test('a guest reaches no document', async () => {
  const host = await startHost(temporaryFolder());
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls' });
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  host.serve(hostEnd, { id: 'phone', access: 'guest' });
  const documents = connect(clientEnd).client(documentsContract);
  await expect(documents.projection({ workspaceId: id, documentId: 'core' })).rejects.toMatchObject({ code: 'forbidden' });
  const refused = new Promise((resolve) => {
    documents.open({ workspaceId: id, documentId: 'core' }, { onItem: () => {}, onClose: resolve });
  });
  expect(await refused).toMatchObject({ code: 'forbidden' });
});

test('a document of an unknown démarche is refused with a code the interface has a sentence for', async () => {
  const host = await startHost(temporaryFolder());
  const connection = connectTo(host);
  const window = openDocument(connection, 'nowhere', 'core', []);
  await expect(window.ready).rejects.toMatchObject({ code: 'not-found' });
  window.close();
  connection.close();
});
