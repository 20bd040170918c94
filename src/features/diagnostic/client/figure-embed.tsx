import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { EmbedProps } from '#client/editor/embed-view.tsx';
import { formatQuantity } from '#shared/quantity';
import { figuresOf } from '../model/diagnostic-section';
import styles from './embeds.module.css';
import { FigureDialog } from './figure-dialog';

/** A figure in a line: the number and what it counts; pressing it shows where it comes from. */
export function FigureEmbed({ refId, label, onRemove }: EmbedProps) {
  const { t } = useTranslation('diagnostic');
  const figure = useRecord(figuresOf(useCore()), refId);
  const [editing, setEditing] = useState(false);
  if (!figure) return <span className={styles.gone}>{label}</span>;
  const origin = [figure.source, figure.date, figure.n === undefined ? '' : `N = ${figure.n}`].filter(Boolean).join(', ');
  const words = `${formatQuantity(figure.quantity)} ${figure.about}`;
  return (
    <span className={styles.figure}>
      <button
        type="button"
        className={styles.figureButton}
        onClick={() => setEditing(true)}
        disabled={!onRemove}
        title={t('embeds.changeFigure')}
      >
        <strong>{words}</strong>
        <small>{origin ? ` (${origin})` : ` (${t('embeds.noSource')})`}</small>
      </button>
      {editing ? <FigureDialog chapterId={figure.chapterId} figure={figure} onClose={() => setEditing(false)} /> : null}
    </span>
  );
}
