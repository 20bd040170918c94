import { expect, test } from 'vitest';
import { listAfter } from '#document/records/list-after';

test('a form that stayed open changes what its person changed, and no more', () => {
  expect(listAfter(['accueil', 'parents'], ['parents', 'neuf'], ['accueil', 'parents', 'ailleurs'])).toEqual([
    'parents',
    'neuf',
    'ailleurs',
  ]);
  expect(listAfter(['accueil', 'parents'], ['accueil', 'parents'], ['parents'])).toEqual(['parents']);
});

test('lines that stand twice stay twice, and their order is the person’s', () => {
  const seen = ['Quand ?', 'Où ?', 'Quand ?'];
  expect(listAfter(seen, seen, seen)).toEqual(seen);
  expect(listAfter(seen, ['Où ?', 'Quand ?'], [...seen, 'Qui ?'])).toEqual(['Où ?', 'Quand ?', 'Qui ?']);
});
