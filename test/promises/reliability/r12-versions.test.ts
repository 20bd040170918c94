import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LOCAL, Origin } from '#document/origin';
import { documentKind, projectDocument, type Section } from '#document/section';
import { actorsOf } from '#features/actor-map/model/actor-map-section';
import { newActor } from '#features/actor-map/model/actor';
import { chapterTextSection, chaptersOf, partRoot } from '#features/diagnostic/model/diagnostic-section';
import { sections } from '#features/model';
import { collect, memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { importBundle } from '#host/bundles/import-bundle';
import { readBundle } from '#host/bundles/read-bundle';
import { createDocumentHub, type DocumentHub } from '#host/documents/document-hub';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { stopAtEnd } from '../../support/teardown';

/** Exported by the version its name says, through the interface, and never made again. */
const FIXTURES = ['demarche-version-1.faireavec'] as const;

/** The app of tomorrow: the actors' section at its next version, whose migration adds a field to each actor. */
const TOMORROW: readonly Section[] = sections.map((section) =>
  section.name !== 'actor-map' ? section : { ...section, version: section.version + 1, migrations: [...section.migrations, addReach] },
);

function addReach(doc: Y.Doc): void {
  for (const actor of doc.getMap('actors').values()) if (actor instanceof Y.Map && !actor.has('reach')) actor.set('reach', 'le quartier');
}

interface App {
  readonly store: DocumentStore;
  readonly hub: DocumentHub;
}

function startApp(known: readonly Section[], store = createMemoryDocumentStore()): App {
  const hub = createDocumentHub(store, known, { idleMs: 0 });
  stopAtEnd(() => hub.close());
  return { store, hub };
}

const exportOf = ({ store }: App) => collect(exportBundle({ id: 'w', title: 'Tilleuls', store }, { clock: { now: () => 1 } }));
const take = async (app: App, bytes: Uint8Array) => importBundle(await readBundle(memorySource(bytes)), app);
const core = <T>(app: App, use: (doc: Y.Doc) => T) => app.hub.using('core', (live) => use(live.doc));
const edit = (app: App, change: (doc: Y.Doc) => void) => app.hub.using('core', (live) => live.edit(LOCAL, change));

describe('R12 old and new versions live together', () => {
  it.each(FIXTURES)('%s, written by an earlier version, opens, is written in, and goes back with everything it held', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`../../documents/${name}`, import.meta.url)));
    const today = startApp(sections);
    const report = await take(today, bytes);
    expect(report).toMatchObject({ refused: [], merged: [], leftOut: [] });
    const before = await contentOf(today, sections);
    expect(JSON.stringify(before)).toContain('Épicerie du lavoir');
    expect(JSON.stringify(before)).toContain('On attend trois heures pour un papier.');
    await edit(today, (doc) => actorsOf(doc).create(newActor('Bus de nuit', 1), { id: 'nouveau' }));
    const earlier = startApp(sections);
    await take(earlier, bytes);
    await take(earlier, await exportOf(today));
    expect(await contentOf(earlier, sections)).toEqual(await contentOf(today, sections));
    // And again, from the old file: nothing new, nothing lost.
    expect(await take(today, bytes)).toMatchObject({ added: [], merged: [] });
  });

  it('the older one shows what a newer one wrote, writes nothing, deletes nothing, and hands it on whole', async () => {
    const tomorrow = startApp(TOMORROW);
    await edit(tomorrow, (doc) => {
      doc.getMap('meta').set('version:actor-map', TOMORROW.find((section) => section.name === 'actor-map')?.version);
      actorsOf(doc).create(newActor('Épicerie du lavoir', 1), { id: 'a' });
      (doc.getMap('actors').get('a') as Y.Map<unknown>).set('reach', 'la vallée');
      doc.getMap('une-racine-de-demain').set('clé', 'valeur');
    });
    const older = startApp(sections);
    await take(older, await exportOf(tomorrow));
    await older.hub.using('core', async (live) => {
      expect(live.readOnly).toBe(true);
      expect(actorsOf(live.doc).get('a')?.name).toBe('Épicerie du lavoir');
      await expect(live.edit(LOCAL, (doc) => actorsOf(doc).remove('a'))).rejects.toMatchObject({ code: 'newer-version' });
      await expect(live.apply(Y.encodeStateAsUpdate(new Y.Doc()), new Origin('host', 'window'))).rejects.toMatchObject({
        code: 'newer-version',
      });
    });
    // What the newer one writes next still arrives, read-only as it is.
    await edit(tomorrow, (doc) => actorsOf(doc).create(newActor('Bus de nuit', 2), { id: 'b' }));
    expect(await take(older, await exportOf(tomorrow))).toMatchObject({ merged: ['core'], refused: [] });
    const back = startApp(TOMORROW);
    await take(back, await exportOf(older));
    expect(await core(back, everythingIn)).toEqual(await core(tomorrow, everythingIn));
    expect(await core(back, (doc) => (doc.getMap('actors').get('a') as Y.Map<unknown>).get('reach'))).toBe('la vallée');
  });

  it('a kind of block that an older one does not know stays in the text, and the text is read-only there', async () => {
    const tomorrow = startApp(sections);
    await tomorrow.hub.using('text:a', (live) =>
      live.edit(LOCAL, (doc) => {
        const block = new Y.Map<unknown>([
          ['object', 'block'],
          ['type', 'chronologie-de-demain'],
          ['words', 'une frise'],
        ]);
        doc.getText(partRoot('findings')).insertEmbed(0, block);
        doc.getMap('meta').set('version:chapter-text', chapterTextSection.version + 1);
      }),
    );
    const older = startApp(sections);
    await take(older, await exportOf(tomorrow));
    await older.hub.using('text:a', (live) => {
      expect(live.readOnly).toBe(true);
      expect(() =>
        projectDocument(
          live.doc,
          sections.filter((section) => section.kind === 'text'),
        ),
      ).not.toThrow();
    });
    const back = startApp(sections);
    await take(back, await exportOf(older));
    await back.hub.using('text:a', (live) => {
      const [first] = live.doc.getText(partRoot('findings')).toDelta() as { insert: Y.Map<unknown> }[];
      expect(first?.insert.toJSON()).toEqual({ object: 'block', type: 'chronologie-de-demain', words: 'une frise' });
    });
  });

  it('an older démarche becomes a newer one once, whoever opens it first, and two that both did end alike', async () => {
    const today = startApp(sections);
    await edit(today, (doc) => {
      for (const section of sections.filter(({ kind }) => kind === 'core'))
        doc.getMap('meta').set(`version:${section.name}`, section.version);
      actorsOf(doc).create(newActor('Épicerie du lavoir', 1), { id: 'a' });
    });
    const bytes = await exportOf(today);
    const [left, right] = [startApp(TOMORROW), startApp(TOMORROW)];
    for (const app of [left, right]) {
      const stored = startApp(sections);
      await take(stored, bytes);
      await stored.hub.close();
      Object.assign(app, startApp(TOMORROW, stored.store as ReturnType<typeof createMemoryDocumentStore>));
      expect(await core(app, (doc) => (doc.getMap('actors').get('a') as Y.Map<unknown>).get('reach'))).toBe('le quartier');
    }
    await take(left, await exportOf(right));
    await take(right, await exportOf(left));
    expect(await core(left, everythingIn)).toEqual(await core(right, everythingIn));
    expect(await core(left, (doc) => chaptersOf(doc).list())).toEqual(await core(today, (doc) => chaptersOf(doc).list()));
  });
});

async function contentOf({ hub }: App, known: readonly Section[]): Promise<unknown> {
  const contents: [string, unknown][] = [];
  for (const id of [...(await hub.list())].sort()) {
    const ofKind = known.filter((section) => section.kind === documentKind(id));
    contents.push([id, await hub.using(id, (live) => projectDocument(live.doc, ofKind))]);
  }
  return contents;
}

/** Every root of the document as plain data, those that no section knows included. */
function everythingIn(doc: Y.Doc): unknown {
  return Object.fromEntries([...doc.share.keys()].sort().map((root) => [root, doc.getMap(root).toJSON()]));
}
