import { isKnown, shownWord } from '#document/records/known-word';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrives } from '#client/kit/focus/arrival';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import { EmptyState } from '#client/kit/notices/empty-state.tsx';
import type { Stored } from '#document/records/record-collection';
import { commitmentsSummary, isOverdue } from '#features/experiment/model/commitments';
import { addCommitment } from '#features/experiment/model/experiment-operations';
import { ANSWER_STATES, type Commitment, COMMITMENT_STATES } from '#features/experiment/model/experiment-section';
import { useLocale } from '#client/i18n/use-locale';
import { formatPartialDate } from '#shared/partial-date';
import { AddLine } from './action-list';
import { useActorNames } from './actor-picker';
import { CommitmentEditor } from './commitment-editor';
import styles from './experiment.module.css';
import { today, useExperiments } from './use-experiments';

/** Who promised what, by when, and the answer received: the register one comes back to a year later. */
export function CommitmentsPanel() {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const commitments = useRecords(records.commitments);
  const [open, setOpen] = useState<string>();
  const add = (what: string) => setOpen(arrives(addCommitment(records, { what, decidedOn: today(), createdAt: Date.now() })));
  return (
    <Stack gap={4}>
      <p className={styles.soft}>{t('commitments.intro')}</p>
      {commitments.length === 0 ? (
        <EmptyState
          title={t('commitments.empty')}
          purpose={t('commitments.emptyPurpose')}
          example={<p>{t('commitments.emptyExample')}</p>}
        />
      ) : (
        <p className={styles.total}>{t('commitments.summary', { ...commitmentsSummary(commitments) })}</p>
      )}
      <List isFramed aria-label={t('commitments.title')}>
        {commitments.map((commitment) => (
          <li key={commitment.id}>
            <CommitmentLine
              commitment={commitment}
              isOpen={open === commitment.id}
              onToggle={() => setOpen(open === commitment.id ? undefined : commitment.id)}
            />
            {open === commitment.id ? <CommitmentEditor commitment={commitment} /> : null}
          </li>
        ))}
      </List>
      <AddLine label={t('commitments.what')} button={t('commitments.add')} gesture="commitment" onAdd={add} />
    </Stack>
  );
}

function CommitmentLine({ commitment, isOpen, onToggle }: { commitment: Stored<Commitment>; isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation('experiment');
  const locale = useLocale();
  const names = useActorNames();
  const who = [commitment.role, ...commitment.actorIds.flatMap((id) => names.get(id) ?? [])].filter((name) => name !== '').join(', ');
  const answer =
    commitment.answer === 'expected'
      ? t('commitments.waiting', { from: commitment.answerFrom || '…' })
      : commitment.answer === 'received'
        ? t('commitments.answered', { date: commitment.answeredOn ? formatPartialDate(commitment.answeredOn, locale) : '…' })
        : isKnown(ANSWER_STATES, commitment.answer)
          ? ''
          : t('commitments.newer');
  return (
    <div className={styles.lineHead}>
      <div>
        <p className={styles.lineTitle}>{commitment.what}</p>
        <p className={styles.soft}>
          {[who || t('action.nobody'), commitment.due ? formatPartialDate(commitment.due, locale) : t('action.undated'), answer]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
      <p className={styles.state}>
        {t(`commitments.${shownWord(COMMITMENT_STATES, commitment.state)}`)}
        {isOverdue(commitment, today()) ? <b className={styles.late}>{t('commitments.overdue')}</b> : null}
      </p>
      <Button
        size="s"
        aria-expanded={isOpen}
        aria-label={isOpen ? t('action.closeThis', { title: commitment.what }) : t('action.edit', { title: commitment.what })}
        onPress={onToggle}
      >
        {isOpen ? t('action.close') : t('action.editShort')}
      </Button>
    </div>
  );
}
