import { expect, test } from 'vitest';
import { type Mention, matchingMentions } from '#client/editor/mentions/mention';

const mention = (name: string, kind = 'acteur'): Mention => ({
  id: name,
  name,
  kind,
  icon: null,
  target: { kind: 'actor', ref: name, label: name },
});
const ALL = [
  mention('Maison de santé'),
  mention('CCAS'),
  mention('Épicerie de la santé'),
  mention('Les Pisans'),
  mention('Santé 2025', 'source'),
];
const names = (words: string) => matchingMentions(ALL, words).map(({ name }) => name);

test('accents and capitals do not matter', () => {
  expect(names('EPICERIE')).toEqual(['Épicerie de la santé']);
  expect(names('sante')).toEqual(['Santé 2025', 'Maison de santé', 'Épicerie de la santé']);
});

test('names that begin with the words come first, then those of which a word does', () => {
  expect(names('s')[0]).toBe('Santé 2025');
  expect(names('sa')).toEqual(['Santé 2025', 'Maison de santé', 'Épicerie de la santé', 'Les Pisans']);
});

test('a name nobody has finds nothing, and no words find some of each kind', () => {
  expect(names('préfecture')).toEqual([]);
  const many = Array.from({ length: 30 }, (_, index) => mention(`Acteur ${index}`));
  expect(matchingMentions([...many, mention('Rapport', 'source')], '').map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 5 }, () => 'acteur'),
    'source',
  ]);
});
