import { expect, test } from 'vitest';
import { ELSEWHERE, HERE, isWithheld, mayRead, submissionId, submissionOf, WINDOW } from '#document/audience';
import { DOCUMENT_KINDS } from '#document/section';

const STEP = 'workshop:step1';
const phone = (guest: string) => ({ at: 'phone', guest }) as const;

test('a submission says what it is for and whose it is, and nothing else does', () => {
  expect(submissionOf(submissionId(STEP, 'amal'))).toEqual({ target: STEP, author: 'amal' });
  expect(submissionOf(submissionId('core', 'amal'))).toEqual({ target: 'core', author: 'amal' });
  for (const id of [STEP, 'submission', 'submission:workshop.step1', 'submission:nothing.step1.amal', 'submission:workshop.a.b.c', ''])
    expect(submissionOf(id)).toBeUndefined();
});

test('what a démarche shares is read everywhere, save that a phone is handed no document of all', () => {
  for (const id of ['core', 'text:a', STEP, 'inquiry']) {
    expect([mayRead(WINDOW, id), mayRead(ELSEWHERE, id), isWithheld(id), mayRead(phone('amal'), id)]).toEqual([true, true, false, false]);
  }
});

test('what stays with a table is read in its windows alone', () => {
  expect([mayRead(WINDOW, 'table'), mayRead(ELSEWHERE, 'table'), mayRead(phone('amal'), 'table'), isWithheld('table')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('what somebody has not given is read on their phone alone; what is written at the computer for others, there alone', () => {
  const hers = submissionId(STEP, 'amal');
  expect([mayRead(phone('amal'), hers), mayRead(phone('basile'), hers), mayRead(WINDOW, hers), mayRead(ELSEWHERE, hers)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  const here = submissionId(STEP, HERE);
  expect([mayRead(phone(HERE), here), mayRead(WINDOW, here), mayRead(ELSEWHERE, here)]).toEqual([false, true, false]);
});

test('an id that nobody gives is nobody’s to read; a kind of tomorrow goes on in files as it came', () => {
  for (const id of ['', 'vote:1', 'submission:rien', 'Core'])
    expect([WINDOW, ELSEWHERE, phone('amal')].map((one) => mayRead(one, id))).not.toContain(true);
  expect([isWithheld('vote:1'), isWithheld('submission:rien')]).toEqual([false, true]);
});

test('every kind of document has an audience', () => {
  for (const kind of DOCUMENT_KINDS) expect([WINDOW, ELSEWHERE].some((one) => mayRead(one, kind)) || isWithheld(kind)).toBe(true);
});
