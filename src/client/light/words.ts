import { type Language, languageOfLocale } from '#shared/words/language';

/** The language a phone asks for, of those we speak; French when it asks for none of them. */
export function languageOf(asked: readonly string[]): Language {
  return languageOfLocale(asked[0] ?? '');
}
