import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planToGantt } from '#features/experiment/model/gantt';
import { monthsBeforeOpenPhase, planExtent, planLines } from '#features/experiment/model/plan';
import { actionSchema, experimentSchema } from '#features/experiment/model/experiment-section';
import { phaseSchema } from '#features/methods/model/process-section';
import { parseDuration } from '#shared/duration';

const TODAY = '2026-01-01';
const WORDS = { title: 'Plan', actual: 'réalisé', openEnd: 'sans fin prévue', atMost: 'au plus long' };
const phase = (id: string, values: object) => ({ ...phaseSchema.parse({ title: id, ...values }), id });
const experiment = { ...experimentSchema.parse({ title: 'Une porte' }), id: 'e' };
const action = (id: string, values: object) => ({ ...actionSchema.parse({ experimentId: 'e', loopId: 'l', title: id, ...values }), id });
const lines = (source: { phases?: ReturnType<typeof phase>[]; actions?: ReturnType<typeof action>[] }) =>
  planLines({ phases: [], actions: [], experiments: [experiment], phasesTitle: 'Phases', today: TODAY, locale: 'fr-CH', ...source });

const PROXIMITY = ['≈ 6–8 mois', '≈ 6–8 mois', '≈ 6–8 mois', 'selon les actions', '≈ 6 mois'].map((text, index) =>
  phase(`p${index + 1}`, { duration: parseDuration(text) }),
);

test('five phases of which the fourth is open are 18 to 24 months before it', () => {
  expect(monthsBeforeOpenPhase(PROXIMITY)).toEqual({ from: 18, to: 24, open: false, phases: 3 });
});

test('phases without dates follow one another, and the open one has no end', () => {
  const [first, second, , fourth] = lines({ phases: PROXIMITY });
  expect(first?.planned).toMatchObject({ first: TODAY, estimated: true });
  expect(second?.planned?.first && first?.planned?.latest && second.planned.first > first.planned.latest).toBe(true);
  expect(fourth?.planned).toEqual({ first: fourth?.planned?.first, estimated: true });
  expect(fourth?.plannedText).toBe('selon les actions');
});

test('planned and actual are two bars of one line', () => {
  const [line] = lines({
    actions: [action('a', { planned: { from: '2026-03' }, actual: { from: '2026-04', to: '2026-05' }, state: 'done' })],
  });
  expect(line).toMatchObject({ planned: { first: '2026-03-01', last: '2026-03-31' }, actual: { first: '2026-04-01', last: '2026-05-31' } });
  const gantt = planToGantt(line ? [line] : [], WORDS);
  expect(gantt).toContain('a :t0, 2026-03-01, 2026-04-01');
  expect(gantt).toContain('a — réalisé :done, t1, 2026-04-01, 2026-06-01');
});

test('an open end runs past everything that is dated, and says so', () => {
  const plan = lines({
    actions: [action('a', { planned: { from: '2026-03', openEnd: true } }), action('b', { planned: { from: '2026-01', to: '2026-12' } })],
  });
  const last = planExtent(plan)?.last ?? '';
  expect(last > '2026-12-31').toBe(true);
  expect(planToGantt(plan, WORDS)).toContain('a (sans fin prévue) :t');
});

test('a plan with nothing dated draws nothing', () => {
  expect(planToGantt(lines({ actions: [action('a', {})] }), WORDS)).toBe('');
});

test('no label can end its line, open a command or reach the data of another task', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.constantFrom('click a href "x"', 'section pirate', 'a : done, x', '%%{init: {}}%%', '2026-01-01 fête'),
      ),
      (title) => {
        const text = planToGantt(lines({ actions: [action('x', { planned: { from: '2026' } })].map((one) => ({ ...one, title })) }), WORDS);
        const body = text.trimEnd().split('\n').slice(5);
        expect(body).toHaveLength(2);
        expect(body[0]).toBe('  section Une porte');
        expect(body[1]).toMatch(/^ {2}[^:;%{}<>"\n]*(?:#\d+;[^:;%{}<>"\n]*)* :t0, 2026-01-01, 2027-01-01$/u);
        expect(body[1]).not.toMatch(/^ {2}(click|section|title|\d{4}-)/iu);
      },
    ),
  );
});
