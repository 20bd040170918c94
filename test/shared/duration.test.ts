import { expect, test } from 'vitest';
import { type Duration, durationInDays, formatDuration, formatTotalMonths, parseDuration, sumDurations } from '#shared/duration';
import { LANGUAGES, localeOf } from '#shared/words/language';

test.each([
  ['6–8 mois', { kind: 'known', from: 6, to: 8, unit: 'month' }],
  ['≈ 6–8 mois', { kind: 'known', from: 6, to: 8, unit: 'month', about: true }],
  ['env. 6 à 8 mois', { kind: 'known', from: 6, to: 8, unit: 'month', about: true }],
  ['2 semaines', { kind: 'known', from: 2, to: 2, unit: 'week' }],
  ['1,5 heure', { kind: 'known', from: 1.5, to: 1.5, unit: 'hour' }],
  ['45 min', { kind: 'known', from: 45, to: 45, unit: 'minute' }],
  ['dès 2 ans', { kind: 'open', from: 2, unit: 'year' }],
  ['selon les actions', { kind: 'open', words: 'selon les actions' }],
])('reads « %s »', (text, duration) => {
  expect(parseDuration(text)).toEqual(duration);
});

test.each(['longtemps', '8–6 mois', '6 lunes', ''])('« %s » is not a duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test.each(LANGUAGES.map(localeOf))('what is written in %s can be read again', (locale) => {
  const units = ['minutes', 'heures', 'jours', 'semaines', 'mois', 'ans'].flatMap((unit) => [`1 ${unit}`, `3 ${unit}`]);
  for (const text of [...units, '6–8 mois', '≈ 6 mois', 'selon les actions', 'dès 2 semaines', '1,5 heure', 'sans fin prévue']) {
    const duration = parseDuration(text);
    expect(duration && parseDuration(formatDuration(duration, locale)), text).toEqual(duration);
  }
});

test('a duration is written as another language writes it; words for an open one stay', () => {
  const written = (text: string) => formatDuration(parseDuration(text) ?? { kind: 'open' }, 'en-GB');
  expect(['6–8 mois', '≈ 1 an', '1,5 heure', 'dès 2 semaines', 'selon les actions', ''].map(written)).toEqual([
    '6–8\u00a0months',
    '≈\u00a01\u00a0year',
    '1.5\u00a0hours',
    'from 2\u00a0weeks',
    'selon les actions',
    'no end planned',
  ]);
  expect(formatTotalMonths({ from: 18, to: 24, open: true }, 'en-GB')).toBe('at least 18–24\u00a0months');
});

test('three phases of 6 to 8 months are 18 to 24 months, and a fourth without end keeps them', () => {
  const phase = parseDuration('≈ 6–8 mois') as Duration;
  const before = sumDurations([phase, phase, phase]);
  expect(before).toEqual({ from: 18, to: 24, open: false });
  expect(formatTotalMonths(before, 'fr-CH')).toBe('18–24\u00a0mois');
  expect(sumDurations([phase, phase, phase, parseDuration('selon les actions')])).toEqual({ from: 18, to: 24, open: true });
});

test('units add up in months', () => {
  const total = sumDurations([parseDuration('1 an'), parseDuration('6 mois')]);
  expect(total).toEqual({ from: 18, to: 18, open: false });
});

test('an open duration has no longest length', () => {
  expect(durationInDays({ kind: 'open', words: 'selon les actions' })).toEqual({ from: 0 });
});
