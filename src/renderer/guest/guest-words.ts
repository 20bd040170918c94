import { type PeopleWords, peopleWords } from '#features/people/client/guest/people-words';
import { type WorkshopWords, workshopWords } from '#features/workshop/client/guest/workshop-words';
import type { Language } from '#client/i18n/language';
import { wordsIn } from '#client/light/words';
import { en } from './messages.en';
import { fr } from './messages.fr';

/** Every sentence of the phone's page, in one language. */
export interface GuestWords {
  readonly page: typeof fr;
  readonly people: PeopleWords;
  readonly workshop: WorkshopWords;
}

export function guestWords(language: Language): GuestWords {
  return { page: wordsIn(language, { fr, en }), people: peopleWords(language), workshop: workshopWords(language) };
}
