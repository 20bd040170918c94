import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { EmbedProps } from '#client/editor/embeds/embed-view.tsx';
import { useLocale } from '#client/i18n/use-locale';
import { formatPartialDate } from '#shared/partial-date';
import { formatQuantity } from '#shared/quantity';
import { figuresOf } from '../../model/diagnostic-section';
import styles from './embeds.module.css';
import { FigureDialog } from './figure-dialog';

/** A figure in a line: the number and what it counts; pressing it shows where it comes from. */
export function FigureEmbed({ refId, label, onRemove }: EmbedProps) {
  const { t } = useTranslation('diagnostic');
  const figure = useRecord(figuresOf(useCore()), refId);
  const locale = useLocale();
  const [editing, setEditing] = useState(false);
  if (!figure) return <span className={styles.gone}>{label}</span>;
  const origin = [
    figure.source,
    figure.date && formatPartialDate(figure.date, locale),
    figure.n === undefined ? '' : t('embeds.among', { n: figure.n }),
  ];
  const said = origin.filter(Boolean).join(', ') || t('embeds.noSource');
  return (
    <span className={styles.figure}>
      <strong>
        {formatQuantity(figure.quantity, locale)} {figure.about}
      </strong>
      <small> ({said})</small>
      {onRemove ? (
        <button type="button" className={styles.figureButton} onClick={() => setEditing(true)} aria-label={t('embeds.changeFigure')}>
          <Pencil size={14} aria-hidden />
        </button>
      ) : null}
      {editing ? <FigureDialog chapterId={figure.chapterId} figure={figure} onClose={() => setEditing(false)} /> : null}
    </span>
  );
}
