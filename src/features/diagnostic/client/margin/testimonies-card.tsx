import { shownWord } from '#document/records/known-word';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { useRecords } from '#client/documents/use-records';
import { WithdrawDialog } from '#client/documents/withdraw-dialog.tsx';
import { useCoreAndTable } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { CONSENT_SCOPES, type Testimony } from '#features/diagnostic/model/diagnostic-records';
import { testimoniesAt } from '#features/diagnostic/model/diagnostic-section';
import type { RecordId } from '#shared/ids';
import { MarginCard } from './margin-card';
import styles from './margin.module.css';
import { TestimonyForm } from '../embeds/testimony-form';
import { useCollegeLooks } from './use-college-looks';

interface TestimoniesCardProps {
  readonly chapterId: RecordId;
  readonly onInsert: (testimonyId: RecordId) => void;
}

/** The words the chapter leans on, each with its label and how far its consent goes. */
export function TestimoniesCard({ chapterId, onInsert }: TestimoniesCardProps) {
  const { t } = useTranslation('diagnostic');
  const records = testimoniesAt(useCoreAndTable());
  const testimonies = useRecords(records).filter((one) => one.chapterId === chapterId);
  const [editing, setEditing] = useState<RecordId | 'new'>();
  const save = (value: Testimony) => {
    if (editing === 'new') records.create(value);
    else if (editing !== undefined) records.patch(editing, value);
    setEditing(undefined);
  };
  return (
    <MarginCard title={t('margin.testimonies.title')}>
      {testimonies.length === 0 && !editing ? <p className={styles.aside}>{t('margin.testimonies.empty')}</p> : null}
      <List gap={4}>
        {testimonies.map((testimony) => (
          <Stack key={testimony.id} as="li" gap={2}>
            {editing === testimony.id ? (
              <TestimonyForm chapterId={chapterId} testimony={testimony} onSave={save} onCancel={() => setEditing(undefined)} />
            ) : (
              <TestimonyLine testimony={testimony} onInsert={onInsert} onEdit={() => setEditing(testimony.id)} />
            )}
          </Stack>
        ))}
      </List>
      {editing === 'new' ? (
        <TestimonyForm chapterId={chapterId} onSave={save} onCancel={() => setEditing(undefined)} />
      ) : (
        <Button size="s" onPress={() => setEditing('new')}>
          {t('margin.testimonies.add')}
        </Button>
      )}
    </MarginCard>
  );
}

interface TestimonyLineProps {
  readonly testimony: Stored<Testimony>;
  readonly onInsert: (testimonyId: RecordId) => void;
  readonly onEdit: () => void;
}

function TestimonyLine({ testimony, onInsert, onEdit }: TestimonyLineProps) {
  const { t } = useTranslation('diagnostic');
  const [isWithdrawing, setWithdrawing] = useState(false);
  const college = useCollegeLooks()(testimony.college);
  return (
    <>
      <blockquote className={styles.words}>{t('quoted', { ns: 'kit', words: testimony.words })}</blockquote>
      <p className={styles.aside}>
        <CollegeShape look={college} size={14} title={college.name} /> {testimony.label || t('margin.testimonies.unnamed')} ·{' '}
        {t('margin.consent.said', { scope: t(`margin.consent.${shownWord(CONSENT_SCOPES, testimony.consent)}`).toLocaleLowerCase() })}
      </p>
      <Row align="stretch">
        <Button size="s" onPress={() => onInsert(testimony.id)}>
          {t('margin.testimonies.quote')}
        </Button>
        <Button size="s" variant="quiet" onPress={onEdit}>
          {t('margin.testimonies.edit')}
        </Button>
        <Button size="s" variant="quiet" onPress={() => setWithdrawing(true)}>
          {t('margin.testimonies.remove')}
        </Button>
      </Row>
      {isWithdrawing ? <WithdrawTestimony testimony={testimony} onClose={() => setWithdrawing(false)} /> : null}
    </>
  );
}

function WithdrawTestimony({ testimony, onClose }: { readonly testimony: Stored<Testimony>; readonly onClose: () => void }) {
  const { t } = useTranslation('diagnostic');
  const testimonies = testimoniesAt(useCoreAndTable());
  const { id, ...fields } = testimony;
  const undo = () => {
    if (!testimonies.get(id)) testimonies.create(fields, { id });
  };
  const withdraw = () => {
    testimonies.remove(id);
    showToast(t('margin.testimonies.removed'), { kind: 'info', action: { label: t('margin.testimonies.putBack'), run: undo } });
  };
  return (
    <WithdrawDialog words={testimony.words} records={[id]} onWithdraw={withdraw} onClose={onClose}>
      <p>{t('margin.testimonies.embedStays')}</p>
    </WithdrawDialog>
  );
}
