import { useTranslation } from 'react-i18next';
import type { OpenDocument } from '#client/documents/open-document';
import { useRecords } from '#client/documents/use-records';
import { WithdrawDialog } from '#client/documents/withdraw-dialog.tsx';
import { useCoreAndTable } from '#client/documents/workspace-context.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { chaptersOf, testimoniesAt } from '#features/diagnostic/model/diagnostic-section';
import type { Contribution } from '../../model/contribution';
import { putBackQuotations, quotationsOf, removeQuotations } from '../../model/quote-contribution';
import { putBackContribution, removeContribution } from '../../model/step-section';

interface WithdrawContributionProps {
  readonly document: OpenDocument;
  readonly contribution: Stored<Contribution>;
  readonly onClose: () => void;
}

/** Asks before a contribution is withdrawn, with its photos and the testimonies that were taken from it. */
export function WithdrawContribution({ document: { doc }, contribution, onClose }: WithdrawContributionProps) {
  const { t } = useTranslation('workshop');
  const docs = useCoreAndTable();
  const quotations = quotationsOf(useRecords(testimoniesAt(docs)), contribution.id);
  const titles = quotations.map(({ chapterId }) => chaptersOf(docs.core).get(chapterId)?.title ?? '').filter((title) => title !== '');
  const withdraw = () => {
    removeContribution(doc, contribution.id);
    removeQuotations(docs, quotations);
    const undo = () => {
      putBackContribution(doc, contribution);
      putBackQuotations(docs, quotations);
    };
    showToast(t('remove.contributionDone'), { kind: 'info', action: { label: t('remove.undo'), run: undo } });
  };
  return (
    <WithdrawDialog
      words={contribution.text}
      records={[contribution.id, ...quotations.map(({ id }) => id)]}
      onWithdraw={withdraw}
      onClose={onClose}
    >
      {contribution.files.length > 0 ? <p>{t('remove.files')}</p> : null}
      {quotations.length > 0 ? (
        <p>
          {t('remove.quotations', {
            count: quotations.length,
            titles: titles.map((words) => t('quoted', { ns: 'kit', words })).join(', '),
          })}
        </p>
      ) : null}
    </WithdrawDialog>
  );
}
