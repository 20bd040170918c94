import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addSteps,
  CLASSIC_STEPS,
  moveStep,
  neighbours,
  putBack,
  removeStep,
  removeWorkshop,
  startWorkshop,
} from '#features/workshop/model/workshop-operations';
import { kindsOf, nameTable, stepsOf, stepsOfWorkshop, tablesOf, workshopsOf } from '#features/workshop/model/workshop-section';

function prepared(questions: readonly string[] = ['Raconter', 'Trier', 'Chercher']) {
  const core = new Y.Doc();
  const id = startWorkshop(
    core,
    'Un après-midi',
    1,
    questions.map((question) => ({ question })),
  );
  const asked = () => stepsOfWorkshop(stepsOf(core).list(), id).map(({ question }) => question);
  const idOf = (question: string) => {
    const step = stepsOf(core)
      .list()
      .find((one) => one.question === question);
    if (!step) throw new Error(`no question « ${question} »`);
    return step.id;
  };
  return { core, id, asked, idOf };
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

test('a workshop and its questions are one gesture: one undo takes them all back', () => {
  const core = new Y.Doc();
  let updates = 0;
  core.on('update', () => updates++);
  startWorkshop(core, 'Un après-midi', 1, [{ question: 'Raconter' }, { question: 'Trier' }]);
  expect(updates).toBe(1);
});

test('questions come in the order they were added, and one moves up and down without leaving the list', () => {
  const { core, id, asked, idOf } = prepared();
  addSteps(core, id, [{ question: 'Décider' }], 2);
  moveStep(core, idOf('Décider'), -1);
  expect(asked()).toEqual(['Raconter', 'Trier', 'Décider', 'Chercher']);
  moveStep(core, idOf('Raconter'), -1);
  moveStep(core, idOf('Chercher'), 1);
  expect(asked()).toEqual(['Raconter', 'Trier', 'Décider', 'Chercher']);
});

test('two tables that add a question each, apart, both see the two in the same order', () => {
  const { core, id, asked } = prepared(['Raconter']);
  const other = new Y.Doc();
  exchange(core, other);
  addSteps(core, id, [{ question: 'Trier' }], 2);
  addSteps(other, id, [{ question: 'Chercher' }], 2);
  exchange(core, other);
  const there = stepsOfWorkshop(stepsOf(other).list(), id).map(({ question }) => question);
  expect(asked()).toEqual(there);
  expect([...there].sort()).toEqual(['Chercher', 'Raconter', 'Trier']);
});

test('a question taken away comes back at its place, and a workshop with all its questions', () => {
  const { core, id, asked, idOf } = prepared();
  const step = removeStep(core, idOf('Trier'));
  expect(asked()).toEqual(['Raconter', 'Chercher']);
  putBack(core, step);
  expect(asked()).toEqual(['Raconter', 'Trier', 'Chercher']);
  const workshop = removeWorkshop(core, id);
  expect([workshopsOf(core).list(), stepsOf(core).list()]).toEqual([[], []]);
  putBack(core, workshop);
  expect(workshopsOf(core).get(id)?.title).toBe('Un après-midi');
  expect(asked()).toEqual(['Raconter', 'Trier', 'Chercher']);
});

test('putting back what came back otherwise leaves it as it was changed since', () => {
  const { core, idOf } = prepared();
  const trier = idOf('Trier');
  const removed = removeStep(core, trier);
  putBack(core, removed);
  stepsOf(core).patch(trier, { question: 'Trier ensemble' });
  putBack(core, removed);
  expect(stepsOf(core).get(trier)?.question).toBe('Trier ensemble');
});

test('removing what is not there removes nothing', () => {
  const { core, asked } = prepared();
  removeStep(core, 'nobody');
  removeWorkshop(core, 'nobody');
  moveStep(core, 'nobody', 1);
  expect(asked()).toHaveLength(3);
});

test('a question knows the one before and the one after, in its own workshop only', () => {
  const { core, idOf } = prepared();
  startWorkshop(core, 'Un autre', 2, [{ question: 'Ailleurs' }]);
  const steps = stepsOf(core).list();
  expect(neighbours(steps, idOf('Trier'))).toEqual({ before: idOf('Raconter'), after: idOf('Chercher') });
  expect(neighbours(steps, idOf('Ailleurs'))).toEqual({ before: undefined, after: undefined });
});

test('the usual steps ask for kinds that exist; a step without kinds takes every kind', () => {
  const { core } = prepared(['Libre']);
  const [free] = stepsOf(core).list();
  expect(free && kindsOf(free)).toHaveLength(6);
  expect(CLASSIC_STEPS.map(({ kinds }) => kinds.length)).toEqual([1, 2, 3]);
});

test('a kind of a newer version among those of a step is kept, and is not offered', () => {
  const { core } = prepared(['Rêver']);
  const [step] = stepsOf(core).list();
  (core.getMap('workshop-steps').get(step?.id ?? '') as Y.Map<unknown>).set('kinds', ['dream', 'question']);
  const [read] = stepsOf(core).list();
  expect(read?.kinds).toEqual(['dream', 'question']);
  expect(read && kindsOf(read)).toEqual(['question']);
});

test('a table says its name once, and anew when it changes; the others keep theirs', () => {
  const { core } = prepared();
  let updates = 0;
  core.on('update', () => updates++);
  nameTable(core, 'a', 'Table 1', 1);
  nameTable(core, 'a', 'Table 1', 2);
  nameTable(core, 'b', 'Table 2', 3);
  nameTable(core, 'a', 'Table du fond', 4);
  expect(
    tablesOf(core)
      .list()
      .map(({ id, name }) => [id, name]),
  ).toEqual([
    ['a', 'Table du fond'],
    ['b', 'Table 2'],
  ]);
  expect(updates).toBe(3);
});
