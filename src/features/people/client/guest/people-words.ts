import type { Language } from '#shared/words/language';
import { wordsIn } from '#shared/words/words-in';
import { en } from '../../words/phone.en';
import { fr } from '../../words/phone.fr';

/** What a phone says about people, in one language. */
export type PeopleWords = typeof fr;

/** What a phone says about people, in one language. French comes with its no-break spaces. */
export function peopleWords(language: Language): PeopleWords {
  return wordsIn(language, { fr, en });
}
