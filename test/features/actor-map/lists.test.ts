import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { LOCAL, MIGRATION } from '#document/origin';
import { keepMigrated, sectionVersion } from '#document/section';
import { newActor } from '#features/actor-map/model/actor';
import { removeActor, removeCircles } from '#features/actor-map/model/actor-map-edit';
import { type ActorMap, actorMapOf, actorMapSection } from '#features/actor-map/model/actor-map-section';
import { newCircle, newCircleRole } from '#features/actor-map/model/circle';

/** A map written by the first version of the section, whose lists stood inside the records. */
const VERSION_1 = new Uint8Array(readFileSync(new URL('../../documents/actor-map-version-1.update', import.meta.url)));

interface Table {
  readonly doc: Y.Doc;
  readonly map: ActorMap;
}

function table(...updates: readonly Uint8Array[]): Table {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return { doc, map: actorMapOf(doc) };
}

function meet(a: Table, b: Table): void {
  for (let round = 0; round < 2; round++) {
    Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc));
    Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc));
  }
}

/** Two tables that hold the same map, and are apart. */
function twoTables(): [Table, Table] {
  const first = table();
  first.map.actors.create(newActor('CCAS', 1), { id: 'ccas' });
  for (const [index, id] of ['accueil', 'parents'].entries()) first.map.circles.create(newCircle(id, index), { id });
  first.map.accessPaths.create({ name: 'Un logement', need: '', toldBy: '', doors: [], createdAt: 1 }, { id: 'logement' });
  first.map.blindSpots.create({ need: 'Garde', saidBy: '', answeredBy: [], note: '', createdAt: 1 }, { id: 'garde' });
  return [first, table(Y.encodeStateAsUpdate(first.doc))];
}

describe('what two tables add at once to one list both stands', () => {
  test.each<[string, (map: ActorMap, said: string) => void, (map: ActorMap) => readonly unknown[] | undefined]>([
    [
      'decisions of a circle',
      (map, text) => map.circles.lists.events.add('accueil', { kind: 'decision', on: '', text }),
      (map) => map.circles.get('accueil')?.events.map(({ text }) => text),
    ],
    [
      'roles of a circle',
      (map, name) => map.circles.lists.roles.add('accueil', newCircleRole(name)),
      (map) => map.circles.get('accueil')?.roles.map(({ name }) => name),
    ],
    [
      'doors of an access path',
      (map, words) => map.accessPaths.lists.doors.add('logement', { words, outcome: 'refused' }),
      (map) => map.accessPaths.get('logement')?.doors.map(({ words }) => words),
    ],
    ['circles of an actor', (map, id) => map.actors.lists.circles.add('ccas', id), (map) => map.actors.get('ccas')?.circles],
    [
      'answers to a need',
      (map, id) => map.blindSpots.patch('garde', { answeredBy: [id] }),
      (map) => map.blindSpots.get('garde')?.answeredBy,
    ],
  ])('%s', (_list, add, read) => {
    const [a, b] = twoTables();
    add(a.map, 'ici');
    add(b.map, 'là');
    meet(a, b);
    expect([...(read(a.map) ?? [])].sort()).toEqual(['ici', 'là']);
    expect(read(b.map)).toEqual(read(a.map));
  });

  test('two people who write two fields of one entry both keep their words', () => {
    const [a, b] = twoTables();
    const role = a.map.circles.lists.roles.add('accueil', newCircleRole('Tenir le fil'));
    meet(a, b);
    a.map.circles.lists.roles.patch(role, { holder: 'une bénévole' });
    b.map.circles.lists.roles.patch(role, { term: 'un an' });
    meet(a, b);
    expect(a.map.circles.get('accueil')?.roles).toMatchObject([{ name: 'Tenir le fil', holder: 'une bénévole', term: 'un an' }]);
  });
});

describe('a list is read and written as a field of its record', () => {
  test('its listeners are told which record changed, and a record is the same object until then', () => {
    const [{ map }] = twoTables();
    const told: string[] = [];
    map.circles.onChange((ids) => told.push(...ids));
    const other = map.circles.get('parents');
    const event = map.circles.lists.events.add('accueil', { kind: 'decision', on: '', text: 'ici' });
    expect(told).toEqual(['accueil']);
    const [written] = map.circles.get('accueil')?.events ?? [];
    expect(written).toEqual({ id: event, kind: 'decision', on: '', text: 'ici' });
    if (written) map.circles.lists.events.remove('accueil', written);
    expect(told).toEqual(['accueil', 'accueil']);
    expect(map.circles.get('parents')).toBe(other);
    expect(map.circles.list()).toBe(map.circles.list());
  });

  test('in the order given, also in a transaction that goes on', () => {
    const [{ map }] = twoTables();
    map.transact(() => {
      map.actors.patch('ccas', { circles: ['parents', 'accueil'] });
      expect(map.actors.get('ccas')?.circles).toEqual(['parents', 'accueil']);
      map.actors.patch('ccas', { circles: ['accueil', 'parents', 'accueil'] });
    });
    expect(map.actors.get('ccas')?.circles).toEqual(['accueil', 'parents']);
    map.actors.patch('ccas', { name: 'Le CCAS', circles: ['parents'] });
    expect(map.actors.get('ccas')).toMatchObject({ name: 'Le CCAS', circles: ['parents'] });
  });

  test('a record that is removed takes its entries along, and one undo brings back both', () => {
    const [{ doc, map }] = twoTables();
    map.circles.lists.events.add('accueil', { kind: 'decision', on: '', text: 'un mot' });
    map.actors.lists.circles.add('ccas', 'accueil');
    const before = actorMapSection.project(doc);
    const undo = new Y.UndoManager(doc, { captureTimeout: 0, trackedOrigins: new Set([LOCAL]) });
    removeCircles(map, ['accueil']);
    expect(JSON.stringify(doc.getMap('circle-events').toJSON())).not.toContain('un mot');
    undo.undo();
    expect(actorMapSection.project(doc)).toEqual(before);
    removeActor(map, 'ccas');
    expect(doc.getMap('circle-members').size).toBe(0);
    undo.undo();
    expect(actorMapSection.project(doc)).toEqual(before);
    undo.destroy();
  });

  test('a value that is no entry and a record that is not there are refused', () => {
    const [{ map }] = twoTables();
    expect(() => map.circles.lists.roles.add('nulle-part', newCircleRole('x'))).toThrow(/not-found|no record/u);
    expect(() => map.actors.patch('ccas', { circles: [12 as unknown as string] })).toThrow(/entry/u);
  });
});

/** What a map says, without the ids of entries, which follow from how they were written. */
function said(map: ActorMap): unknown {
  const without = ({ id: _id, ...entry }: { readonly id: string }) => entry;
  return {
    circles: map.circles.list().map((circle) => ({ ...circle, roles: circle.roles.map(without), events: circle.events.map(without) })),
    actors: map.actors.list().map(({ id, circles }) => [id, circles]),
    doors: map.accessPaths.list().map(({ doors }) => doors.map(without)),
    answers: map.blindSpots.list().map(({ answeredBy }) => answeredBy),
  };
}

const SAID_IN_VERSION_1 = {
  circles: [
    {
      id: 'accueil',
      name: 'Premier accueil',
      purpose: 'Que la première porte soit la bonne.',
      startsOn: '',
      endsOn: '',
      createdAt: 1,
      roles: [
        { name: 'Tenir le fil', mandate: 'Réunir le cercle chaque mois.', holder: 'une bénévole', term: 'un an' },
        { name: 'Relire les courriers', mandate: '', holder: '', term: '' },
      ],
      events: [
        { kind: 'opened', on: '2026-03', text: 'Ouvert par consentement.' },
        { kind: 'deliverable', on: '2026-06', text: 'Carnet des bonnes portes.' },
      ],
    },
    {
      id: 'courriers',
      name: 'Courriers clairs',
      purpose: '',
      startsOn: '',
      endsOn: '',
      parent: 'accueil',
      createdAt: 2,
      roles: [],
      events: [],
    },
  ],
  actors: [
    ['cafe', ['courriers', 'accueil']],
    ['ccas', ['accueil']],
    ['epicerie', []],
  ],
  doors: [
    [
      { actor: 'ccas', words: 'CCAS', outcome: 'sent-on' },
      { words: 'le guichet', outcome: 'refused' },
      { words: 'le guichet', outcome: 'refused' },
      { actor: 'cafe', words: 'Café du jeudi', outcome: 'answered' },
    ],
  ],
  answers: [['epicerie', 'cafe']],
};

/** The list that stands inside a record, as the first version of the section wrote it. */
function formerList(doc: Y.Doc, root: string, record: string, key: string, list: readonly unknown[]): void {
  (doc.getMap(root).get(record) as Y.Map<unknown>).set(key, list);
}

function migrated(...updates: readonly Uint8Array[]): Table {
  const one = table(...updates);
  keepMigrated(one.doc, [actorMapSection]);
  return one;
}

describe('a map of the first version', () => {
  test('says the same before it is migrated and after, and once only', () => {
    const one = table(VERSION_1);
    expect(said(one.map)).toEqual(SAID_IN_VERSION_1);
    const unmigrated = actorMapSection.project(one.doc);
    keepMigrated(one.doc, [actorMapSection]);
    expect(said(one.map)).toEqual(SAID_IN_VERSION_1);
    // The ids too: what was compared before stays comparable.
    expect(actorMapSection.project(one.doc)).toEqual(unmigrated);
    expect(sectionVersion(one.doc, actorMapSection)).toBe(2);
    let updates = 0;
    one.doc.on('update', () => updates++);
    one.doc.transact(() => actorMapSection.adopt?.(one.doc), MIGRATION);
    expect(updates).toBe(0);
  });

  test('migrated at two tables is one map without doubles, and what either wrote since stands', () => {
    const [a, b] = [migrated(VERSION_1), migrated(VERSION_1)];
    const [first, second] = a.map.circles.get('accueil')?.roles ?? [];
    a.map.circles.lists.roles.patch(first?.id ?? '', { holder: 'Samia' });
    b.map.circles.lists.roles.patch(second?.id ?? '', { holder: 'René' });
    b.map.actors.lists.circles.remove('ccas', 'accueil');
    meet(a, b);
    expect(sameDigest(digestOf(a.doc), digestOf(b.doc))).toBe(true);
    expect(a.map.circles.get('accueil')?.roles.map(({ holder }) => holder)).toEqual(['Samia', 'René']);
    expect(a.map.actors.get('ccas')?.circles).toEqual([]);
    expect(a.map.accessPaths.get('logement')?.doors).toHaveLength(4);
  });

  test('takes in what a table of the first version wrote meanwhile, and brings back nothing that was removed since', () => {
    const today = migrated(VERSION_1);
    const earlier = table(VERSION_1);
    const role = (today.map.circles.get('accueil')?.roles ?? [])[1];
    if (role) today.map.circles.lists.roles.remove('accueil', role);
    today.map.circles.lists.roles.patch('accueil:fil', { term: 'deux ans' });
    formerList(earlier.doc, 'circles', 'accueil', 'roles', [
      { id: 'fil', name: 'Tenir le fil', mandate: 'Réunir le cercle chaque mois.', holder: 'Samia', term: 'un an' },
      { id: 'guichet', name: 'Relire les courriers', mandate: '', holder: '', term: '' },
      { id: 'neuf', name: 'Ouvrir la salle', mandate: '', holder: '', term: '' },
    ]);
    formerList(earlier.doc, 'actors', 'epicerie', 'circles', ['courriers']);
    meet(today, earlier);
    expect(today.map.circles.get('accueil')?.roles).toEqual([
      { id: 'accueil:fil', name: 'Tenir le fil', mandate: 'Réunir le cercle chaque mois.', holder: 'Samia', term: 'deux ans' },
      { id: 'accueil:neuf', name: 'Ouvrir la salle', mandate: '', holder: '', term: '' },
    ]);
    expect(today.map.actors.get('epicerie')?.circles).toEqual(['courriers']);
  });

  test('a field of an entry that this version does not know goes along, and what is no entry harms nothing', () => {
    const one = table(VERSION_1);
    formerList(one.doc, 'circles', 'courriers', 'events', [{ id: 'x', kind: 'decision', on: '', text: 'oui', later: 1 }, 7, null]);
    formerList(one.doc, 'actors', 'epicerie', 'circles', [{}, 'accueil', 'accueil']);
    keepMigrated(one.doc, [actorMapSection]);
    expect((one.doc.getMap('circle-events').get('courriers:x') as Y.Map<unknown>).get('later')).toBe(1);
    expect(one.map.circles.get('courriers')?.events).toHaveLength(1);
    expect(one.map.actors.get('epicerie')?.circles).toEqual(['accueil']);
  });
});
