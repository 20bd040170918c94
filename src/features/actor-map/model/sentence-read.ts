import { foldAccents } from '#shared/fold-accents';
import type { Article, StoredActor } from './actor';
import { cleanName } from './actor';
import { foldName, splitArticle } from './french-name';
import type { RelationType } from './relation';
import { customForms, type FoundVerb, FRENCH_FORMS, findVerbs, maskQuotes, type VerbForm } from './sentence-verb';

/** An end of a link as a sentence names it: an actor of the map, or a name nobody has entered yet. */
export type NamedEnd = { readonly actor: StoredActor } | { readonly newName: string; readonly article?: Article };

/** One link that a sentence says. */
export interface SaidLink {
  readonly from: NamedEnd;
  readonly to: NamedEnd;
  readonly type: RelationType;
  readonly label?: string;
  readonly note: string;
}

/** A sentence as understood: its links, or the reason why it says none; `text` is always what was written. */
export type SentenceReading =
  | { readonly kind: 'links'; readonly text: string; readonly links: readonly SaidLink[] }
  | { readonly kind: 'unread'; readonly text: string; readonly reason: 'no-verb' | 'negation' | 'no-subject' | 'no-object' | 'self' };

interface ReadContext {
  readonly actors: readonly StoredActor[];
  /** The démarche's own verbs. */
  readonly labels?: Iterable<string>;
}

/** Nobody says a longer one; a pasted book must not stop the table. */
const LONGEST_SENTENCE = 1200;

type Names = ReadonlyMap<string, StoredActor>;

/**
 * Reads plain French sentences, one a line or several with full stops: « Le CCAS finance l'Épicerie
 * solidaire et le Café du jeudi : 2 000 par an. » Names are matched without articles, case or accents; a
 * sentence it can't read comes back with the reason, never dropped.
 */
export function readSentences(text: string, context: ReadContext): readonly SentenceReading[] {
  const names = nameIndex(context.actors);
  const forms = [...FRENCH_FORMS, ...customForms(context.labels ?? [])];
  return splitSentences(text).map((sentence) => readOne(sentence, names, forms));
}

function nameIndex(actors: readonly StoredActor[]): Names {
  const index = new Map<string, StoredActor>();
  for (const actor of actors) {
    const folded = foldName(actor.name);
    if (!index.has(folded)) index.set(folded, actor);
  }
  return index;
}

/** Lines, and inside a line the sentences; what follows « : » is a note up to the end of its line. */
function splitSentences(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .flatMap(splitLine)
    .map((sentence) => sentence.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/u, '').trim())
    .filter((sentence) => sentence !== '');
}

function splitLine(line: string): readonly string[] {
  const masked = maskQuotes(line);
  const noteAt = /\s:\s/u.exec(masked)?.index ?? line.length;
  const cuts: number[] = [];
  for (const match of masked.slice(0, noteAt).matchAll(/[.!?]\s+(?=\p{Lu}|\uE000)|;\s*/gu)) cuts.push(match.index + match[0].length);
  return [0, ...cuts].map((start, index) => line.slice(start, cuts[index]));
}

function readOne(text: string, names: Names, forms: readonly VerbForm[]): SentenceReading {
  if (text.length > LONGEST_SENTENCE) return unread(text, 'no-verb');
  const { sentence, note } = splitNote(text);
  if (/(?:^|\s)(?:ne\s|n['’])/iu.test(maskQuotes(sentence)) && /\s(?:pas|plus|jamais|rien)(?:\s|$)/iu.test(sentence))
    return unread(text, 'negation');
  const verb = bestVerb(sentence, names, forms) ?? verbBetweenKnownNames(sentence, names);
  if (!verb) return unread(text, 'no-verb');
  const subjects = namesIn(sentence.slice(0, verb.start), names);
  const objects = namesIn(verb.article + sentence.slice(verb.end), names);
  if (subjects.length === 0) return unread(text, 'no-subject');
  if (objects.length === 0) return unread(text, 'no-object');
  const links = subjects.flatMap((from) => objects.filter((to) => !sameEnd(from, to)).map((to) => said(from, to, verb, note)));
  return links.length > 0 ? { kind: 'links', text, links } : unread(text, 'self');
}

function said(from: NamedEnd, to: NamedEnd, verb: FoundVerb, note: string): SaidLink {
  const { type, label } = verb.form;
  return { from, to, type, note, ...(label === undefined ? {} : { label }) };
}

function unread(text: string, reason: Extract<SentenceReading, { kind: 'unread' }>['reason']): SentenceReading {
  return { kind: 'unread', text, reason };
}

function splitNote(text: string): { sentence: string; note: string } {
  const at = /\s:(?:\s|$)/u.exec(maskQuotes(text));
  if (!at) return { sentence: text.replace(/[.!?…\s]+$/u, ''), note: '' };
  const note = text.slice(at.index + at[0].length).trim();
  return { sentence: text.slice(0, at.index), note: /[^.]\.$/u.test(note) ? note.slice(0, -1) : note };
}

/** The verb that leaves known names on both sides, else on one, else the longest, else the first. */
function bestVerb(sentence: string, names: Names, forms: readonly VerbForm[]): FoundVerb | undefined {
  let best: { verb: FoundVerb; score: number } | undefined;
  for (const verb of findVerbs(sentence, forms)) {
    const before = sentence.slice(0, verb.start).trim();
    const after = sentence.slice(verb.end).trim();
    if (before === '' || after === '') continue;
    const score =
      allKnown(before, names) * 1000 + allKnown(verb.article + after, names) * 1000 + (verb.form.label ? 2 : 0) + verb.form.length;
    if (!best || score > best.score) best = { verb, score };
  }
  return best?.verb;
}

function allKnown(text: string, names: Names): number {
  const ends = namesIn(text, names);
  return ends.length > 0 && ends.every((end) => 'actor' in end) ? 1 : 0;
}

/** « Le CCAS parraine le Café » : between two known names, any words are the démarche's own verb. */
function verbBetweenKnownNames(sentence: string, names: Names): FoundVerb | undefined {
  if (names.size === 0) return undefined;
  const words = [...sentence.matchAll(/\S+/gu)].map((word) => ({ start: word.index, end: word.index + word[0].length }));
  const firsts = words.slice(1, -1).filter(({ start }) => knownName(sentence.slice(0, start), names));
  const lasts = words.slice(1, -1).filter(({ end }) => knownName(sentence.slice(end), names));
  for (const { start } of firsts.reverse()) {
    const last = lasts.find(({ end }) => end > start);
    if (!last || last.end - start > 120) continue;
    return {
      form: { type: 'linked', label: sentence.slice(start, last.end), pattern: /(?:)/u, length: 0 },
      start,
      end: last.end,
      article: '',
    };
  }
  return undefined;
}

function knownName(text: string, names: Names): StoredActor | undefined {
  return names.get(foldName(text));
}

/** « le CCAS, l'Épicerie et le Café » as three ends; a known name that itself holds « et » stays whole. */
function namesIn(phrase: string, names: Names): readonly NamedEnd[] {
  const pieces = splitList(phrase);
  const ends: NamedEnd[] = [];
  for (let at = 0; at < pieces.length; ) {
    let next = pieces.length;
    while (next > at + 1 && !knownName(joinPieces(phrase, pieces, at, next), names)) next--;
    const end = namedEnd(joinPieces(phrase, pieces, at, next), names);
    if (end && !ends.some((other) => sameEnd(other, end))) ends.push(end);
    at = next;
  }
  return ends;
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

function splitList(phrase: string): readonly Piece[] {
  const masked = maskQuotes(phrase);
  const pieces: Piece[] = [];
  let start = 0;
  for (const match of masked.matchAll(/,\s*(?:et\s+)?|\s+et\s+|\s+ainsi que\s+/giu)) {
    pieces.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  pieces.push({ start, end: phrase.length });
  return pieces.filter((piece) => phrase.slice(piece.start, piece.end).trim() !== '');
}

function joinPieces(phrase: string, pieces: readonly Piece[], from: number, to: number): string {
  return phrase.slice(pieces[from]?.start ?? 0, pieces[to - 1]?.end ?? phrase.length);
}

function namedEnd(text: string, names: Names): NamedEnd | undefined {
  const actor = knownName(text, names);
  if (actor) return { actor };
  const { name, article } = splitArticle(text.trim());
  const quoted = /^[«“"]\s*(.*?)\s*[»”"]$/u.exec(name)?.[1] ?? name;
  const clean = cleanName(quoted);
  if (foldAccents(clean) === '') return undefined;
  const newName = clean.charAt(0).toUpperCase() + clean.slice(1);
  return { newName, ...(article === undefined ? {} : { article }) };
}

function sameEnd(a: NamedEnd, b: NamedEnd): boolean {
  if ('actor' in a) return 'actor' in b && a.actor.id === b.actor.id;
  return 'newName' in b && foldName(a.newName) === foldName(b.newName);
}
