import { shownWord } from '#document/records/known-word';
import { CONSENT_SCOPES } from '#features/diagnostic/model/diagnostic-records';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord } from '#client/documents/use-records';
import { useCoreAndTable } from '#client/documents/workspace-context.tsx';
import type { EmbedProps } from '#client/editor/embeds/embed-view.tsx';
import { Button } from '#client/kit/button.tsx';
import { CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { testimoniesAt } from '../../model/diagnostic-section';
import styles from './embeds.module.css';
import { TestimonyDialog } from './testimony-dialog';
import { useCollegeLooks } from '../margin/use-college-looks';

/** Somebody's words in the text. The words themselves stay in their record: withdrawn there, gone here. */
export function TestimonyEmbed({ refId, onRemove }: EmbedProps) {
  const { t } = useTranslation('diagnostic');
  const testimony = useRecord(testimoniesAt(useCoreAndTable()), refId);
  const lookOf = useCollegeLooks();
  const [editing, setEditing] = useState(false);
  if (!testimony) return <p className={styles.gone}>{t('embeds.testimonyGone')}</p>;
  const look = lookOf(testimony.college);
  return (
    <figure className={styles.testimony} style={{ '--college': `var(--${look.colour})` } as CSSProperties}>
      <blockquote>{t('quoted', { ns: 'kit', words: testimony.words })}</blockquote>
      <figcaption>
        <CollegeShape look={look} size={14} title={look.name} />{' '}
        {[
          testimony.label || look.name,
          t('embeds.consent', { scope: t(`margin.consent.${shownWord(CONSENT_SCOPES, testimony.consent)}`).toLocaleLowerCase() }),
        ].join(' · ')}
      </figcaption>
      {onRemove ? (
        <div className={styles.gestures} data-block-tools>
          <Button size="s" variant="quiet" onPress={() => setEditing(true)}>
            {t('change')}
          </Button>
          <Button size="s" variant="quiet" onPress={onRemove}>
            {t('embeds.remove')}
          </Button>
        </div>
      ) : null}
      {editing ? <TestimonyDialog chapterId={testimony.chapterId} testimony={testimony} onClose={() => setEditing(false)} /> : null}
    </figure>
  );
}
