import { languageOfLocale } from './language';
import { type Say, sayIn } from './reader';
import { en } from './values.en';
import { fr } from './values.fr';

/** What stands round a date or a number, for a reader of `locale`. */
export function valueWords(locale: string): Say<typeof fr> {
  return sayIn(languageOfLocale(locale), { fr, en });
}
