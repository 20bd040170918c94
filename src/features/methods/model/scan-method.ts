import type { Method } from './method';
import { type MethodText, methodTexts } from './method-texts';
import { figuresIn, LONGEST_PHRASE, plainWords, RUN, type SensitiveKind, type SensitiveTerms, type Word, wordsOf } from './sensitive-terms';

/** A text of the method in which something of the démarche was found. It must be rewritten or dropped. */
interface ScanFinding extends MethodText {
  readonly matches: readonly { readonly written: string; readonly kind: SensitiveKind }[];
}

/** A text that holds something no démarche's data explains, but that looks like a name, a number or an address. */
interface ScanDoubt extends MethodText {
  readonly words: readonly string[];
}

interface ScanReport {
  /** Nothing is written as long as one of these is left. */
  readonly findings: readonly ScanFinding[];
  /** To be read again by a person before publishing. */
  readonly doubts: readonly ScanDoubt[];
  /** How many texts were read and how many terms searched: a scan of nothing finds nothing. */
  readonly textCount: number;
  readonly termCount: number;
}

/**
 * Searches the whole method for anything the démarche's data holds. `published` are methods already public
 * (the parent, the bundled ones): a text that stands there word for word came from there, and words they
 * already put together are vocabulary, not a name.
 */
export function scanMethod(method: Method, terms: SensitiveTerms, published: readonly Method[]): ScanReport {
  const known = knownFrom(published);
  const texts = methodTexts(method).filter((text) => !text.path.startsWith('lineage/') || text.field === 'changes');
  const [findings, doubts]: [ScanFinding[], ScanDoubt[]] = [[], []];
  for (const text of texts) {
    if (known.texts.has(text.text)) continue;
    const matches = matchesIn(text.text, terms, known);
    const words = doubtsIn(text.text, known);
    if (matches.length > 0) findings.push({ ...text, matches });
    else if (words.length > 0 && text.path !== 'edition') doubts.push({ ...text, words });
  }
  return { findings, doubts, textCount: texts.length, termCount: terms.phrases.size + terms.runs.size + terms.figures.size };
}

interface Known {
  readonly texts: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** Every published text, folded, so that a run of words can be looked up: `| word word | word |`. */
  readonly folded: string;
}

function knownFrom(published: readonly Method[]): Known {
  const texts = published.flatMap((method) => methodTexts(method).map((text) => text.text));
  const words = texts.map((text) => wordsOf(text));
  return { texts: new Set(texts), words: new Set(words.flat()), folded: `| ${words.map((line) => line.join(' ')).join(' | ')} |` };
}

function isPublished(phrase: string, known: Known): boolean {
  return known.folded.includes(` ${phrase} `);
}

type Match = ScanFinding['matches'][number];

function matchesIn(text: string, terms: SensitiveTerms, known: Known): Match[] {
  const words = plainWords(text);
  const found: Match[] = figuresIn(text)
    .filter((figure) => terms.figures.has(figure))
    .map((written) => ({ written, kind: 'figure' }));
  for (let start = 0; start < words.length; start++) {
    const phrase = longestPhrase(words, start, terms, known);
    const run = joined(words, start, RUN);
    if (phrase) found.push(phrase);
    else if (terms.runs.has(run) && !isPublished(run, known)) found.push({ written: written(words, start, RUN), kind: 'words' });
  }
  return found;
}

function longestPhrase(words: readonly Word[], start: number, terms: SensitiveTerms, known: Known): Match | undefined {
  for (let length = Math.min(LONGEST_PHRASE, words.length - start); length > 0; length--) {
    const phrase = joined(words, start, length);
    const kind = terms.phrases.get(phrase);
    if (kind === undefined || isPublished(phrase, known)) continue;
    return { written: written(words, start, length), kind };
  }
  return undefined;
}

/** Shapes that are somebody's whatever they say: an address, a link, a telephone. */
const ADDRESS = /[\w.+-]+@[\w-]+\.\w+|https?:\/\/\S+|\+?\d[\d\s.]{7,}\d/gu;

function doubtsIn(text: string, known: Known): string[] {
  const addresses = text.match(ADDRESS) ?? [];
  const names = plainWords(text)
    .filter((word) => !word.first && /^\p{Lu}\p{Ll}/u.test(word.written) && !known.words.has(word.plain))
    .map((word) => word.written);
  return [...new Set([...addresses, ...names, ...figuresIn(text)])];
}

function joined(words: readonly Word[], start: number, length: number): string {
  if (start + length > words.length) return '';
  return words
    .slice(start, start + length)
    .map((word) => word.plain)
    .join(' ');
}

function written(words: readonly Word[], start: number, length: number): string {
  return words
    .slice(start, start + length)
    .map((word) => word.written)
    .join(' ');
}
