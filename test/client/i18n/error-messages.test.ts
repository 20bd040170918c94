import { describe, expect, it } from 'vitest';
import { en } from '#client/i18n/words/errors.en';
import { fr } from '#client/i18n/words/errors.fr';
import { ERROR_CODES } from '#shared/app-error';

describe('error sentences', () => {
  it.each(ERROR_CODES)('say what happened, what is safe and what to do for %s, in both languages', (code) => {
    for (const words of [fr[code], en[code]]) {
      for (const sentence of [words.what, words.safe, words.todo]) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    }
    expect(fr[code].what).not.toBe(en[code].what);
  });

  it('never use the words of the trade', () => {
    const text = JSON.stringify(fr);
    for (const word of ['synchronis', 'peer', 'JSON"', 'exception', 'serveur', 'null']) expect(text).not.toContain(word);
  });
});
