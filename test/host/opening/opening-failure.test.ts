import { describe, expect, it } from 'vitest';
import { languageOfTerminal, openingWords, sentenceFor } from '#host/opening/opening-failure';
import { AppError } from '#shared/app-error';

const wordsOf = (env: Record<string, string>) => openingWords(languageOfTerminal(env));
const french = wordsOf({});

describe('the sentence of a failed start', () => {
  it('is in French unless the terminal speaks English', () => {
    const failure = new AppError('port-in-use', '', { port: 4711 });
    expect(sentenceFor(failure, wordsOf({ LANG: 'de_CH.UTF-8' }))).toContain('Le port 4711 est déjà utilisé');
    expect(sentenceFor(failure, wordsOf({ LANG: 'en_GB.UTF-8' }))).toContain('Port 4711 is already used');
  });

  it.each([
    [new AppError('already-open', '', { folder: '/x' }), 'déjà ouvert'],
    [new AppError('folder-unwritable', '', { folder: '/x' }), 'choisissez un autre dossier'],
    [new AppError('disk-full', ''), 'Libérez de la place'],
    [new AppError('bad-input', '', { option: '--port' }), '--port'],
    [new Error('boom'), 'boom'],
  ])('says what to do (%s)', (failure, words) => {
    const sentence = sentenceFor(failure, french);
    expect(sentence).toContain(words);
    expect(sentence).not.toContain('\n');
  });
});
