import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDictionary, type Dictionary } from '#client/editor/spelling/dictionary';

const file = (name: string) => readFileSync(new URL(`../../../../node_modules/dictionary-fr/index.${name}`, import.meta.url), 'utf8');

let french: Dictionary;
const unknown = (word: string) => french.unknownParts(word).map(({ start, end }) => word.slice(start, end));

describe('the French dictionary of the app', () => {
  beforeAll(() => {
    french = createDictionary(file('aff'), file('dic'));
  });

  test('knows how French is written', () => {
    const sentence =
      'L’école, qu’elle ait ouvert aujourd’hui ou jusqu’à demain, n’est-ce pas ? Peut-être qu’il y a-t-il quelqu’un : presqu’île, grand-mère, ' +
      'chef-d’œuvre, mangeassions, Lyonnaises, porte-à-porte, co-construction, dit-elle, entr’ouvrir, prud’homme, d’emblée, là-bas, celui-ci';
    expect(sentence.split(/[\s,:?]+/u).flatMap(unknown)).toEqual([]);
  });

  test('says what it does not know', () => {
    expect(unknown('l’écolle')).toEqual(['écolle']);
    expect(unknown('dévelopement')).toEqual(['dévelopement']);
    expect(unknown('Toujour')).toEqual(['Toujour']);
  });

  test('proposes five words at most, the nearest first, with curved apostrophes and the same capitals', () => {
    expect(french.suggest('écolle')[0]).toBe('école');
    expect(french.suggest('bibliotèque')).toEqual(['bibliothèque']);
    expect(french.suggest('lécole')[0]).toBe('l’école');
    expect(french.suggest('Toujour')[0]).toBe('Toujours');
    expect(french.suggest('apelle').length).toBe(5);
    expect(french.suggest('motbeaucouptroplongpourêtrecorrigé')).toEqual([]);
  });
});
