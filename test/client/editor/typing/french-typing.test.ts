import { expect, test } from 'vitest';
import { frenchTyping } from '#client/editor/typing/french-typing';
import { frenchSpaces } from '#shared/words/french-typography';

/** Types a line as a keyboard gives it, sign by sign. */
function typed(signs: string): string {
  let line = '';
  for (const sign of signs) {
    line += sign;
    const change = frenchTyping(line);
    if (change) line = line.slice(0, line.length - change.remove) + change.insert;
  }
  return line;
}

test.each([
  ['"oui"', '«\u00a0oui\u00a0»'],
  ['Elle dit "oui".', 'Elle dit «\u00a0oui\u00a0».'],
  // Whoever types the spaces too gets them once.
  ['Elle dit " oui ".', 'Elle dit «\u00a0oui\u00a0».'],
  ['« oui »', '«\u00a0oui\u00a0»'],
  ['Qui?', 'Qui\u202f?'],
  ['Qui ?', 'Qui\u202f?'],
  ['Non ; si !', 'Non\u202f; si\u202f!'],
  ['Quoi?!', 'Quoi\u202f?!'],
  ['Portes: quatre', 'Portes\u00a0: quatre'],
  ['Portes : quatre', 'Portes\u00a0: quatre'],
  ["l'école, c'est loin", 'l’école, c’est loin'],
  ['et puis...', 'et puis…'],
  ['Article 3: rien', 'Article 3\u00a0: rien'],
])('%s becomes %s', (signs, line) => {
  expect(typed(signs)).toBe(line);
});

test.each(['10:30', 'https://exemple.test/?a=1;b', 'vue 12"', '(?)', "'", 'nadia@exemple.test?'])('%s stays as it is', (signs) => {
  expect(typed(signs)).toBe(signs);
});

test('what is typed has the spaces that the interface’s own sentences have', () => {
  for (const sentence of ['« Une porte » : vraiment ?', 'Non ; si !', "l'école"]) expect(typed(sentence)).toBe(frenchSpaces(sentence));
});
