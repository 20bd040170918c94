import { describe, expect, it } from 'vitest';
import { frenchSpaces } from '#shared/words/french-typography';

describe('French typography', () => {
  it('keeps quotation marks and double punctuation on the line of their word', () => {
    expect(frenchSpaces('Dire « oui » : vraiment ?')).toBe('Dire «\u00a0oui\u00a0»\u00a0: vraiment\u202f?');
  });

  it('leaves ICU plurals and number skeletons as they are', () => {
    const icu = '{count, plural, one {# personne} other {# personnes}} sur {n, number, ::compact-short}';
    expect(frenchSpaces(icu)).toBe(icu);
  });

  it('curves every apostrophe, which also keeps an elided word from being read as an ICU quotation', () => {
    expect(frenchSpaces("l'{nom} de l'atelier")).toBe('l’{nom} de l’atelier');
  });
});
