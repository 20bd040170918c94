import { useTranslation } from 'react-i18next';
import type { StoredRelation } from '../../model/relation';
import { sentenceParts } from '../../model/sentence-print';
import type { LiveMap } from '../use-live-map';

/** A link in plain words, its verb set apart; an end that was removed keeps the name it had. */
export function LinkSentence({ live, relation }: { readonly live: Pick<LiveMap, 'map'>; readonly relation: StoredRelation }) {
  const { t } = useTranslation('actor-map');
  const from = live.map.actors.get(relation.from) ?? { name: relation.fromName || t('dangling.name') };
  const to = live.map.actors.get(relation.to) ?? { name: relation.toName || t('dangling.name') };
  const { subject, verb, object, note } = sentenceParts(relation, from, to);
  return (
    <span>
      {subject} <strong>{verb}</strong> {object}
      {note ? `\u00a0: ${note}` : ''}.
    </span>
  );
}
