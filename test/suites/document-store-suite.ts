import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyStored } from '#host/storage/backups/snapshot';
import type { DocumentStore } from '#host/storage/document-store';
import { HOSTILE_UPDATES, leaningOnNothing } from '../support/hostile/hostile-updates';

/** How one implementation of the store is made, and opened again on what it kept. */
interface StoreUnderTest {
  readonly store: DocumentStore;
  /** Closes and opens again; undefined where nothing outlives the store. */
  readonly reopen?: () => Promise<DocumentStore>;
  readonly dispose: () => Promise<void>;
}

const [[, NO_UPDATE]] = HOSTILE_UPDATES as [readonly [string, Uint8Array]];

/** Removes letters of the document's text; returns that alone. */
function deletionOf(doc: Y.Doc, at: number, length: number): Uint8Array {
  const removals: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => removals.push(update));
  doc.getText('t').delete(at, length);
  return removals[0] ?? new Uint8Array();
}

/** What every document store promises (see `DocumentStore`), whatever it is made of. */
export function describeDocumentStore(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name} is a document store`, () => {
    let subject: StoreUnderTest;
    let store: DocumentStore;
    beforeEach(async () => {
      subject = await make();
      store = subject.store;
    });
    afterEach(() => subject.dispose());

    it('holds nothing at first', async () => {
      expect(await store.list()).toEqual([]);
      expect(await store.load('core')).toBeUndefined();
      expect(await store.projection('core')).toBeUndefined();
      expect(await store.setting('name')).toBeUndefined();
      expect(await store.listAttachments()).toEqual([]);
      expect(await store.listVersions()).toEqual([]);
    });

    it('gives back the updates of a document in the order they were appended', async () => {
      const updates = Array.from({ length: 20 }, (_, index) => bytes(index, 30 + index));
      await Promise.all(updates.map((update) => store.append('core', update)));
      expect((await store.load('core'))?.updates.map(plain)).toEqual(updates.map(plain));
    });

    it('keeps documents apart and lists them in the order they were made', async () => {
      await store.append('core', bytes(1));
      await Promise.all([store.append('text:b', bytes(2)), store.append('text:a', bytes(3))]);
      expect(await store.list()).toEqual(['core', 'text:b', 'text:a']);
      expect((await store.load('text:a'))?.updates.map(plain)).toEqual([plain(bytes(3))]);
    });

    it('says of each document that it changed, and of the others that they did not', async () => {
      await store.append('core', bytes(1));
      await store.append('text:a', bytes(2));
      const before = await store.revisions();
      expect([...before.keys()].sort()).toEqual(['core', 'text:a']);
      expect(await store.revisions()).toEqual(before);
      void store.append('text:a', bytes(3));
      const after = await store.revisions();
      expect(after.get('core')).toBe(before.get('core'));
      expect(after.get('text:a')).not.toBe(before.get('text:a'));
    });

    it('reads what was appended before, even when its commit is still on the way', async () => {
      void store.append('core', bytes(7));
      expect((await store.load('core'))?.updates.map(plain)).toEqual([plain(bytes(7))]);
    });

    it('accepts an empty update and one of two megabytes', async () => {
      await store.append('core', new Uint8Array());
      await store.append('core', bytes(9, 2_000_000));
      expect((await store.load('core'))?.updates.map((update) => update.byteLength)).toEqual([0, 2_000_000]);
    });

    it('gives growing sequence numbers, and loads up to the last of them', async () => {
      const first = await store.append('core', bytes(1));
      const second = await store.append('core', bytes(2));
      expect(second).toBeGreaterThan(first);
      expect((await store.load('core'))?.sequence).toBe(second);
    });

    it('compacts to a snapshot that stands for the updates before it', async () => {
      const doc = new Y.Doc();
      const last = await typeInto(store, 'core', doc, 'bonjour');
      await store.compact('core', Y.encodeStateAsUpdateV2(doc), last);
      const stored = await store.load('core');
      expect(stored?.updates).toEqual([]);
      expect(stored?.sequence).toBe(last);
      expect(textOf(stored)).toBe('bonjour');
    });

    it('keeps an update that arrives while a snapshot of earlier ones is being written', async () => {
      const doc = new Y.Doc();
      const last = await typeInto(store, 'core', doc, 'avant ');
      const snapshot = Y.encodeStateAsUpdateV2(doc);
      const late = typeInto(store, 'core', doc, 'pendant ');
      await Promise.all([store.compact('core', snapshot, last), late]);
      await typeInto(store, 'core', doc, 'après');
      expect(textOf(await store.load('core'))).toBe(doc.getText('t').toString());
    });

    it('goes on counting after a compaction that left no update', async () => {
      const last = await store.append('core', bytes(1));
      await store.compact('core', new Uint8Array([0, 0]), last);
      expect(await store.append('core', bytes(2))).toBeGreaterThan(last);
    });

    it('purges a document into one snapshot, and goes on from there', async () => {
      const doc = new Y.Doc();
      await typeInto(store, 'core', doc, 'bonjour');
      const last = await typeInto(store, 'core', doc, ' à tous');
      await store.purge('core');
      expect(await store.load('core')).toMatchObject({ updates: [], sequence: last });
      await typeInto(store, 'core', doc, ' et à toutes');
      expect(textOf(await store.load('core'))).toBe('bonjour à tous et à toutes');
    });

    it('refuses a snapshot of updates that were never appended, and keeps what it has', async () => {
      const last = await store.append('core', bytes(1));
      await expect(store.compact('core', new Uint8Array([0, 0]), last + 1)).rejects.toMatchObject({ code: 'bad-input' });
      expect((await store.load('core'))?.updates).toHaveLength(1);
    });

    it('forgets a removed document with its projection, and nothing else', async () => {
      await store.append('core', bytes(1));
      await store.append('text:a', bytes(2));
      await store.writeProjection('core', '{"a":1}');
      await store.remove('core');
      await store.remove('core');
      expect(await store.list()).toEqual(['text:a']);
      expect(await store.projection('core')).toBeUndefined();
      await store.append('core', bytes(3));
      expect((await store.load('core'))?.updates.map(plain)).toEqual([plain(bytes(3))]);
    });

    it('says that a document is damaged once it was marked, and hands out what is readable of it alone', async () => {
      await store.append('core', bytes(1));
      await store.append('text:a', bytes(2));
      await store.markDamaged('core');
      await store.markDamaged('core');
      await store.markDamaged('ailleurs');
      expect(await store.damaged()).toEqual([{ id: 'core', reason: 'content', at: expect.any(Number), piecesSetAside: 0 }]);
      await expect(store.load('core')).rejects.toMatchObject({ code: 'damaged-document' });
      expect((await store.loadReadable('core'))?.updates.map(plain)).toEqual([plain(bytes(1))]);
      expect((await store.load('text:a'))?.updates.map(plain)).toEqual([plain(bytes(2))]);
      expect(await store.list()).toEqual(['core', 'text:a']);
      await store.remove('core');
      expect(await store.damaged()).toEqual([]);
    });

    it.each([...HOSTILE_UPDATES, ['a letter that leans on nothing', leaningOnNothing()] as const])(
      'goes on after damage with all that applies, and sets aside %s',
      async (_, hostile) => {
        const [doc, other] = [new Y.Doc(), new Y.Doc()];
        const last = await typeInto(store, 'core', doc, 'avant');
        await store.compact('core', Y.encodeStateAsUpdateV2(doc), last);
        await store.append('core', hostile);
        await typeInto(store, 'core', doc, ' et après');
        await typeInto(store, 'core', other, '!');
        await store.markDamaged('core');
        await store.acceptDamage('core', []);
        expect(await store.damaged()).toEqual([]);
        expect(textOf(await store.load('core'))).toMatch(/^!?avant et après!?$/u);
        await store.markDamaged('core');
        expect(await store.damaged()).toMatchObject([{ id: 'core', piecesSetAside: 1 }]);
      },
    );

    it('brings back with what was recovered what leaned on the lost piece, and goes on from there', async () => {
      const doc = new Y.Doc();
      await typeInto(store, 'core', doc, 'avant ');
      // These words stand in the backup alone.
      doc.getText('t').insert(6, 'pendant ');
      const backup = Y.encodeStateAsUpdate(doc);
      await store.append('core', NO_UPDATE);
      const last = await typeInto(store, 'core', doc, 'après');
      await store.markDamaged('core');
      await store.acceptDamage('core', [backup]);
      expect(textOf(await store.load('core'))).toBe('avant pendant après');
      expect(await typeInto(store, 'core', doc, '.')).toBeGreaterThan(last);
      expect(textOf(await store.load('core'))).toBe('avant pendant après.');
    });

    it('is made anew from what was recovered when its snapshot does not apply, and goes on counting', async () => {
      const doc = new Y.Doc();
      const last = await typeInto(store, 'core', doc, 'avant');
      await store.compact('core', NO_UPDATE, last);
      await store.markDamaged('core');
      await store.acceptDamage('core', [Y.encodeStateAsUpdate(doc)]);
      expect(await store.load('core')).toMatchObject({ sequence: last, updates: [] });
      expect(await typeInto(store, 'core', doc, ' et après')).toBeGreaterThan(last);
      expect(textOf(await store.load('core'))).toBe('avant et après');
      await store.markDamaged('core');
      expect(await store.damaged()).toMatchObject([{ piecesSetAside: 1 }]);
    });

    it('sets aside, with the lost piece, what leans on it and is recovered nowhere', async () => {
      const doc = new Y.Doc();
      await typeInto(store, 'core', doc, 'avant');
      doc.getText('t').insert(5, ' pendant');
      await typeInto(store, 'core', doc, '.');
      await store.append('core', deletionOf(doc, 5, 3));
      await store.markDamaged('core');
      await store.acceptDamage('core', []);
      expect(textOf(await store.load('core'))).toBe('avant');
      await store.markDamaged('core');
      expect(await store.damaged()).toMatchObject([{ piecesSetAside: 2 }]);
    });

    it('knows no damage of a document that is not there', async () => {
      await expect(store.acceptDamage('core', [])).rejects.toMatchObject({ code: 'not-found' });
      expect(await store.list()).toEqual([]);
    });

    it('keeps of a document that does not apply, in a named version, all that does', async () => {
      const doc = new Y.Doc();
      await typeInto(store, 'core', doc, 'hier');
      await store.append('core', NO_UPDATE);
      const version = await store.saveVersion('Avant la plénière');
      const snapshot = (await store.readVersion(version.id)).get('core');
      expect(textOf({ snapshot, updates: [] })).toBe('hier');
    });

    it('keeps the last projection of a document that exists', async () => {
      await store.append('core', bytes(1));
      await store.writeProjection('core', '{"a":1}');
      await store.writeProjection('core', '{"a":"é — « ok »"}');
      await store.writeProjection('ailleurs', '{}');
      expect(await store.projection('core')).toBe('{"a":"é — « ok »"}');
      expect(await store.projection('ailleurs')).toBeUndefined();
    });

    it('keeps the last value of a setting', async () => {
      await store.writeSetting('title', 'Quartier des Tilleuls');
      await store.writeSetting('title', 'Saint-Aubert');
      expect(await store.setting('title')).toBe('Saint-Aubert');
    });

    it('keeps an attachment once, under the hash of its content', async () => {
      const photo = bytes(5, 300_000);
      const hash = await store.putAttachment(photo, 'image/png');
      expect(await store.putAttachment(photo.slice(), 'image/png')).toBe(hash);
      expect(await store.listAttachments()).toEqual([{ hash, mediaType: 'image/png', size: 300_000 }]);
      const found = await store.attachment(hash);
      expect(found && plain(found.bytes)).toEqual(plain(photo));
      await store.removeAttachment(hash);
      expect(await store.attachment(hash)).toBeUndefined();
    });

    it('gives back a named version as it was, whatever was written since', async () => {
      const doc = new Y.Doc();
      await typeInto(store, 'core', doc, 'hier');
      const version = await store.saveVersion('Avant la plénière');
      await typeInto(store, 'core', doc, ' et demain');
      expect(await store.listVersions()).toEqual([version]);
      const snapshot = (await store.readVersion(version.id)).get('core');
      expect(textOf({ snapshot, updates: [] })).toBe('hier');
      await store.removeVersion(version.id);
      await expect(store.readVersion(version.id)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('is not changed by what its caller does to the bytes afterwards', async () => {
      const update = bytes(1, 16);
      await store.append('core', update);
      update.fill(255);
      expect((await store.load('core'))?.updates.map(plain)).toEqual([plain(bytes(1, 16))]);
    });

    it('refuses everything once closed, and closes twice without harm', async () => {
      await store.append('core', bytes(1));
      await store.close();
      await store.close();
      await expect(store.append('core', bytes(2))).rejects.toMatchObject({ code: 'closed' });
      await expect(store.load('core')).rejects.toMatchObject({ code: 'closed' });
    });

    it('holds after closing and opening again all that it held', async (context) => {
      if (!subject.reopen) return context.skip();
      const doc = new Y.Doc();
      const last = await typeInto(store, 'core', doc, 'gardé');
      await store.compact('core', Y.encodeStateAsUpdateV2(doc), last);
      void typeInto(store, 'core', doc, ' aussi');
      await store.writeProjection('core', '{}');
      await store.writeSetting('title', 'Tilleuls');
      const hash = await store.putAttachment(bytes(2), 'text/plain');
      const version = await store.saveVersion('une');
      await store.append('text:a', bytes(3));
      await store.markDamaged('text:a');
      const again = await subject.reopen();
      expect(textOf(await again.load('core'))).toBe('gardé aussi');
      expect(await again.projection('core')).toBe('{}');
      expect(await again.setting('title')).toBe('Tilleuls');
      expect(plain((await again.attachment(hash))?.bytes ?? new Uint8Array())).toEqual(plain(bytes(2)));
      expect(await again.listVersions()).toEqual([version]);
      expect(await again.damaged()).toMatchObject([{ id: 'text:a', reason: 'content' }]);
      const next = await typeInto(again, 'core', doc, ' encore');
      expect(next).toBeGreaterThan(last);
      expect(textOf(await again.load('core'))).toBe('gardé aussi encore');
    });
  });
}

/** Bytes that differ for every seed: an update as the store sees it, which is any bytes. */
function bytes(seed: number, length = 24): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (seed * 31 + index * 7) & 255);
}

function plain(value: Uint8Array): number[] {
  return Array.from(value);
}

/** Types at the end of the document's text and appends the updates; resolves to the last sequence number. */
async function typeInto(store: DocumentStore, id: string, doc: Y.Doc, words: string): Promise<number> {
  const acknowledged: Promise<number>[] = [];
  const keep = (update: Uint8Array) => acknowledged.push(store.append(id, update));
  doc.on('update', keep);
  for (const letter of words) doc.getText('t').insert(doc.getText('t').length, letter);
  doc.off('update', keep);
  return (await Promise.all(acknowledged)).at(-1) ?? 0;
}

function textOf(stored: { snapshot: Uint8Array | undefined; updates: readonly Uint8Array[] } | undefined): string {
  const doc = new Y.Doc();
  if (stored) applyStored(doc, { ...stored, sequence: 0 });
  return doc.getText('t').toString();
}
