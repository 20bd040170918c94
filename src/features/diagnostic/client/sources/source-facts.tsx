import { useTranslation } from 'react-i18next';
import { DateField } from '#client/kit/fields/date-field.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCoreAndTable } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { DraftArea, DraftField } from '#client/kit/fields/draft-field.tsx';
import { knownChoices } from '#client/kit/fields/known-choices';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { CONSENT_SCOPES, type ConsentScope } from '#features/diagnostic/model/diagnostic-records';
import { oneLine, SOURCE_KINDS, type Source, type StoredSource } from '#features/diagnostic/model/source';
import { sourcesAt } from '#features/diagnostic/model/source-section';
import { coarsenLabel, labelRisks } from '#features/diagnostic/model/source-speaker-label';
import styles from './source.module.css';
import { SourceFile } from './import/source-file';

/** The card of a source, written as one goes. */
export function SourceFacts({ source }: { source: StoredSource }) {
  const { t } = useTranslation('sources');
  const sources = sourcesAt(useCoreAndTable());
  const write = (change: Partial<Source>) => sources.patch(source.id, change);
  return (
    <Card gap={4}>
      <DraftField
        label={t('facts.title')}
        stored={source.title}
        maxLength={300}
        onCommit={(text) => oneLine(text) && write({ title: oneLine(text) })}
      />
      <SelectField
        label={t('facts.kind')}
        choices={SOURCE_KINDS.map((kind) => ({ id: kind, label: t(`kind.${kind}`) }))}
        value={SOURCE_KINDS.find((kind) => kind === source.kind)}
        onChange={(kind) => write({ kind })}
        placeholder={source.kind}
      />
      <DraftField
        label={t('facts.author')}
        description={t('facts.authorHint')}
        placeholder={t('facts.authorExample')}
        stored={source.author}
        maxLength={300}
        onCommit={(author) => write({ author: oneLine(author) })}
      />
      {source.testimony ? <LabelRisks source={source} onCoarsen={(author) => write({ author })} /> : null}
      <DateField
        label={t('facts.date')}
        description={t('facts.dateHint')}
        placeholder={t('facts.dateExample')}
        date={source.date}
        onCommit={(date) => write({ date })}
      />
      <Testimony source={source} write={write} />
      <DraftArea
        label={t('facts.note')}
        description={t('facts.noteHint')}
        stored={source.note}
        rows={2}
        maxLength={4000}
        onCommit={(note) => write({ note })}
      />
      <SourceFile source={source} />
    </Card>
  );
}

function Testimony({ source, write }: { source: StoredSource; write: (change: Partial<Source>) => void }) {
  const { t } = useTranslation('sources');
  return (
    <>
      <CheckboxField
        label={t('facts.testimony')}
        description={t('facts.testimonyHint')}
        isSelected={source.testimony}
        onChange={(testimony) => write({ testimony })}
      />
      {source.testimony ? (
        <SelectField<ConsentScope | 'not-asked'>
          label={t('facts.consent')}
          description={t('facts.consentHint')}
          choices={[
            { id: 'not-asked', label: t('facts.notAsked') },
            ...knownChoices(CONSENT_SCOPES, source.consent, (scope) => t(`consent.${scope}`)),
          ]}
          value={source.consent ?? 'not-asked'}
          onChange={(scope) => write({ consent: scope === 'not-asked' ? undefined : scope })}
        />
      ) : null}
    </>
  );
}

function LabelRisks({ source, onCoarsen }: { source: StoredSource; onCoarsen: (label: string) => void }) {
  const { t } = useTranslation('sources');
  const sources = useRecords(sourcesAt(useCoreAndTable()));
  const risks = labelRisks(
    source.author,
    sources.filter((one) => one.testimony).map((one) => one.author),
  );
  const coarse = coarsenLabel(source.author);
  if (risks.length === 0) return null;
  return (
    <div role="status" className={styles.risks}>
      {risks.map((risk) => (
        <p key={risk}>{t(`risk.${risk}`)}</p>
      ))}
      {coarse !== source.author ? (
        <Button size="s" onPress={() => onCoarsen(coarse)}>
          {t('risk.coarsen', { label: coarse })}
        </Button>
      ) : null}
    </div>
  );
}
