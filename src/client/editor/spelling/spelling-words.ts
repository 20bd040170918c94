/** A word of a line that may be looked up, and where it begins. */
interface SpelledWord {
  readonly word: string;
  readonly start: number;
}

/** A stretch of a word. */
export interface WordPart {
  readonly start: number;
  readonly end: number;
}

/** What is no sentence: addresses of pages, of mail and of machines, names after « @ » or « # », words with dots inside. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\S*[@#]\S+|[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+(?:[/?#:]\S*)?/giu;

/** A word with what its hyphens and apostrophes join; a middle dot too, so that « habitant·e·s » is one. */
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’ʼ\-‑·][\p{L}\p{M}\p{N}_]+)*/gu;

/** What may stand shortened before a vowel. « Aujourd’hui » and « quelqu’un » are words of the dictionary. */
const ELISION = /^(?:[cçdjlmnst]|(?:jus|lors|puis|quoi|quel|pres)?qu|entr)'(?=.)/iu;

/** What is put before words with a hyphen, and stands in no dictionary alone. */
const PREFIXES =
  /^(?:anti|auto|bio|co|éco|ethno|extra|hyper|inter|intra|macro|médico|micro|mini|multi|néo|non|péri|pluri|poly|post|pré|psycho|semi|socio|sous|télé|trans)$/iu;

/** A word as dictionaries write it: straight apostrophes, plain hyphens, letters and accents in one. Its length may change. */
export function plainWord(word: string): string {
  return straight(word).normalize('NFC');
}

function straight(word: string): string {
  return word.replace(/[’ʼ]/gu, "'").replace(/‑/gu, '-');
}

/** The words of a line that a dictionary may be asked about, in order: none of an address, of figures, or in capitals only. */
export function wordsToCheck(line: string): SpelledWord[] {
  const text = line.replace(ADDRESS, (address) => ' '.repeat(address.length));
  return [...text.matchAll(WORD)].map((found) => ({ word: found[0], start: found.index })).filter(({ word }) => isLookedUp(word));
}

/** A single letter, a figure, an acronym, a name like « FranceConnect » and « habitant·e·s » are left alone. */
function isLookedUp(word: string): boolean {
  return word.length > 1 && !/[\p{N}_·]|\p{Ll}\p{Lu}/u.test(word) && /\p{Ll}/u.test(word);
}

/**
 * What of a word is not known: nothing where it is known as it stands, or in its parts (« l’école », « va-t-il »,
 * « éco-quartier »).
 */
export function unknownParts(word: string, isKnown: (plain: string) => boolean): WordPart[] {
  return unknownFrom(straight(word), 0, isKnown);
}

function unknownFrom(word: string, start: number, isKnown: (plain: string) => boolean): WordPart[] {
  if (!isLookedUp(word) || isKnown(word.normalize('NFC'))) return [];
  const elided = ELISION.exec(word)?.[0].length;
  if (elided !== undefined) return unknownFrom(word.slice(elided), start + elided, isKnown);
  if (!word.includes('-')) return [{ start, end: start + word.length }];
  const parts = word.split('-');
  let at = start;
  return parts.flatMap((part, index) => {
    const from = at;
    at += part.length + 1;
    return index < parts.length - 1 && PREFIXES.test(part.normalize('NFC')) ? [] : unknownFrom(part, from, isKnown);
  });
}

/** By which key a word is learnt: capitals make no difference. */
export function learntKey(word: string): string {
  return plainWord(word).toLocaleLowerCase('fr');
}

/** The keys of all words of some names, whole and in their parts: « Saint-Évariste » lets one write « Évariste ». */
export function learntFrom(names: Iterable<string>): Set<string> {
  const keys = new Set<string>();
  for (const name of names) {
    for (const [word] of name.matchAll(WORD)) {
      const key = learntKey(word);
      keys.add(key);
      for (const part of key.split(/['-]/u)) keys.add(part);
    }
  }
  return keys;
}
