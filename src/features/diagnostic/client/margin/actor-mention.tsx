import { useTranslation } from 'react-i18next';
import { useRecord } from '#client/documents/use-records';
import { useCore, useWorkspace } from '#client/documents/workspace-context.tsx';
import type { EmbedProps } from '#client/editor/embeds/embed-view.tsx';
import { screenAddress } from '#client/feature';
import { CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { actorsOf } from '#features/actor-map/model/actor-map-section';
import styles from '../embeds/embeds.module.css';
import { useCollegeLooks } from './use-college-looks';

/** An actor of the map by its name of today; renamed there, renamed here. */
export function ActorMention({ refId, label }: EmbedProps) {
  const { t } = useTranslation('diagnostic');
  const actor = useRecord(actorsOf(useCore()), refId);
  const { id } = useWorkspace();
  const lookOf = useCollegeLooks();
  if (!actor) {
    return (
      <span className={styles.gone} title={t('embeds.actorGone')}>
        {label}
      </span>
    );
  }
  return (
    <a className={styles.mention} href={screenAddress(id, `acteurs/${refId}`)} title={t('embeds.seeActor')}>
      {actor.college ? <CollegeShape look={lookOf(actor.college)} size={14} /> : null}
      {actor.name}
    </a>
  );
}
