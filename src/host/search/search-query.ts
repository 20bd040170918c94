import { type FoldedWord, foldedWords } from './folded-words';

/** What somebody looks for: every word must be there, and the last one may not be written to its end yet. */
export interface SearchQuery {
  /** One FTS5 expression for each word. */
  readonly expressions: readonly string[];
  /** Whether a word of a text is one of those that are looked for. */
  matches(word: FoldedWord): boolean;
}

/** More words than this say nothing that fewer did not. */
const MAX_WORDS = 12;

/** Reads what somebody typed; undefined where there is no word in it. */
export function readQuery(typed: string): SearchQuery | undefined {
  const words = [...foldedWords(typed)].slice(0, MAX_WORDS);
  const last = words.at(-1);
  if (!last) return undefined;
  // Letters and figures alone: nothing in them is read as FTS5's own syntax.
  const whole = words.slice(0, -1).map(({ word }) => `"${word}"`);
  const known = new Set(words.map(({ word }) => word));
  return {
    expressions: [...new Set(whole), `("${last.word}" OR "${last.full}" *)`],
    matches: ({ word, full }) => known.has(word) || full.startsWith(last.full),
  };
}
