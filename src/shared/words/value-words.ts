import { type Language, languageOfLocale } from './language';

/** What stands round a date or a number when it is open, vague or unknown; `{value}` is the date or the number. */
interface ValueWords {
  readonly seasons: Readonly<Record<21 | 22 | 23 | 24, string>>;
  readonly from: string;
  readonly until: string;
  readonly atLeast: string;
  readonly openEnd: string;
  readonly notSaid: string;
  readonly unknown: string;
  readonly notCommunicated: string;
}

/** In every language. Kept apart from the ICU catalogues, whose reader phones do without. */
const VALUE_WORDS: Readonly<Record<Language, ValueWords>> = {
  fr: {
    seasons: { 21: 'printemps', 22: 'été', 23: 'automne', 24: 'hiver' },
    from: 'dès {value}',
    until: 'jusqu’à {value}',
    atLeast: '{value} au moins',
    openEnd: 'sans fin prévue',
    notSaid: 'à préciser',
    unknown: 'inconnu',
    notCommunicated: 'non communiqué',
  },
  en: {
    seasons: { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' },
    from: 'from {value}',
    until: 'until {value}',
    atLeast: 'at least {value}',
    openEnd: 'no end planned',
    notSaid: 'not said yet',
    unknown: 'unknown',
    notCommunicated: 'not communicated',
  },
};

/** The words for a reader of `locale`. */
export function valueWords(locale: string): ValueWords {
  return VALUE_WORDS[languageOfLocale(locale)];
}
