import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addAction,
  addIndicator,
  addJournalEntry,
  indicatorsOf,
  loopsOf,
  observationsOf,
  removeExperiment,
  startExperiment,
  startNextLoop,
} from '#features/experiment/model/experiment-operations';
import { experimentRecords } from '#features/experiment/model/experiment-section';

const BASE = { title: 'Une porte, une démarche', createdAt: 1 };

function started() {
  const core = new Y.Doc();
  const records = experimentRecords(core);
  const { experimentId, loopId } = startExperiment(records, BASE, { question: 'Combien de portes avant la bonne ?' });
  const loop = records.loops.get(loopId);
  if (!loop) throw new Error('no loop');
  return { core, records, experimentId, loop };
}

test('the new question of a loop is the question of the next, and the last figures are its baseline', () => {
  const { records, experimentId, loop } = started();
  const indicator = addIndicator(records, loop, { label: 'Portes poussées', forWhom: 'people', createdAt: 2 });
  records.indicators.patch(indicator, { baseline: { kind: 'about', value: 4 }, target: { kind: 'less-than', value: 2 } });
  records.observations.create({
    indicatorId: indicator,
    date: '2026-03',
    quantity: { kind: 'exact', value: 3 },
    source: '',
    sampleSize: 12,
    note: '',
    createdAt: 3,
  });
  records.loops.patch(loop.id, { learned: 'Un seul papier suffit.', nextQuestion: 'Et le samedi ?' });
  const next = startNextLoop(records, experimentId, 9);
  expect(loopsOf(records, experimentId).map((one) => one.question)).toEqual(['Combien de portes avant la bonne ?', 'Et le samedi ?']);
  expect(indicatorsOf(records, next)).toMatchObject([
    { label: 'Portes poussées', baseline: { kind: 'exact', value: 3 }, target: { kind: 'less-than', value: 2 } },
  ]);
  expect(observationsOf(records, indicatorsOf(records, next)[0]?.id ?? '')).toEqual([]);
});

test('two tables that add an action each, apart, both find them in the loop', () => {
  const { core, records, loop } = started();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(core));
  addAction(records, loop, { title: 'Ouvrir le samedi', createdAt: 5 });
  addAction(experimentRecords(other), loop, { title: 'Former les relais', createdAt: 6 });
  Y.applyUpdate(other, Y.encodeStateAsUpdate(core));
  Y.applyUpdate(core, Y.encodeStateAsUpdate(other));
  expect(records.actions.list().map((action) => action.title)).toEqual(['Ouvrir le samedi', 'Former les relais']);
  expect(experimentRecords(other).actions.list()).toEqual(records.actions.list());
});

test('removing an experiment takes its parts and leaves the others, and a commitment outlives it', () => {
  const { records, experimentId, loop } = started();
  const kept = startExperiment(records, { title: 'Autre', createdAt: 2 });
  const indicator = addIndicator(records, loop, { label: 'Délai', createdAt: 2 });
  records.observations.create({ indicatorId: indicator, date: '2026', quantity: { kind: 'unknown' }, source: '', note: '', createdAt: 1 });
  addJournalEntry(records, { experimentId, date: '2026-03-01', text: 'Premier jour', createdAt: 2 });
  const commitment = records.commitments.create({
    what: 'Prêter la salle',
    role: 'la commune',
    actorIds: [],
    experimentId,
    state: 'promised',
    why: '',
    answer: 'none',
    answerFrom: '',
    answerText: '',
    createdAt: 4,
  });
  removeExperiment(records, experimentId);
  expect(records.experiments.list().map((one) => one.id)).toEqual([kept.experimentId]);
  expect(records.loops.list().map((one) => one.id)).toEqual([kept.loopId]);
  expect([records.indicators.list(), records.observations.list(), records.journal.list()]).toEqual([[], [], []]);
  expect(records.commitments.get(commitment)?.experimentId).toBeUndefined();
});

test('one operation is one update, whatever it writes', () => {
  const { core, records, experimentId, loop } = started();
  for (const label of ['Un', 'Deux', 'Trois']) addIndicator(records, loop, { label, createdAt: 2 });
  let updates = 0;
  core.on('update', () => updates++);
  startNextLoop(records, experimentId, 9);
  removeExperiment(records, experimentId);
  expect(updates).toBe(2);
});
