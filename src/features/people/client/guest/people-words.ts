import type { Language } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import { en } from '../../words/phone.en';
import { fr } from '../../words/phone.fr';

/** What a phone says about people, in one language. */
export type PeopleWords = Say<typeof fr>;

/** What a phone says about people, read in one language. */
export function peopleWords(language: Language): PeopleWords {
  return sayIn(language, { fr, en });
}
