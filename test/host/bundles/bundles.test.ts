import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { collect, memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { createFromBundle, importBundle } from '#host/bundles/import-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import { openZip, writeZip, type ZipEntry } from '#host/bundles/zip-format';
import { createDocumentHub } from '#host/documents/document-hub';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { storageFolder, wordsOf, writeWords } from '../../support/worlds/storage-folder';

const clock = { now: () => Date.UTC(2026, 5, 1) };

describe('a bundle', () => {
  it('makes the whole démarche on another computer', async () => {
    const here = await storageFolder();
    const there = await storageFolder();
    try {
      const original = await (await here.open()).create({ title: 'Tilleuls' });
      await writeWords(original.store, 'core', 'acteurs');
      await writeWords(original.store, 'text:1', 'diagnostic');
      const hash = await original.store.putAttachment(new TextEncoder().encode('photo'), 'image/png');
      const bytes = await collect(exportBundle({ id: original.id, title: 'Tilleuls', store: original.store }, { clock }));

      const storage = await there.open();
      const { workspace, report } = await createFromBundle(await readBundle(memorySource(bytes)), storage);
      expect(report).toMatchObject({ added: ['core', 'text:1'], merged: [], unchanged: [], refused: [], attachmentsAdded: 1 });
      expect(await wordsOf(workspace.store, 'text:1')).toBe('diagnostic');
      expect((await workspace.store.attachment(hash))?.mediaType).toBe('image/png');
      expect((await storage.catalogue.list())[0]).toMatchObject({ id: original.id, title: 'Tilleuls' });
      await expect(createFromBundle(await readBundle(memorySource(bytes)), storage)).rejects.toMatchObject({ code: 'workspace-exists' });
    } finally {
      await here.dispose();
      await there.dispose();
    }
  });

  it('says the second time that nothing is new, and changes nothing', async () => {
    const store = await storeWith({ core: 'un', 'text:1': 'deux' });
    const bytes = await bundleOf(store);
    const target = createMemoryDocumentStore();
    await importInto(target, bytes);
    const before = (await target.load('core'))?.sequence;
    expect(await importInto(target, bytes)).toMatchObject({ added: [], merged: [], unchanged: ['core', 'text:1'], attachmentsAdded: 0 });
    expect((await target.load('core'))?.sequence).toBe(before);
  });

  it('ends in the same state whatever the order, with what both sides wrote meanwhile', async () => {
    const base = await bundleOf(await storeWith({ core: 'base ' }));
    const sides = await Promise.all(
      ['gauche ', 'droite ', 'milieu '].map(async (words) => {
        const side = createMemoryDocumentStore();
        await importInto(side, base);
        await writeWords(side, 'core', words);
        await writeWords(side, `text:${words.trim()}`, words);
        return bundleOf(side);
      }),
    );
    const ends: string[] = [];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0, 1, 2],
    ]) {
      const target = createMemoryDocumentStore();
      await importInto(target, base);
      for (const index of order) await importInto(target, sides[index]!);
      ends.push(JSON.stringify(await Promise.all(['core', 'text:gauche', 'text:droite'].map((id) => wordsOf(target, id)))));
    }
    expect(new Set(ends).size).toBe(1);
    for (const words of ['base', 'gauche', 'droite', 'milieu']) expect(ends[0]).toContain(words);
  });

  it('reaches the people who have the démarche open', async () => {
    const store = await storeWith({ core: 'ici ' });
    const hub = createDocumentHub(store, []);
    const hold = await hub.hold('core');
    await hub.using('core', (live) => live.whenSaved());
    const other = createMemoryDocumentStore();
    await importInto(other, await bundleOf(store));
    await writeWords(other, 'core', 'là-bas');
    const report = await importBundle(await readBundle(memorySource(await bundleOf(other))), { store, hub });
    expect(report.merged).toEqual(['core']);
    const words = hold.live.doc.getText('t').toString();
    expect(words).toContain('ici');
    expect(words).toContain('là-bas');
    hold.release();
    await hub.close();
    expect(await wordsOf(store, 'core')).toBe(words);
  });

  it('removes nothing, whatever the file asks for, and says that it asked', async () => {
    const store = await storeWith({ core: 'un', 'text:1': 'deux' });
    const attack = await withManifest(await bundleOf(store), (manifest) => ({
      ...manifest,
      tombstones: [{ document: 'core', at: 1 }, { document: 'text:1', at: 1 }, 'anything'],
    }));
    expect(await importInto(store, attack)).toMatchObject({ unchanged: ['core', 'text:1'], removalsIgnored: 3 });
    expect(await wordsOf(store, 'core')).toBe('un');
    expect(await wordsOf(store, 'text:1')).toBe('deux');
    const elsewhere = createMemoryDocumentStore();
    expect(await importInto(elsewhere, attack)).toMatchObject({ added: ['core', 'text:1'] });
  });

  it('is refused where another démarche bears its id, and nothing of it is taken', async () => {
    const store = await storeWith({ core: 'ici', 'text:1': 'ici' });
    const other = await storeWith({ core: 'ailleurs', 'text:2': 'ailleurs' });
    await other.putAttachment(new TextEncoder().encode('photo'), 'image/png');
    await expect(importInto(store, await bundleOf(other))).rejects.toMatchObject({ code: 'unrelated-workspace' });
    expect(await store.list()).toEqual(['core', 'text:1']);
    expect(await store.listAttachments()).toEqual([]);
    expect(await wordsOf(store, 'core')).toBe('ici');
  });

  it('is taken where the core is missing on one side, by what both hold', async () => {
    const whole = await storeWith({ core: 'un ', 'text:1': 'deux ' });
    const rest = createMemoryDocumentStore();
    await importInto(rest, await bundleOf(whole));
    await rest.remove('core');
    expect(await importInto(rest, await bundleOf(whole))).toMatchObject({ added: ['core'], unchanged: ['text:1'] });
    const foreign = await storeWith({ 'text:1': 'autre' });
    await expect(importInto(whole, await bundleOf(foreign))).rejects.toMatchObject({ code: 'unrelated-workspace' });
  });

  it('opens with its passphrase alone when it is sealed, and shows nothing of what is in it', async () => {
    const store = await storeWith({ core: 'canari-bleu' });
    const sealed = await collect(exportBundle({ id: 'w', title: 'canari-titre', store }, { clock, passphrase: 'trois petits pains' }));
    expect(Buffer.from(sealed).includes('canari')).toBe(false);
    await expect(readBundle(memorySource(sealed))).rejects.toMatchObject({ code: 'locked' });
    await expect(readBundle(memorySource(sealed), { passphrase: 'quatre' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    const target = createMemoryDocumentStore();
    await importBundle(await readBundle(memorySource(sealed), { passphrase: 'trois petits pains' }), { store: target });
    expect(await wordsOf(target, 'core')).toBe('canari-bleu');
  });

  it('is refused when it comes from a later version of the app', async () => {
    const bytes = await withManifest(await bundleOf(await storeWith({ core: 'un' })), (manifest) => ({
      ...manifest,
      version: 2,
      later: true,
    }));
    await expect(readBundle(memorySource(bytes))).rejects.toMatchObject({ code: 'newer-version' });
  });

  it('is told from a file of another kind', async () => {
    for (const other of ['', 'bonjour', '%PDF-1.7', 'PK']) {
      await expect(readBundle(memorySource(new TextEncoder().encode(other)))).rejects.toMatchObject({ code: 'unknown-file-kind' });
    }
    await expect(readBundle(memorySource(new TextEncoder().encode('PK\u0003\u0004 presque')))).rejects.toMatchObject({
      code: 'damaged-file',
    });
  });

  it('says what is intact when one document is damaged, and gives the intact ones to who asks', async () => {
    const bytes = await bundleOf(await storeWith({ core: 'un '.repeat(50), 'text:1': 'deux '.repeat(50) }));
    const at = Buffer.from(bytes).indexOf('documents/0001.yjs') + 40;
    bytes[at]! ^= 1;
    await expect(readBundle(memorySource(bytes))).rejects.toMatchObject({
      code: 'damaged-file',
      details: { intact: 1, damaged: 'text:1' },
    });
    const bundle = await readBundle(memorySource(bytes), { acceptIntact: true });
    const target = createMemoryDocumentStore();
    expect(await importBundle(bundle, { store: target })).toMatchObject({ added: ['core'], leftOut: ['text:1'] });
  });

  it('is refused when something travels along that its table of contents does not name', async () => {
    const archive = await openZip(memorySource(await bundleOf(await storeWith({ core: 'un' }))));
    const entries = await Promise.all(archive.names.map(async (name) => ({ name, content: await archive.read(name), compress: true })));
    const bytes = await archiveOf([...entries, { name: '../../evil.sh', content: new Uint8Array([1]), compress: false }]);
    await expect(readBundle(memorySource(bytes))).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('is refused when a document of it is no document, though every hash is right', async () => {
    const garbage = Uint8Array.from({ length: 200 }, (_, index) => (index * 91 + 7) & 255);
    const sha256 = createHash('sha256').update(garbage).digest('hex');
    const bytes = await bundleOf(await storeWith({ core: 'un' }));
    const changed = await withManifest(
      bytes,
      (manifest) => ({ ...manifest, documents: [{ ...manifest.documents[0], sha256, bytes: 200 }] }),
      new Map([['documents/0000.yjs', garbage]]),
    );
    await expect(readBundle(memorySource(changed))).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

async function storeWith(words: Record<string, string>): Promise<DocumentStore> {
  const store = createMemoryDocumentStore();
  for (const [id, text] of Object.entries(words)) await writeWords(store, id, text);
  return store;
}

function bundleOf(store: DocumentStore): Promise<Uint8Array> {
  return collect(exportBundle({ id: 'w', title: 'Tilleuls', store }, { clock }));
}

async function importInto(store: DocumentStore, bytes: Uint8Array) {
  return importBundle(await readBundle(memorySource(bytes)), { store });
}

async function* each(entries: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* entries;
}

function archiveOf(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  return collect(writeZip(each(entries)));
}

// biome-ignore lint/suspicious/noExplicitAny: the test writes what no type allows
type LooseManifest = any;

/** The bundle with another table of contents, every seal made right again: what a hostile writer would do. */
async function withManifest(
  bytes: Uint8Array,
  change: (manifest: LooseManifest) => LooseManifest,
  replaced: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Uint8Array> {
  const archive = await openZip(memorySource(bytes));
  const entries: ZipEntry[] = [];
  for (const name of archive.names) {
    const content = replaced.get(name) ?? (await archive.read(name));
    const text = () => JSON.stringify(change(JSON.parse(new TextDecoder().decode(content))));
    entries.push({ name, compress: true, content: name === 'manifest.json' ? new TextEncoder().encode(text()) : content });
  }
  return archiveOf(entries);
}
