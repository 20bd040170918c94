import { readFile, writeFile } from 'node:fs/promises';
import type * as Y from 'yjs';
import { describe, expect, it, vi } from 'vitest';
import { connect } from '#bridge/connect';
import { documentsContract } from '#bridge/documents-contract';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { submissionId } from '#document/audience';
import { LOCAL } from '#document/origin';
import { writeText } from '#document/text/text-write';
import { newActor } from '#features/actor-map/model/actor';
import { actorsOf } from '#features/actor-map/model/actor-map-section';
import { addChapter } from '#features/diagnostic/model/chapters/chapter-list';
import { chapterDocument, partRoot } from '#features/diagnostic/model/diagnostic-section';
import { models } from '#features/model';
import { contributionSchema } from '#features/workshop/model/contribution';
import { addContribution, removeContribution, stepDocumentId } from '#features/workshop/model/step-section';
import { decryptedPages } from '../../support/decrypted-pages';
import { temporaryFolder } from '../../support/temporary-folder';
import { startHostTable } from '../../support/worlds/host-table';
import { exists } from '#host/storage/workspace-place';

const STEP = stepDocumentId('s1');
const contribution = (text: string) => contributionSchema.parse({ text, given: true, createdAt: 1 });

/** A table's host on a folder, with a window that searches in a démarche of it. */
async function startSearch(folder = temporaryFolder(), known?: string) {
  const table = await startHostTable(folder, { models });
  const id = known ?? (await table.create('Les Tilleuls'));
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  table.host.serve(hostEnd, { id: 'window', access: 'facilitator' });
  const documents = connect(clientEnd).client(documentsContract);
  const workspace = () => table.host.workspaces.open(id);
  const ask = (words: string) => documents.search({ workspaceId: id, words });
  return {
    table,
    folder,
    id,
    path: table.host.workspaces.storage.folder.searchIndex(id),
    ask,
    workspace,
    /** The records that are found, once everything is read. */
    found: (words: string) =>
      vi.waitFor(
        async () => {
          const { hits, isComplete } = await ask(words);
          expect(isComplete).toBe(true);
          return hits.map(({ record }) => record);
        },
        { timeout: 10_000, interval: 20 },
      ),
    edit: async <T>(document: string, change: (doc: Y.Doc) => T) =>
      (await workspace()).documents.using(document, async (live) => {
        const result = change(live.doc);
        await live.whenSaved();
        return result;
      }),
    key: async () => Buffer.from((await (await workspace()).file.store.setting('search-key'))?.split(':')[1] ?? '', 'base64'),
  };
}

/** Every page of the index and of its log, in clear. */
async function pagesOf(path: string, key: Uint8Array): Promise<Buffer> {
  const log = await decryptedPages(`${path}-wal`, key).catch(() => Buffer.alloc(0));
  return Buffer.concat([await decryptedPages(path, key), log]);
}

const addActor = (name: string) => (core: Y.Doc) => actorsOf(core).create(newActor(name, 1));

describe('what is written in any document is found', () => {
  it('as soon as it was read, and what is written next as well; what changed while the host was stopped the next time', async () => {
    const first = await startSearch();
    const ccas = await first.edit('core', addActor('CCAS de Valmorin'));
    expect(await first.found('ccas')).toEqual([ccas]);
    const chapter = await first.edit('core', (core) => addChapter(core, { title: 'Se soigner', question: '', createdAt: 1 }));
    const block = { type: 'paragraph', children: [{ text: 'La maison médicale a fermé.', format: 0 }] };
    await first.edit(chapterDocument(chapter), (doc) => doc.transact(() => writeText(doc, partRoot('stakes'), [block]), LOCAL));
    expect(await first.found('maisons medicales')).toEqual([chapter]);
    await first.table.stop();

    const before = await startHostTable(first.folder);
    const workspace = await before.host.workspaces.open(first.id);
    await workspace.documents.using('core', (live) => live.edit(LOCAL, (core) => addActor('Le lavoir')(core)));
    await before.stop();
    const again = await startSearch(first.folder, first.id);
    expect(await again.found('lavoir')).toHaveLength(1);
    expect(await again.found('maison medicale')).toEqual([chapter]);
  });

  it('and nothing of what a phone holds back until it is given', async () => {
    const { edit, found } = await startSearch();
    await edit(submissionId(STEP, 'a-phone'), (doc) => addContribution(doc, { ...contribution('un brouillon zinzolin'), given: false }));
    const given = await edit(STEP, (doc) => addContribution(doc, contribution('un avis zinzolin')));
    await edit(STEP, (doc) => addContribution(doc, { ...contribution('une ébauche zinzoline'), given: false }));
    expect(await found('zinzolin')).toEqual([given]);
  });
});

describe('a word that was taken away', () => {
  it('is on no page of the index once it is in step, and the words of others are', async () => {
    const { edit, found, path, key } = await startSearch();
    const gone = await edit(STEP, (doc) => addContribution(doc, contribution('zibelinophage')));
    await edit(STEP, (doc) => addContribution(doc, contribution('wagonnet')));
    expect(await found('zibelinophage')).toEqual([gone]);
    expect((await pagesOf(path, await key())).includes('zibelinophage')).toBe(true);
    await edit(STEP, (doc) => removeContribution(doc, gone));
    expect(await found('zibelinophage')).toEqual([]);
    const pages = await pagesOf(path, await key());
    expect(pages.includes('zibelinophage') || pages.includes('ibelinophage')).toBe(false);
    expect(pages.includes('wagonnet')).toBe(true);
  });

  it('is gone when the démarche is closed, though nobody searched since', async () => {
    const { edit, found, path, key, table, id } = await startSearch();
    const gone = await edit(STEP, (doc) => addContribution(doc, contribution('zibelinophage')));
    expect(await found('zibelinophage')).toEqual([gone]);
    const indexKey = await key();
    await edit(STEP, (doc) => removeContribution(doc, gone));
    await table.host.workspaces.close(id);
    expect((await pagesOf(path, indexKey)).includes('zibelinophage')).toBe(false);
  });
});

describe('the index', () => {
  it('opens for nobody while the démarche is locked', async () => {
    const { edit, found, ask, workspace, table, id, path } = await startSearch();
    await edit('core', addActor('Le lavoir'));
    await found('lavoir');
    await (await workspace()).file.protect({ by: 'passphrase', passphrase: 'trois petits pains' });
    await table.host.locks.lock(id);
    await expect(ask('lavoir')).rejects.toMatchObject({ code: 'locked' });
    expect((await readFile(path).catch(() => Buffer.alloc(0))).includes('lavoir')).toBe(false);
    await table.host.locks.unlock(id, 'trois petits pains');
    expect(await found('lavoir')).toHaveLength(1);
  });

  it('has another key from the day a passphrase is set: the one that lay open opens nothing any more', async () => {
    const { edit, found, key, workspace, path } = await startSearch();
    await edit('core', addActor('Le lavoir'));
    await found('lavoir');
    const open = await key();
    await (await workspace()).file.protect({ by: 'passphrase', passphrase: 'trois petits pains' });
    await edit('core', addActor('Le fournil'));
    expect(await found('fournil')).toHaveLength(1);
    expect(await key()).not.toEqual(open);
    expect((await pagesOf(path, await key())).includes('fournil')).toBe(true);
    expect((await pagesOf(path, open)).includes('fournil')).toBe(false);
  });

  it('is made again in silence when its file is damaged or gone', async () => {
    const first = await startSearch();
    const lavoir = await first.edit('core', addActor('Le lavoir'));
    await first.found('lavoir');
    await first.table.stop();
    const bytes = await readFile(first.path);
    await writeFile(first.path, bytes.fill(7, 4096));
    const again = await startSearch(first.folder, first.id);
    expect(await again.found('lavoir')).toEqual([lavoir]);
  });

  it('goes with the démarche, to the bin already', async () => {
    const { edit, found, path, table, id } = await startSearch();
    await edit('core', addActor('Le lavoir'));
    await found('lavoir');
    expect(await exists(path)).toBe(true);
    await table.host.workspaces.close(id, () => table.host.workspaces.storage.trash(id));
    expect(await exists(path)).toBe(false);
  });
});
