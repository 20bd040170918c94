/** Languages the app speaks. Chosen by each person, never by the démarche. */
export const LANGUAGES = ['fr', 'en'] as const;
/** One of these, as BCP 47 names it. */
export type Language = (typeof LANGUAGES)[number];

/** How each language writes dates and numbers, as `Intl` takes it. */
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-CH', en: 'en-GB' };

/** The locale of French: what is written into a démarche for good, beside the group's own words, is in it. */
export const FRENCH = LOCALES.fr;

/** The locale that dates and numbers are written in for a reader of `language`. */
export function localeOf(language: Language): string {
  return LOCALES[language];
}

/** The language of a locale (`en-GB`); French for one we don't speak. */
export function languageOfLocale(locale: string): Language {
  return locale.toLowerCase().startsWith('en') ? 'en' : 'fr';
}
