import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { LOCAL, MIGRATION } from '#document/origin';
import type { RecordCollection } from '#document/records/record-collection';
import { keepMigrated, type Section, sectionVersion, stampVersions } from '#document/section';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { experimentRecords, experimentSection } from '#features/experiment/model/experiment-section';
import { processRecords, processSection } from '#features/methods/model/process-section';
import { stepsOf, workshopSection } from '#features/workshop/model/workshop-section';

/** Experiments, a process and a workshop of the first versions, whose lists stood inside the records. */
const VERSION_1 = new Uint8Array(readFileSync(new URL('../documents/lists-version-1.update', import.meta.url)));

const SECTIONS: readonly Section[] = [experimentSection, processSection, workshopSection];

interface ListCase {
  readonly name: string;
  readonly of: (doc: Y.Doc) => RecordCollection<object>;
  /** The record of the fixture, and the root it stands under. */
  readonly record: string;
  readonly root: string;
  readonly key: string;
  /** What the fixture's list says. */
  readonly said: readonly string[];
}

const list = (name: string, of: ListCase['of'], root: string, record: string, key: string, said: readonly string[]): ListCase => {
  return { name, of, root, record, key, said };
};

const experiments = (pick: (records: ReturnType<typeof experimentRecords>) => unknown) => (doc: Y.Doc) =>
  pick(experimentRecords(doc)) as RecordCollection<object>;
const phases = (doc: Y.Doc) => processRecords(doc).phases as unknown as RecordCollection<object>;
const steps = (doc: Y.Doc) => processRecords(doc).steps as unknown as RecordCollection<object>;
const asked = (doc: Y.Doc) => stepsOf(doc) as unknown as RecordCollection<object>;

const LISTS: readonly ListCase[] = [
  list(
    'who carries an experiment',
    experiments((all) => all.experiments),
    'experiments',
    'porte',
    'carrierIds',
    ['cafe', 'ccas'],
  ),
  list(
    'circles of an experiment',
    experiments((all) => all.experiments),
    'experiments',
    'porte',
    'circleIds',
    ['accueil'],
  ),
  list(
    'who does an action',
    experiments((all) => all.actions),
    'experiment-actions',
    'ouvrir',
    'actorIds',
    ['cafe'],
  ),
  list(
    'who holds a contradiction',
    experiments((all) => all.journal),
    'experiment-journal',
    'regles',
    'actorIds',
    ['ccas', 'cafe'],
  ),
  list(
    'who commits',
    experiments((all) => all.commitments),
    'commitments',
    'salle',
    'actorIds',
    ['mairie'],
  ),
  list('what a phase brings', phases, 'process-phases', 'cadre', 'outputs', ['Une carte', 'Un calendrier']),
  list('questions at the end of a phase', phases, 'process-phases', 'cadre', 'checks', ['Qui décide ?']),
  list('prompts of a step', steps, 'process-steps', 'raconter', 'prompts', ['Quand ?', 'Où ?', 'Quand ?']),
  list('materials of a step', steps, 'process-steps', 'raconter', 'materials', ['Feutres']),
  list('what to watch in a step', steps, 'process-steps', 'raconter', 'watch', []),
  list('roles of a step', steps, 'process-steps', 'raconter', 'roleIds', ['scribe']),
  list('tools of a step', steps, 'process-steps', 'raconter', 'toolIds', ['carte', 'tour']),
  list('kinds of a workshop’s step', asked, 'workshop-steps', 'vivre', 'kinds', ['lived', 'question']),
];

function migrated(): Y.Doc {
  const doc = unmigrated();
  keepMigrated(doc, SECTIONS);
  return doc;
}

function unmigrated(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, VERSION_1);
  return doc;
}

function meet(a: Y.Doc, b: Y.Doc): void {
  for (let round = 0; round < 2; round++) {
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  }
}

function read({ of, record, key }: ListCase, doc: Y.Doc): readonly string[] {
  return (of(doc).get(record) as unknown as Record<string, readonly string[]>)[key] ?? [];
}

function write({ of, record, key }: ListCase, doc: Y.Doc, values: readonly string[]): void {
  of(doc).patch(record, { [key]: values });
}

describe.each(LISTS)('$name', (one) => {
  test('what two tables add at once both stands, in one order', () => {
    const [a, b] = [migrated(), migrated()];
    write(one, a, [...one.said, 'ici']);
    write(one, b, [...one.said, 'là']);
    meet(a, b);
    expect([...read(one, a)].sort()).toEqual([...one.said, 'ici', 'là'].sort());
    expect(read(one, b)).toEqual(read(one, a));
    expect(read(one, a).slice(0, one.said.length)).toEqual(one.said);
  });

  test('what one removes is gone, and what the other adds meanwhile stays', () => {
    const [a, b] = [migrated(), migrated()];
    write(one, a, one.said.slice(1));
    write(one, b, [...one.said, 'là']);
    meet(a, b);
    expect(read(one, a)).toEqual([...one.said.slice(1), 'là']);
    expect(read(one, b)).toEqual(read(one, a));
  });

  test('a list of the first version says the same before its migration and after', () => {
    expect(read(one, unmigrated())).toEqual(one.said);
    expect(read(one, migrated())).toEqual(one.said);
  });

  test('in the order given, however it changes', () => {
    const doc = migrated();
    for (const values of [['c', 'a', 'b'], ['b', 'c', 'a'], ['d', 'b'], []]) {
      write(one, doc, values);
      expect(read(one, doc)).toEqual(values);
    }
  });

  test('what an app of the first version adds meanwhile is taken in', () => {
    const [today, earlier] = [migrated(), unmigrated()];
    write(one, today, [...one.said, 'ici']);
    (earlier.getMap(one.root).get(one.record) as Y.Map<unknown>).set(one.key, [...one.said, 'là']);
    meet(today, earlier);
    expect([...read(one, today)].sort()).toEqual([...one.said, 'ici', 'là'].sort());
  });

  test('a record that is removed takes its list along, and one undo brings back both', () => {
    const doc = migrated();
    const undo = new Y.UndoManager(doc, { captureTimeout: 0, trackedOrigins: new Set([LOCAL]) });
    write(one, doc, ['un mot']);
    undo.stopCapturing();
    one.of(doc).remove(one.record);
    expect(JSON.stringify(doc.toJSON())).not.toContain('un mot');
    undo.undo();
    expect(read(one, doc)).toEqual(['un mot']);
    undo.destroy();
  });
});

describe('a document of the first versions', () => {
  test('is migrated once, and with the same structs at two tables', () => {
    const [a, b] = [migrated(), migrated()];
    for (const section of SECTIONS) expect(sectionVersion(a, section)).toBe(2);
    let updates = 0;
    a.on('update', () => updates++);
    a.transact(() => {
      for (const section of SECTIONS) section.adopt?.(a);
    }, MIGRATION);
    expect(updates).toBe(0);
    meet(a, b);
    expect(sameDigest(digestOf(a), digestOf(b))).toBe(true);
    for (const one of LISTS) expect(read(one, a)).toEqual(one.said);
  });

  test('a kind of a newer version among those of a step goes along', () => {
    const doc = unmigrated();
    (doc.getMap('workshop-steps').get('vivre') as Y.Map<unknown>).set('kinds', ['dream', 'question', 7]);
    keepMigrated(doc, SECTIONS);
    expect(stepsOf(doc).get('vivre')?.kinds).toEqual(['dream', 'question']);
  });
});

test('a démarche of today holds its lists apart from the first writing on', () => {
  const doc = new Y.Doc();
  stampVersions(doc, SECTIONS);
  const id = experimentRecords(doc).experiments.create({
    title: 'Une porte',
    objective: '',
    audience: '',
    rules: '',
    carrierIds: ['cafe'],
    circleIds: [],
    state: 'to-come',
    outcomeNote: '',
    createdAt: 1,
  });
  expect((doc.getMap('experiments').get(id) as Y.Map<unknown>).has('carrierIds')).toBe(false);
  expect(experimentRecords(doc).experiments.get(id)?.carrierIds).toEqual(['cafe']);
});
