import { withFrenchSpaces } from '../i18n/french-typography';
import type { Language } from '../i18n/language';
import type { MessageTree } from '../i18n/messages';

/** The language a phone asks for, of those we speak; French when it asks for none of them. */
export function languageOf(asked: readonly string[]): Language {
  return asked[0]?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** A catalogue's sentences in one language, French with its no-break spaces. */
export function wordsIn<Tree extends MessageTree>(language: Language, catalogue: { readonly fr: Tree; readonly en: Tree }): Tree {
  // Spaces are changed, keys are not: the shape is the catalogue's.
  return language === 'fr' ? (withFrenchSpaces(catalogue.fr) as Tree) : catalogue.en;
}

/** A sentence with its `{placeholders}` filled; one that has no value stays as it is. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}
