import type { Language } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import { en } from './words/screen.en';
import { fr } from './words/screen.fr';

/** What the app itself says, in its menu and its dialogs, in one language. */
export type MainWords = Say<typeof fr>;

/** What the app itself says, read in one language. */
export function mainWords(language: Language): MainWords {
  return sayIn(language, { fr, en });
}
