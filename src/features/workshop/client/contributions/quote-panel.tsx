import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore, useCoreAndTable, useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { Button, ButtonLink } from '#client/kit/button.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { SidePanel } from '#client/kit/layout/side-panel.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { CONSENT_SCOPES, type ConsentScope } from '#features/diagnostic/model/diagnostic-records';
import { orderedChapters } from '#features/diagnostic/model/chapters/chapter-order';
import { chaptersOf, testimoniesAt } from '#features/diagnostic/model/diagnostic-section';
import type { RecordId } from '#shared/ids';
import type { Contribution } from '../../model/contribution';
import { MOST_QUOTED, quotationsOf, quoteContribution } from '../../model/quote-contribution';
import styles from '../workshop.module.css';

interface QuotePanelProps {
  readonly contribution: Stored<Contribution>;
  readonly onClose: () => void;
}

/** Taking a contribution into the diagnostic: for which subject, under what label, and how far the person agrees. */
export function QuotePanel({ contribution, onClose }: QuotePanelProps) {
  const { t } = useTranslation('workshop');
  const core = useCore();
  const docs = useCoreAndTable();
  const { id: workspaceId } = useWorkspace();
  const chapters = orderedChapters(useRecords(chaptersOf(core)));
  const [chapterId, setChapter] = useState<RecordId | undefined>(chapters.length === 1 ? chapters[0]?.id : undefined);
  const [consent, setConsent] = useState<ConsentScope>('table');
  const [label, setLabel] = useState('');
  const isTooLong = contribution.text.trim().length > MOST_QUOTED;
  const keep = () => {
    if (chapterId === undefined) return;
    quoteContribution(docs, contribution, { chapterId, consent, label: label.trim() }, Date.now());
    showToast(t('quote.done'), {
      action: { label: t('quote.go'), run: () => location.assign(screenAddress(workspaceId, `diagnostic/${chapterId}`)) },
    });
    onClose();
  };
  return (
    <SidePanel
      title={t('quote.title')}
      onClose={onClose}
      actions={
        <Button variant="go" isDisabled={chapterId === undefined || isTooLong} onPress={keep}>
          {t('quote.keep')}
        </Button>
      }
    >
      <blockquote className={styles.quoted}>{contribution.text}</blockquote>
      <Already contribution={contribution.id} />
      {isTooLong ? <p>{t('quote.tooLong')}</p> : null}
      {chapters.length === 0 ? <ButtonLink href={screenAddress(workspaceId, 'diagnostic')}>{t('quote.noChapter')}</ButtonLink> : null}
      <SelectField
        label={t('quote.chapter')}
        choices={chapters.map(({ id, title }) => ({ id, label: title }))}
        value={chapterId}
        onChange={setChapter}
      />
      <RadioCards
        label={t('quote.consent')}
        description={t('quote.consentHelp')}
        layout="compact"
        value={consent}
        onChange={setConsent}
        choices={CONSENT_SCOPES.map((id) => ({ id, label: t(`quote.scopes.${id}`) }))}
      />
      <TextField label={t('quote.label')} description={t('quote.labelHelp')} maxLength={300} value={label} onChange={setLabel} />
    </SidePanel>
  );
}

/** Says where these words already are, so that nobody puts them twice without wanting to. */
function Already({ contribution }: { readonly contribution: RecordId }) {
  const { t } = useTranslation('workshop');
  const core = useCore();
  const quotations = quotationsOf(useRecords(testimoniesAt(useCoreAndTable())), contribution);
  const titles = quotations.map(({ chapterId }) => chaptersOf(core).get(chapterId)?.title ?? '').filter((title) => title !== '');
  return titles.length > 0 ? (
    <p className={styles.soft}>{t('quote.already', { titles: titles.map((words) => t('quoted', { ns: 'kit', words })).join(', ') })}</p>
  ) : null;
}
