import { expect, test } from 'vitest';
import { wordsToShow } from '../../../../src/renderer/workbench/search/show-words';

const marked = (text: string) => {
  const marks = [...text.matchAll(/\[(.*?)\]/gu)].map(({ index, 1: word = '' }, before): [number, number] => [
    index - 2 * before,
    index - 2 * before + word.length,
  ]);
  return { text: text.replace(/[[\]]/gu, ''), marks };
};

test('the line that holds most of the words is looked for first, then less of it', () => {
  const { passage, wanted } = wordsToShow(marked('… d’autres [portes]\nla [porte] du [droit], le soir …'), marked('Un sujet'));
  expect(passage).toBe('la porte du droit, le soir');
  expect(wanted).toEqual(['la porte du droit, le soir', 'porte du droit', 'porte', 'Un sujet']);
});

test('… and the title where it says as much', () => {
  expect(wordsToShow(marked('service des [salles]'), marked('[Prêter] la [salle]')).wanted[0]).toBe('Prêter la salle');
  expect(wordsToShow(marked('rien'), marked('[CCAS]'))).toEqual({ passage: '', wanted: ['CCAS'] });
});
