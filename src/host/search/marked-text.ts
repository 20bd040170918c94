import type { MarkedText } from '#bridge/documents-contract';
import { type FoldedWord, foldedWords } from './folded-words';
import type { SearchQuery } from './search-query';

/** How much of a text is shown round the words that were looked for, in characters. */
const SNIPPET_CHARACTERS = 160;
/** How much of it stands before the first of them. */
const BEFORE = 50;

/** A text with the words that are looked for marked in it. */
export function markText(text: string, query: SearchQuery): MarkedText {
  return { text, marks: [...foldedWords(text)].filter(query.matches).map(({ start, end }) => [start, end]) };
}

/** A piece of a text, where most of the words that are looked for stand together; its beginning where none does. */
export function snippetOf(text: string, query: SearchQuery): MarkedText {
  const words = wordsAround(text, query);
  const from = startOfWord(words, densestPlace(words.filter(query.matches)) - BEFORE);
  const to = words.findLast((word) => word.end <= from + SNIPPET_CHARACTERS)?.end ?? from + SNIPPET_CHARACTERS;
  // What ends a text ends with it, its full stop included.
  const end = text.length - to <= 2 ? text.length : to;
  const [before, after] = [from > 0 ? '… ' : '', end < text.length ? ' …' : ''];
  const piece = markText(text.slice(from, end), query);
  return { text: before + piece.text + after, marks: piece.marks.map(([a, b]) => [a + before.length, b + before.length]) };
}

/** The words of a text, up to a snippet's length behind the first place where all that are looked for stand together. */
function wordsAround(text: string, query: SearchQuery): readonly FoldedWord[] {
  const words: FoldedWord[] = [];
  const found: FoldedWord[] = [];
  let until = Number.POSITIVE_INFINITY;
  for (const word of foldedWords(text)) {
    words.push(word);
    if (word.start > until) break;
    if (until < Number.POSITIVE_INFINITY || !query.matches(word)) continue;
    found.push(word);
    const near = found.filter(({ start }) => word.end <= start + NEAR);
    if (new Set(near.map((one) => one.word)).size >= query.expressions.length) until = word.end + SNIPPET_CHARACTERS;
  }
  return words;
}

/** Words this far apart, in characters, are shown in one snippet. */
const NEAR = SNIPPET_CHARACTERS - BEFORE;

function startOfWord(words: readonly FoldedWord[], at: number): number {
  return at <= 0 ? 0 : (words.find(({ start }) => start >= at)?.start ?? 0);
}

/** Where the most different words of what is looked for begin within one snippet's length. */
function densestPlace(found: readonly FoldedWord[]): number {
  let [best, most] = [found[0]?.start ?? 0, 0];
  for (const [index, { start }] of found.entries()) {
    const near = new Set<string>();
    for (let at = index; at < found.length; at++) {
      const word = found[at];
      if (!word || word.end > start + NEAR) break;
      near.add(word.word);
    }
    if (near.size > most) [best, most] = [start, near.size];
  }
  return best;
}
