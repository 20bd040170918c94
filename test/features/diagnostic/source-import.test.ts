import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { documentsContract } from '#bridge/documents-contract';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { createHostConnection } from '#client/documents/host-connection';
import { openWorkspaceSession, type WorkspaceSession } from '#client/documents/workspace-session';
import { addSource, mediaTypeOf, type NewSource, type SourceDesk } from '#features/diagnostic/client/sources/import/source-import';
import { originalOf } from '#features/diagnostic/client/sources/import/source-original';
import { sourceContent, sourceDocumentId, sourcesOf } from '#features/diagnostic/model/source-section';
import { models } from '#features/model';
import { createHost } from '#host/host';
import { temporaryFolder } from '../../support/temporary-folder';

/** A window on a real host, on a folder of its own. */
async function openTable(dataFolder = temporaryFolder(), known?: string) {
  const host = await createHost({
    dataFolder,
    resourcesFolder: dataFolder,
    models,
    features: [],
    storage: { ballastBytes: 0 },
    reportFailure: (error) => {
      throw error;
    },
  });
  const workspaceId = known ?? (await host.workspaces.create({ title: 'Les Tilleuls' })).id;
  const connection = createHostConnection(async () => {
    const [hostEnd, clientEnd] = createMemoryChannelPair();
    host.serve(hostEnd, { id: crypto.randomUUID(), access: 'facilitator' });
    return clientEnd;
  });
  const workspace = openWorkspaceSession(connection, workspaceId);
  const documents = connection.client(documentsContract);
  const close = async () => {
    workspace.close();
    connection.close();
    await host.close();
  };
  onTestFinished(close);
  await workspace.core.ready;
  const desk: SourceDesk = { workspace, documents, college: 'volunteers', now: () => 1000 };
  return { desk, workspace, documents, dataFolder, workspaceId, close };
}

const BYTES = new TextEncoder().encode('Premier constat.');
const NOTES: NewSource = {
  title: 'Compte rendu',
  kind: 'text',
  content: { blocks: [{ kind: 'paragraph', text: 'Premier constat.' }], report: [{ code: 'html', quote: '<b>', line: 1 }] },
  original: { fileName: 'notes.txt', mediaType: 'text/plain', bytes: BYTES },
};

async function wordsOf(workspace: WorkspaceSession, id: string) {
  const held = workspace.acquire(sourceDocumentId(id));
  onTestFinished(held.release);
  await held.document.ready;
  return sourceContent(held.document.doc);
}

test('a source that was added is there, whole, when the host starts again', async () => {
  const first = await openTable();
  const id = await addSource(first.desk, NOTES);
  while (first.workspace.core.status.get().unsavedEdits > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await first.close();
  const again = await openTable(first.dataFolder, first.workspaceId);
  const card = sourcesOf(again.workspace.core.doc).get(id);
  if (!card) throw new Error('it was not kept');
  expect(card).toMatchObject({
    title: 'Compte rendu',
    fileName: 'notes.txt',
    notUnderstood: 1,
    excerpt: 'Premier constat.',
    addedBy: 'volunteers',
  });
  expect(await wordsOf(again.workspace, id)).toEqual(NOTES.content);
  expect(await originalOf(card, again.workspace, again.documents)).toEqual(BYTES);
});

test('on another table the file comes with the words, and one that was changed on the way is refused', async () => {
  const [here, there] = [await openTable(), await openTable()];
  const id = await addSource(here.desk, NOTES);
  const card = sourcesOf(here.workspace.core.doc).get(id);
  if (!card) throw new Error('it was not made');
  const [from, to] = [here.workspace.acquire(sourceDocumentId(id)), there.workspace.acquire(sourceDocumentId(id))];
  await to.document.ready;
  expect(await originalOf(card, there.workspace, there.documents)).toBeUndefined();
  Y.applyUpdate(to.document.doc, Y.encodeStateAsUpdate(from.document.doc));
  expect(await originalOf(card, there.workspace, there.documents)).toEqual(BYTES);
  to.document.doc.getMap('source-content').set('original', Uint8Array.of(1));
  await expect(originalOf(card, there.workspace, there.documents)).rejects.toMatchObject({ code: 'damaged-file' });
  from.release();
  to.release();
});

test('a media type that is long or strange is not kept', () => {
  expect(mediaTypeOf('text/markdown')).toBe('text/markdown');
  expect([mediaTypeOf(''), mediaTypeOf('text/html;x="<b>"'), mediaTypeOf(`text/${'a'.repeat(200)}`)]).toEqual(
    Array(3).fill('application/octet-stream'),
  );
});
