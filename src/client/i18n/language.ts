/** Languages the interface speaks. Chosen by each person, never by the démarche. */
export const LANGUAGES = ['fr', 'en'] as const;
/** One of these, as BCP 47 names it. */
export type Language = (typeof LANGUAGES)[number];

/** How each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' };
