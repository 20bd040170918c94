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
  const words = [...foldedWords(text)];
  const from = startOfWord(words, densestPlace(words.filter(query.matches)) - BEFORE);
  const end = words.findLast((word) => word.end <= from + SNIPPET_CHARACTERS)?.end ?? from + SNIPPET_CHARACTERS;
  const to = end >= (words.at(-1)?.end ?? 0) ? Math.min(text.length, end + 2) : end;
  const piece = text.slice(from, to);
  const [before, after] = [from > 0 ? '… ' : '', to < text.length ? ' …' : ''];
  const marked = markText(piece, query);
  return { text: before + piece + after, marks: marked.marks.map(([a, b]) => [a + before.length, b + before.length]) };
}

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
      if (!word || word.end > start + SNIPPET_CHARACTERS - BEFORE) break;
      near.add(word.word);
    }
    if (near.size > most) [best, most] = [start, near.size];
  }
  return best;
}
