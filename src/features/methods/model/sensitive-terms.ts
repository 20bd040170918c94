import { foldAccents } from '#shared/fold-accents';

/**
 * What a démarche holds that a published method must not: names, places, circles, words people said,
 * figures. Gathered from everything in its documents except what their sections publish on purpose, so that a field
 * a later feature adds is covered the day it is written.
 */
export type SensitiveKind = 'person' | 'actor' | 'place' | 'circle' | 'words' | 'figure' | 'name';

/** What is searched for in a method, folded for comparison: lowercase, without accents. */
export interface SensitiveTerms {
  /** Normalised words, joined by a space → what it is. At most `LONGEST_PHRASE` words. */
  readonly phrases: ReadonlyMap<string, SensitiveKind>;
  /** Every run of `RUN` words of a longer text, joined by a space. */
  readonly runs: ReadonlySet<string>;
  /** Numbers of two digits or more, as written without spaces. */
  readonly figures: ReadonlySet<string>;
}

/** A plain value of a document: whose or what's name it may bear, and what it says. */
export interface SensitiveSource {
  /** What the records of its root are; words where no section says so. */
  readonly kind: SensitiveKind;
  readonly value: unknown;
}

/** The most words that a text may have to be searched for as a whole; a longer one is searched for by its runs. */
export const LONGEST_PHRASE = 6;
/** Five words in a row are somebody's sentence; four are often just French. */
export const RUN = 5;

/** Fields whose value is an identifier, a closed list's key, a date or a position: nobody's words. */
const NOT_WORDS =
  /^(id|.*Ids?|kind|state|forWhom|colleges?|colou?r|shape|order|createdAt|updatedAt|date|.*On|due|position|hash|mimeType|__(?:type|format|style|mode|detail|dir|indent|tag|listType|textFormat|textStyle))$/u;

/** Single words under this length are too common to be anybody's name. */
const SHORTEST_NAME = 3;

/** All that must not be in the method. */
export function sensitiveTerms(sources: readonly SensitiveSource[]): SensitiveTerms {
  const phrases = new Map<string, SensitiveKind>();
  const [runs, figures] = [new Set<string>(), new Set<string>()];
  for (const source of sources) {
    walk(
      source.value,
      '',
      (text, field) => addText({ phrases, runs, figures }, text, kindOf(source.kind, field)),
      (number) => addFigure(figures, number),
    );
  }
  return { phrases, runs, figures };
}

/** Lowercase words without accents; apostrophes and dashes part words, as French does. */
export function wordsOf(text: string): string[] {
  return plainWords(text).map((word) => word.plain);
}

/** One word of a text: as it is written, and folded for comparison. */
export interface Word {
  readonly plain: string;
  readonly written: string;
  /** True when a sentence begins here: its capital says nothing. */
  readonly first: boolean;
}

/** The words of a text as they are written, and folded for comparison. */
export function plainWords(text: string): Word[] {
  const words: Word[] = [];
  let first = true;
  for (const token of text.matchAll(/[\p{L}\p{M}\p{N}]+|[.!?…:;«»"“”\n•]/gu)) {
    if (!/[\p{L}\p{N}]/u.test(token[0])) first = true;
    else {
      words.push({ plain: foldAccents(token[0]), written: token[0], first });
      first = false;
    }
  }
  return words;
}

/** Numbers of two digits or more in a text: « 2'200 » is 2200, « 25,5 » is 25,5. */
export function figuresIn(text: string): string[] {
  const found = text.match(/\d{1,3}(?:[\s'’\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?/gu) ?? [];
  return found
    .map((number) => number.replace(/[\s'’\u00a0\u202f]/gu, '').replace('.', ','))
    .filter((number) => number.replace(',', '').length >= 2);
}

interface Terms {
  readonly phrases: Map<string, SensitiveKind>;
  readonly runs: Set<string>;
  readonly figures: Set<string>;
}

function addText(terms: Terms, text: string, kind: SensitiveKind): void {
  const words = plainWords(text);
  const folded = words.map((word) => word.plain);
  for (const figure of figuresIn(text)) terms.figures.add(figure);
  if (words.length === 0) return;
  if (words.length <= LONGEST_PHRASE && isPhrase(folded)) addPhrase(terms, folded.join(' '), kind);
  for (let start = 0; start + RUN <= folded.length; start++) terms.runs.add(folded.slice(start, start + RUN).join(' '));
  // A name of several words is known by each of its proper nouns: « Ligue Tartempion » by « Tartempion ».
  for (const word of words) if (isName(word, kind)) addPhrase(terms, word.plain, kind === 'words' ? 'name' : kind);
}

function addPhrase(terms: Terms, phrase: string, kind: SensitiveKind): void {
  if (!terms.phrases.has(phrase)) terms.phrases.set(phrase, kind);
}

function isPhrase(words: readonly string[]): boolean {
  return words.length > 1 || ((words[0]?.length ?? 0) >= SHORTEST_NAME && !/^\d+$/u.test(words[0] ?? ''));
}

/** A capital inside a sentence is a name; in a person's name, every word of it is. */
function isName(word: Word, kind: SensitiveKind): boolean {
  if (word.plain.length < SHORTEST_NAME || !/^\p{Lu}/u.test(word.written)) return false;
  return kind === 'person' || !word.first;
}

function addFigure(figures: Set<string>, number: number): void {
  const written = String(number).replace('.', ',').replace('-', '');
  if (written.replace(',', '').length >= 2) figures.add(written);
}

function kindOf(kind: SensitiveKind, field: string): SensitiveKind {
  if (/territor|place|address|commune|location/iu.test(field)) return 'place';
  if (kind !== 'words') return kind;
  return /^(name|author|alias|pseudonym|by)$/iu.test(field) ? 'name' : 'words';
}

function walk(value: unknown, field: string, onText: (text: string, field: string) => void, onNumber: (value: number) => void): void {
  if (NOT_WORDS.test(field)) return;
  if (typeof value === 'string') onText(value, field);
  else if (typeof value === 'number') onNumber(value);
  else if (Array.isArray(value)) for (const item of value) walk(item, field, onText, onNumber);
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) walk(child, key, onText, onNumber);
}
