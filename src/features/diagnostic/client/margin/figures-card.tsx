import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import type { Stored } from '#document/records/record-collection';
import type { Figure } from '#features/diagnostic/model/diagnostic-records';
import { figuresOf } from '#features/diagnostic/model/diagnostic-section';
import { useLocale } from '#client/i18n/use-locale';
import type { RecordId } from '#shared/ids';
import { formatPartialDate } from '#shared/partial-date';
import { formatQuantity } from '#shared/quantity';
import { FigureForm } from '../embeds/figure-form';
import { MarginCard } from './margin-card';
import styles from './margin.module.css';

interface FiguresCardProps {
  readonly chapterId: RecordId;
  readonly onInsert: (figureId: RecordId) => void;
}

/** The figures the chapter leans on; one without a source says so. */
export function FiguresCard({ chapterId, onInsert }: FiguresCardProps) {
  const { t } = useTranslation('diagnostic');
  const records = figuresOf(useCore());
  const figures = useRecords(records).filter((one) => one.chapterId === chapterId);
  const [editing, setEditing] = useState<RecordId | 'new'>();
  const save = (value: Figure) => {
    if (editing === 'new') records.create(value);
    else if (editing !== undefined) records.patch(editing, value);
    setEditing(undefined);
  };
  return (
    <MarginCard title={t('margin.figures.title')}>
      {figures.length === 0 && !editing ? <p className={styles.aside}>{t('margin.figures.empty')}</p> : null}
      <List gap={4}>
        {figures.map((figure) => (
          <Stack key={figure.id} as="li" gap={2}>
            {editing === figure.id ? (
              <FigureForm chapterId={chapterId} figure={figure} onSave={save} onCancel={() => setEditing(undefined)} />
            ) : (
              <FigureLine figure={figure} onInsert={onInsert} onEdit={() => setEditing(figure.id)} />
            )}
          </Stack>
        ))}
      </List>
      {editing === 'new' ? (
        <FigureForm chapterId={chapterId} onSave={save} onCancel={() => setEditing(undefined)} />
      ) : (
        <Button size="s" onPress={() => setEditing('new')}>
          {t('margin.figures.add')}
        </Button>
      )}
    </MarginCard>
  );
}

interface FigureLineProps {
  readonly figure: Stored<Figure>;
  readonly onInsert: (figureId: RecordId) => void;
  readonly onEdit: () => void;
}

function FigureLine({ figure, onInsert, onEdit }: FigureLineProps) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const locale = useLocale();
  const origin = [
    figure.source || t('margin.figures.noSource'),
    figure.date && formatPartialDate(figure.date, locale),
    figure.n !== undefined && t('margin.figures.among', { n: figure.n }),
  ].filter(Boolean);
  return (
    <>
      <p>
        <strong className={styles.figure}>{formatQuantity(figure.quantity, locale)}</strong> {figure.about}
      </p>
      <p className={styles.aside}>{origin.join(' · ')}</p>
      <Row align="stretch">
        <Button size="s" onPress={() => onInsert(figure.id)}>
          {t('margin.figures.insert')}
        </Button>
        <Button size="s" variant="quiet" onPress={onEdit}>
          {t('margin.figures.edit')}
        </Button>
        <Button size="s" variant="quiet" onPress={() => figuresOf(core).remove(figure.id)}>
          {t('margin.figures.remove')}
        </Button>
      </Row>
    </>
  );
}
