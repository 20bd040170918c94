import { foldAccents } from '#shared/fold-accents';

/** A word of a text, as it is searched, and where it stands in the text. */
export interface FoldedWord {
  /** In small letters, without accents: « Précarités » → « precarites ». */
  readonly full: string;
  /** The same without the s or x of a plural, as it is indexed: « precarite ». */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and figures in a row, with what writes them together (« habitant·e·s »), or initials (« C.C.A.S. »). */
const WORD = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?|[\p{L}\p{N}\p{M}·]+/gu;

/** A shorter word that ends in s is seldom a plural (« bus », « bas »). */
const SHORTEST_PLURAL = 4;

/** What is left of a short word before an apostrophe says nothing: « l’accueil » is found as « d’accueil » is. */
const ELISION = /^(?:[cdjlmnst]|qu)$/u;

/**
 * The words of a text, in order: accents, capitals, ligatures and plurals do not count, apostrophes and hyphens part words.
 * What an index holds was made by these rules: whoever changes them raises `INDEX_VERSION`.
 */
export function* foldedWords(text: string): Generator<FoldedWord, void, void> {
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const full = /^[a-z0-9]+$/u.test(written) ? written : foldAccents(written).replaceAll('.', '');
    const isElided = ELISION.test(full) && /['’]/u.test(text.charAt(index + written.length));
    if (full !== '' && !isElided) yield { full, word: singular(full), start: index, end: index + written.length };
  }
}

function singular(word: string): string {
  return word.length >= SHORTEST_PLURAL && /[sx]$/u.test(word) ? word.slice(0, -1) : word;
}

/** The words of a text as they are indexed, parted by spaces. */
export function foldedText(text: string): string {
  return [...foldedWords(text)].map(({ word }) => word).join(' ');
}
