import { withFrenchSpaces } from '#shared/words/french-typography';
import { type Language, languageOfLocale } from '#shared/words/language';
import type { MessageTree } from '#shared/words/catalogue';

/** The language a phone asks for, of those we speak; French when it asks for none of them. */
export function languageOf(asked: readonly string[]): Language {
  return languageOfLocale(asked[0] ?? '');
}

/** A catalogue's sentences in one language, French with its no-break spaces. */
export function wordsIn<Tree extends MessageTree>(language: Language, catalogue: { readonly fr: Tree; readonly en: Tree }): Tree {
  // Spaces are changed, keys are not: the shape is the catalogue's.
  return language === 'fr' ? (withFrenchSpaces(catalogue.fr) as Tree) : catalogue.en;
}
