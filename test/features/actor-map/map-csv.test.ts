import { expect, test } from 'vitest';
import { csvText } from '#features/actor-map/model/map-csv';

test('a table begins with the mark of UTF-8, and each of its lines ends as Windows ends them', () => {
  expect(
    csvText([
      ['De', 'Vers'],
      ['CCAS', 'L’Épicerie'],
    ]),
  ).toBe('\ufeffDe;Vers\r\nCCAS;L’Épicerie\r\n');
});

test('what parts cells and lines stays inside its cell', () => {
  expect(csvText([['a;b', 'dit « "oui" »', 'deux\nlignes', 'virgule, seule']])).toBe(
    '\ufeff"a;b";"dit « ""oui"" »";"deux\nlignes";virgule, seule\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")\nencore'])('%j is no formula any more', (text) => {
  const cell = csvText([[text]]).slice(1, -2);
  expect(cell).toBe(`"'${text.replaceAll('"', '""')}"`);
});
