/** R9: big documents and pastes. All equal, all kept. */
import { afterEach, expect, test } from 'vitest';
import type { OpenDocument } from '#client/documents/open-document';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { createHost, type Host } from '#host/host';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { startLocalServer } from '#server/local-server';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';
import { connectToServer, openInWindow, until, whenSaved } from '../../support/worlds/window-client';

const KB = 1024;
const MB = 1024 * KB;
const WORDS = 'une famille pousse quatre portes avant la bonne ';

function words(bytes: number): string {
  return WORDS.repeat(Math.ceil(bytes / WORDS.length)).slice(0, bytes);
}

async function startTable(): Promise<{ url: string; host: Host; folder: string; id: string }> {
  const folder = temporaryFolder();
  const host = await createHost({ dataFolder: folder, resourcesFolder: folder, models: [], features: [], reportFailure: console.error });
  const server = await startLocalServer({
    token: 'jeton-de-cet-essai',
    host: '127.0.0.1',
    port: 0,
    siteFolder: folder,
    onBridge: (socket) => host.serve(createWebSocketChannel(socket as SocketLike), { id: crypto.randomUUID(), access: 'facilitator' }),
  });
  stopAtEnd(async () => {
    await server.close();
    await host.close();
  });
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls' });
  return { url: server.url, host, folder, id };
}

async function twoWindows(url: string, id: string): Promise<readonly [OpenDocument, OpenDocument]> {
  const one = openInWindow(connectToServer(url), id, 'text:long');
  const two = openInWindow(connectToServer(url), id, 'text:long');
  await Promise.all([one.ready, two.ready]);
  return [one, two];
}

const equal = (a: OpenDocument, b: OpenDocument) => sameDigest(digestOf(a.doc), digestOf(b.doc));

afterEach(() => new Promise((resolve) => setTimeout(resolve, 0)));

test.each([
  ['100 kB', 100 * KB],
  ['1 MB', MB],
  ['10 MB', 10 * MB],
])('R9: a text of %s put in one window is in the other, and saved', async (_size, bytes) => {
  const { url, id } = await startTable();
  const [one, two] = await twoWindows(url, id);
  one.doc.getText('t').insert(0, words(bytes));
  await until(() => equal(one, two) && two.doc.getText('t').length === bytes);
  await whenSaved(one);
});

test('R9: a paste of 400 kB in the middle of a text that two people write loses neither', async () => {
  const { url, id } = await startTable();
  const [one, two] = await twoWindows(url, id);
  one.doc.getText('t').insert(0, 'début fin');
  await until(() => equal(one, two));
  one.doc.getText('t').insert(6, words(400 * KB));
  two.doc.getText('t').insert(9, ', et la suite');
  await until(() => equal(one, two) && one.doc.getText('t').length === 400 * KB + 22);
  expect(two.doc.getText('t').toString().endsWith('fin, et la suite')).toBe(true);
});

test('R9: a burst of 30 MB arrives whole, and is there after the host starts again', async () => {
  const { url, id, host, folder } = await startTable();
  const [one, two] = await twoWindows(url, id);
  const piece = words(100 * KB);
  for (let n = 0; n < 300; n++) one.doc.getText('t').insert(0, piece);
  await until(() => two.doc.getText('t').length === 300 * piece.length && equal(one, two));
  await whenSaved(one);
  await host.close();
  const again = await createHost({ dataFolder: folder, resourcesFolder: folder, models: [], features: [], reportFailure: console.error });
  stopAtEnd(() => again.close());
  const workspace = await again.workspaces.open(id);
  await workspace.documents.using('text:long', ({ doc }) => expect(doc.getText('t').length).toBe(300 * piece.length));
});
