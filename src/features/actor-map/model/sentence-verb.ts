import { foldAccents } from '#shared/fold-accents';
import { FRENCH_VERBS } from './french-verb';
import type { RelationType } from './relation';

/** One way to write a verb, ready to be searched for. */
export interface VerbForm {
  readonly type: RelationType;
  /** Set for the démarche's own verbs. */
  readonly label?: string;
  readonly pattern: RegExp;
  readonly length: number;
}

/** A verb found in a sentence; `start` and `end` count in the text given. */
export interface FoundVerb {
  readonly form: VerbForm;
  readonly start: number;
  readonly end: number;
  /** An article the preposition swallowed (« au », « du »), to be given back to the object. */
  readonly article: '' | 'le ' | 'les ';
}

/** All the forms of the verbs the app knows. */
export const FRENCH_FORMS: readonly VerbForm[] = FRENCH_VERBS.flatMap((verb) =>
  [verb.singular, verb.plural, ...verb.aliases].map((text) => verbForm(text, verb.type)),
);

/** The forms of a démarche's own verbs (the custom labels already on its map). */
export function customForms(labels: Iterable<string>): readonly VerbForm[] {
  return [...new Set(labels)].filter((label) => label.trim() !== '').map((label) => ({ ...verbForm(label, 'linked'), label }));
}

/** Every verb in `text` outside quotation marks, the longest first at each place. */
export function findVerbs(text: string, forms: readonly VerbForm[]): readonly FoundVerb[] {
  const folded = foldKeepingLength(maskQuotes(text));
  const found: FoundVerb[] = [];
  for (const form of forms) {
    form.pattern.lastIndex = 0;
    for (let match = form.pattern.exec(folded); match; match = form.pattern.exec(folded)) {
      const start = match.index + (match[1]?.length ?? 0);
      const swallowed = match[2] ?? '';
      found.push({ form, start, end: match.index + match[0].length, article: swallowedArticle(swallowed) });
      form.pattern.lastIndex = start + 1;
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Spaces in place of what stands between quotation marks, so that offsets stay true. */
export function maskQuotes(text: string): string {
  return text.replace(/«[^»]*»|“[^”]*”|"[^"]*"/gu, (quoted) => '\uE000'.repeat(quoted.length));
}

function verbForm(text: string, type: RelationType): VerbForm {
  const folded = foldAccents(text.trim());
  const [, head, preposition] = /^(.*?)\s(a|de)$/u.exec(folded) ?? [];
  const body = (head ?? folded).split(/\s+/u).map(escapePattern).join('\\s+');
  const tail =
    preposition === 'a' ? '\\s+(aux?|a)(?=\\s)' : preposition === 'de' ? "\\s+(d(?=['’])['’]|du|des|de)(?=\\s|(?<=['’]))" : '()(?=\\s)';
  return { type, pattern: new RegExp(`(^|[\\s\\uE000])${body}${tail}`, 'gu'), length: folded.length };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replace(/['’]/gu, "['’]");
}

function swallowedArticle(preposition: string): FoundVerb['article'] {
  if (preposition === 'au' || preposition === 'du') return 'le ';
  return preposition === 'aux' || preposition === 'des' ? 'les ' : '';
}

/** Folded like `foldAccents`, but letter for letter, so that a position in one is a position in the other. */
function foldKeepingLength(text: string): string {
  return [...text].map((letter) => (letter === 'œ' || letter === 'Œ' || letter === 'æ' ? letter : keepWidth(letter))).join('');
}

function keepWidth(letter: string): string {
  const folded = foldAccents(letter);
  return folded.length === letter.length ? folded : letter;
}
