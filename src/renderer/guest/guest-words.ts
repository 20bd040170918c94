import { type PeopleWords, peopleWords } from '#features/people/client/guest/people-words';
import type { Language } from '#shared/words/language';
import { type Say, sayIn } from '#shared/words/reader';
import { en } from './words/phone.en';
import { fr } from './words/phone.fr';

/** Every sentence of the phone's page itself, in one language; what is open brings its own. */
export interface GuestWords {
  readonly language: Language;
  readonly page: Say<typeof fr>;
  readonly people: PeopleWords;
}

/** The phone's own sentences and those about people, in one language. */
export function guestWords(language: Language): GuestWords {
  return { language, page: sayIn(language, { fr, en }), people: peopleWords(language) };
}
