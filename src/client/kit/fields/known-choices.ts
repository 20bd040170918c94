import { isKnown, type NewerWord, type NEWER, shownWord } from '#document/records/known-word';
import type { Choice } from './select-field';

/** The choices among `words`, and what a newer version chose when that is what stands there now. */
export function knownChoices<K extends string>(
  words: readonly K[],
  value: K | NewerWord | undefined,
  label: (word: K | typeof NEWER) => string,
): readonly Choice<K | NewerWord>[] {
  const offered = value === undefined || isKnown(words, value) ? words : [...words, value];
  return offered.map((id) => ({ id, label: label(shownWord(words, id)) }));
}
