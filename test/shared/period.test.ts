import { expect, test } from 'vitest';
import { formatPartialDate, isPartialDate, parsePartialDate } from '#shared/partial-date';
import { daysOf, delayInDays, formatPeriod, parsePeriod } from '#shared/period';
import { LANGUAGES, localeOf } from '#shared/words/language';

test.each([
  ['mars 2026', '2026-03'],
  ['printemps 2026', '2026-21'],
  ['hiver 2026', '2026-24'],
  ['5 mars 2026', '2026-03-05'],
  ['le 1er août 2026', '2026-08-01'],
  ['5.3.2026', '2026-03-05'],
  ['03/2026', '2026-03'],
  ['sept. 2026', '2026-09'],
  ['juil. 2026', '2026-07'],
  ['2026', '2026'],
  ['2026-03-05', '2026-03-05'],
])('reads the date « %s »', (text, date) => {
  expect(parsePartialDate(text)).toBe(date);
});

test.each(['bientôt', '31 février 2026', '13/2026', 'mars', '2026-25', '2026-21-03', ''])('« %s » is not a date', (text) => {
  expect(parsePartialDate(text)).toBeUndefined();
});

test.each([
  ['mars 2026', { from: '2026-03' }],
  ['de mars à juin 2026', { from: '2026-03', to: '2026-06' }],
  ['du 3 au 7 mai 2026', { from: '2026-05-03', to: '2026-05-07' }],
  ['mars 2026 – juin 2027', { from: '2026-03', to: '2027-06' }],
  ['printemps–automne 2026', { from: '2026-21', to: '2026-23' }],
  ['dès mars 2026', { from: '2026-03', openEnd: true }],
  ["jusqu'à juin 2026", { to: '2026-06' }],
])('reads the period « %s »', (text, period) => {
  expect(parsePeriod(text)).toEqual(period);
});

test('a period that ends before it begins is refused', () => {
  expect(parsePeriod('juin 2026 – mars 2026')).toBeUndefined();
});

test.each(LANGUAGES.map(localeOf))('what is written in %s can be read again', (locale) => {
  const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`);
  const dates = ['2026', '2026-21', '2026-22', '2026-23', '2026-24', '2026-03-01', '2026-08-14', ...months];
  for (const date of dates) expect(parsePartialDate(formatPartialDate(date, locale))).toBe(date);
  const periods = [{ from: '2026-03', to: '2026-22' }, { from: '2026', openEnd: true }, { to: '2026-06' }, { from: '2026-05-03' }];
  for (const period of [...periods, { from: '2026-05-03', to: '2026-05-07' }, { openEnd: true }])
    expect(parsePeriod(formatPeriod(period, locale))).toEqual(period);
});

test('dates and periods are written as another language writes them', () => {
  const dates = ['2026', '2026-03', '2026-21', '2026-03-01', '2026-08-14'];
  expect(dates.map((date) => formatPartialDate(date, 'en-GB'))).toEqual([
    '2026',
    'March 2026',
    'spring 2026',
    '1 March 2026',
    '14 August 2026',
  ]);
  expect(dates.map((date) => formatPartialDate(date, 'fr-CH'))).toEqual([
    '2026',
    'mars 2026',
    'printemps 2026',
    '1er mars 2026',
    '14 août 2026',
  ]);
  const periods = [{ from: '2026-03', openEnd: true }, { to: '2026-06' }, { from: '2026-03', to: '2026-06' }, {}];
  expect(periods.map((period) => formatPeriod(period, 'en-GB'))).toEqual([
    'from March 2026',
    'until June 2026',
    'March 2026 – June 2026',
    'not said yet',
  ]);
});

test('a vague date covers all the days it may mean', () => {
  expect(daysOf({ from: '2026-21', to: '2026-22' })).toEqual({ first: '2026-04-01', last: '2026-09-30' });
  expect(daysOf({ from: '2024-02' })).toEqual({ first: '2024-02-01', last: '2024-02-29' });
  expect(daysOf({ from: '2026-03', openEnd: true })).toEqual({ first: '2026-03-01' });
});

test('planned and actual are two things, and the gap between them is in days', () => {
  expect(delayInDays({ from: '2026-03', to: '2026-04' }, { from: '2026-04', to: '2026-05-30' })).toBe(30);
  expect(delayInDays({ from: '2026-03' }, { from: '2026-03', openEnd: true })).toBeUndefined();
});

test('an impossible day is refused', () => {
  expect(isPartialDate('2026-02-29')).toBe(false);
  expect(isPartialDate('2024-02-29')).toBe(true);
});
