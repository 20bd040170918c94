import type { Actor } from './actor';
import { articleOf, isPluralName, joinVerb, withArticle } from './french-name';
import { frenchVerb } from './french-verb';
import { FRENCH_FORMS, findVerbs } from './sentence-verb';
import { drawnType, type Relation } from './relation';

/** A link said in plain French, in the pieces a list shows: the verb is set apart. */
interface SentenceParts {
  readonly subject: string;
  readonly verb: string;
  readonly object: string;
  readonly note: string;
}

type Named = Pick<Actor, 'name' | 'article'>;
type Said = Pick<Relation, 'type' | 'label' | 'note'>;

/** The verb of a link, agreeing with its subject: the démarche's own words, or the type's. */
export function relationVerb(relation: Said, plural = false): string {
  if (relation.label) return relation.label;
  const verb = frenchVerb(drawnType(relation.type));
  return plural ? verb.plural : verb.singular;
}

/** The parts of « La Mission locale oriente vers le CCAS ». */
export function sentenceParts(relation: Said, from: Named, to: Named): SentenceParts {
  const plural = isPluralName(from);
  const verb = relationVerb(relation, plural);
  const joined = joinVerb(verb, quotedIfNeeded(to), articleOf(to));
  // The preposition may have melted into the article (« rend compte au »): the object starts at the last shared word.
  const shown = sharedVerb(verb, joined);
  return {
    subject: capitalise(withArticle(quotedIfNeeded(from), articleOf(from))),
    verb: shown,
    object: joined.slice(shown.length).trimStart(),
    note: relation.note.replace(/\s+/gu, ' ').trim(),
  };
}

/** The sentence on one line, with its full stop; `readSentences` reads it back as the same link. */
export function printSentence(relation: Said, from: Named, to: Named): string {
  const { subject, verb, object, note } = sentenceParts(relation, from, to);
  const end = note ? `\u00a0: ${note}` : '';
  return `${subject} ${verb} ${object}${end}${/[.!?…]$/u.test(end) ? '' : '.'}`;
}

/**
 * A name as a sentence can carry it: between « » when something in it (a comma, « et », a verb, an article
 * of its own) would be taken for the sentence's.
 */
function quotedIfNeeded(actor: Named): string {
  const { name } = actor;
  const risky =
    /[,;:.!?()«»"“”\uE000]|(?:^|\s)(?:et|ainsi que|ne|pas)(?=\s|$)|(?:^|\s)n['’]|^(?:(?:les?|la|une?|des)(?=\s|$)|l['’])/iu.test(name);
  if (!risky && findVerbs(name, FRENCH_FORMS).length === 0) return name;
  return `«\u00a0${name.replace(/[«»]/gu, '"')}\u00a0»`;
}

function sharedVerb(verb: string, joined: string): string {
  if (joined.startsWith(`${verb} `)) return verb;
  return verb.replace(/\s(?:à|de)$/u, '');
}

function capitalise(text: string): string {
  return text.replace(/^(«\u00a0)?(\p{L})/u, (_all, quote: string | undefined, letter: string) => (quote ?? '') + letter.toUpperCase());
}
