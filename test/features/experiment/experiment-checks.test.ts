import { expect, test } from 'vitest';
import { checkLoop, distanceCovered, type LoopContent, progressOf } from '#features/experiment/model/experiment-checks';
import { actionSchema, indicatorSchema, loopSchema } from '#features/experiment/model/experiment-section';
import { parseQuantity } from '#shared/quantity';

const TODAY = '2026-06-15';
const loop = (values: object) => ({ ...loopSchema.parse({ experimentId: 'e', ...values }), id: 'l' });
const action = (id: string, values: object) => ({ ...actionSchema.parse({ experimentId: 'e', loopId: 'l', title: id, ...values }), id });
const indicator = (id: string, values: object) => ({
  ...indicatorSchema.parse({ experimentId: 'e', loopId: 'l', label: id, ...values }),
  id,
});
const content = (values: Partial<LoopContent>): LoopContent => ({
  loop: loop({}),
  actions: [],
  indicators: [],
  observations: [],
  findings: [],
  ...values,
});
const codes = (values: Partial<LoopContent>) => checkLoop(content(values), TODAY).map((check) => check.code);

test('an empty loop asks for everything, in the order of the path', () => {
  expect(codes({})).toEqual(['no-question', 'no-finding', 'no-hypothesis', 'no-action', 'no-indicator']);
});

test('indicators that look at one side only are said to be one-sided', () => {
  const oneSided = codes({ indicators: [indicator('a', { forWhom: 'people' }), indicator('b', { forWhom: 'people' })] });
  expect(oneSided).toContain('one-sided');
  expect(codes({ indicators: [indicator('a', { forWhom: 'people' }), indicator('b', { forWhom: 'operators' })] })).not.toContain(
    'one-sided',
  );
  expect(codes({ indicators: [indicator('a', { forWhom: 'both' })] })).not.toContain('one-sided');
});

test('an action is late when its planned end has passed, and never when it has no end', () => {
  const actions = [
    action('late', { planned: { from: '2026-03', to: '2026-05' }, state: 'under-way' }),
    action('open', { planned: { from: '2026-03', openEnd: true }, state: 'under-way' }),
    action('season', { planned: { from: '2026-21' }, state: 'to-come' }),
    action('done', { planned: { from: '2026-01' }, state: 'done' }),
  ];
  expect(progressOf(actions, TODAY)).toEqual({ total: 4, toCome: 1, underWay: 2, done: 1, late: 1 });
  expect(checkLoop(content({ actions }), TODAY)).toContainEqual({ code: 'action-late', count: 1, recordId: 'late' });
});

test('an action in a state of a newer version is counted, and is neither late nor in any state known here', () => {
  const actions = [action('paused', { planned: { to: '2026-05' }, state: 'paused' }), action('done', { state: 'done' })];
  expect(progressOf(actions, TODAY)).toEqual({ total: 2, toCome: 0, underWay: 0, done: 1, late: 0 });
});

test('when every action is done, the group is asked what it learned, then what it asks next', () => {
  const actions = [action('a', { state: 'done', role: 'la table', planned: { from: '2026-01' } })];
  expect(codes({ actions })).toContain('nothing-learned');
  expect(codes({ actions, loop: loop({ learned: 'Ouvrir tôt aide.' }) })).toContain('no-new-question');
});

const covered = (...texts: [string, string, string]) =>
  distanceCovered(...(texts.map((text) => parseQuantity(text)) as [never, never, never]));

test('the distance covered runs from the baseline to the target, downwards too', () => {
  expect(covered('4', '2', '3')).toBe(0.5);
  expect(covered('≈ 10', '> 50', '20–40')).toBe(0.5);
  expect(covered('4', '2', 'inconnu')).toBeUndefined();
});

test('a range that is hoped for is reached where it is entered, from either side', () => {
  expect(covered('4', '1 ou 2', '2')).toBe(1);
  expect(covered('4', '1–2', '1')).toBe(1);
  expect(covered('4', '1–2', '3')).toBe(0.5);
  expect(covered('0', '10–20', '5')).toBe(0.5);
  expect(covered('0', '10–20', '12')).toBe(1);
});
