import { expect, test } from 'vitest';
import { foldedText } from '#host/search/folded-words';

test.each([
  ['Précarités', 'precarite'],
  ["l’accueil de l'école", 'accueil de ecole'],
  ['porte-à-porte', 'porte a porte'],
  ['Les cœurs et les ex æquo', 'les coeur et les ex aequo'],
  ['habitant·e·s', 'habitante'],
  ['lieux, jeux, choix', 'lieu jeu choi'],
  ['le bus, les os', 'le bus les os'],
  ['C.C.A.S. et CCAS', 'cca et cca'],
  ['≈ 50 personnes (N = 12)', '50 personne n 12'],
  ['e\u0301cole', 'ecole'],
  ['· — …', ''],
])('« %s » is indexed as « %s »', (text, folded) => {
  expect(foldedText(text)).toBe(folded);
});
