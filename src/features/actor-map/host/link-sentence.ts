import type { Language } from '#shared/words/language';
import type { Actor } from '../model/actor';
import { ENGLISH_VERBS } from '../model/english-verb';
import { isPluralName } from '../model/french-name';
import { drawnType, type Relation } from '../model/relation';
import { printSentence, relationVerb } from '../model/sentence-print';

type Named = Pick<Actor, 'name' | 'article'>;
type Said = Pick<Relation, 'type' | 'label' | 'note'>;

/** The verb of a link in a language, agreeing with one actor or several; the démarche's own verb stays as it was written. */
export function verbIn(language: Language): typeof relationVerb {
  if (language === 'fr') return relationVerb;
  return (relation, plural = false) => {
    if (relation.label) return relation.label;
    const { one, many } = ENGLISH_VERBS[drawnType(relation.type)];
    return plural ? many : one;
  };
}

/** A link on one line, with its full stop. English says names as they are, without an article. */
export function sentenceIn(language: Language, relation: Said, from: Named, to: Named): string {
  if (language === 'fr') return printSentence(relation, from, to);
  const note = relation.note.replace(/\s+/gu, ' ').trim();
  const end = note ? `: ${note}` : '';
  return `${from.name} ${verbIn(language)(relation, isPluralName(from))} ${to.name}${end}${/[.!?…]$/u.test(end) ? '' : '.'}`;
}
