import { type AppError, toAppError } from '#shared/app-error';
import { type Language, languageOfLocale } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import { en } from './words/screen.en';
import { fr } from './words/screen.fr';

/** What is said while the host opens, in one language. */
type OpeningWords = Say<typeof fr>;

/** English when the terminal asks for it, else French. */
export function languageOfTerminal(env: Readonly<Record<string, string | undefined>>): Language {
  return languageOfLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
}

/** What is said while the host opens, read in one language. */
export function openingWords(language: Language): OpeningWords {
  return sayIn(language, { fr, en });
}

/** The one sentence a person reads when the host can't open: what happened, and what to do. */
export function sentenceFor(failure: unknown, say: OpeningWords): string {
  const error = toAppError(failure);
  const detail = (name: string) => ({ [name]: String(error.details[name] ?? '') });
  const sentences: Partial<Record<AppError['code'], () => string>> = {
    'bad-input': () => say('badOption', detail('option')),
    'port-in-use': () => say('portInUse', detail('port')),
    'folder-unwritable': () => say('folderUnwritable', detail('folder')),
    'already-open': () => say('folderInUse', detail('folder')),
    'disk-full': () => say('diskFull'),
    'not-found': () => say('notBuilt'),
  };
  return (sentences[error.code] ?? (() => say('unexpected', { reason: error.message })))();
}
