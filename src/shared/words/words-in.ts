import type { MessageTree } from './catalogue';
import { withFrenchSpaces } from './french-typography';
import type { Language } from './language';

/**
 * A catalogue's sentences in one language, French with its typography, for whoever has no ICU reader: phones, the native menu.
 * Placeholders are filled with `filled`.
 */
export function wordsIn<Tree extends MessageTree>(language: Language, catalogue: { readonly fr: Tree; readonly en: Tree }): Tree {
  // Spaces and apostrophes are changed, keys are not: the shape is the catalogue's.
  return language === 'fr' ? (withFrenchSpaces(catalogue.fr) as Tree) : catalogue.en;
}
