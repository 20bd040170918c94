import { z } from 'zod';

declare const newer: unique symbol;

/** What a newer version wrote where this one knows a closed list of words: kept as it is, and never taken for one of them. */
export type NewerWord = string & { readonly [newer]: true };

/** What stands in the place of a word that this version does not know, wherever it is shown: a key of every such catalogue. */
export const NEWER = 'newer';

/** What can't be read as a word at all is no known one either. */
const UNREADABLE = '' as NewerWord;

/**
 * A field that holds one of `words`. Any other word reads as it was written; nothing at all, from before there was such a
 * field, reads as `missing`.
 */
export function knownOr<const K extends string>(words: readonly K[], missing: NoInfer<K>) {
  return knownWord(words).default(missing);
}

/** The same, of a field that may be left out; what can't be read as a word is left out too. */
export function knownIfAny<const K extends string>(words: readonly K[]) {
  return knownWord(words)
    .transform((word) => (word === UNREADABLE ? undefined : word))
    .optional();
}

/** One word of a list of them. */
export function knownWord<const K extends string>(_words: readonly K[]) {
  const word: z.ZodType<K | NewerWord> = z
    .string()
    .max(80)
    .transform((written) => written as K | NewerWord);
  return word.catch(UNREADABLE);
}

/** Whether this version knows the word. */
export function isKnown<K extends string>(words: readonly K[], word: string): word is K {
  return words.some((known) => known === word);
}

/** The word as it is named: itself, or `newer` for one that this version does not know. */
export function shownWord<K extends string>(words: readonly K[], word: K | NewerWord): K | typeof NEWER {
  return isKnown(words, word) ? word : NEWER;
}
