import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { EmptyState } from '#client/kit/notices/empty-state.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import type { RestitutionChoice, RestitutionOptions } from '#features/restitution/model/restitution-contract';
import { OUTPUT_AUDIENCES, type OutputAudience } from '#shared/output/audience';
import { languageOfLocale } from '#shared/words/language';
import { LossReport } from './loss-report';
import { MakePanel } from './make-panel';
import { PagePreview } from './page-preview';
import styles from './restitution.module.css';
import { useChoices } from './use-choices';
import { usePreview } from './use-preview';

/** « Restitution »: for whom, what is in it, what it looks like, and the file. */
export default function RestitutionScreen() {
  const { t, i18n } = useTranslation('restitution');
  const { id: workspaceId } = useWorkspace();
  const [audience, setAudience] = useState<OutputAudience>('workspace');
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const language = languageOfLocale(i18n.language);
  const choices = useChoices(language);
  const parts = choices?.sections.map(({ id }) => id).filter((id) => !leftOut.includes(id));
  const options: RestitutionOptions = { workspaceId, audience, ...(leftOut.length > 0 && parts ? { parts } : {}), language };
  const preview = usePreview(options);
  const notWanted = choices?.sections.filter(({ id }) => leftOut.includes(id)).map(({ label }) => label) ?? [];
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className={styles.columns}>
        <div className={styles.choices}>
          <RadioCards
            label={t('options.audience')}
            value={audience}
            onChange={setAudience}
            choices={OUTPUT_AUDIENCES.map((id) => ({ id, label: t(`options.${id}`), description: t(`options.${id}Help`) }))}
          />
          <PartChoice sections={choices?.sections ?? []} leftOut={leftOut} onChange={setLeftOut} />
          <MakePanel options={options} choices={choices} />
          {preview.state === 'ready' ? <LossReport losses={preview.losses} leftOut={notWanted} /> : null}
        </div>
        <section className={styles.preview} aria-labelledby="preview">
          <div className={styles.previewHead}>
            <h2 id="preview">{t('preview.title')}</h2>
            <Button size="s" onPress={preview.refresh}>
              {t('preview.refresh')}
            </Button>
          </div>
          {preview.state === 'reading' ? <Progress label={t('preview.reading')} /> : null}
          {preview.state === 'failed' ? <ErrorNotice error={preview.error} onRetry={preview.refresh} /> : null}
          {preview.state === 'ready' && preview.isEmpty ? <EmptyState title={t('preview.empty')} purpose={t('preview.emptyHelp')} /> : null}
          {preview.state === 'ready' && !preview.isEmpty ? <PagePreview html={preview.html} label={t('preview.label')} /> : null}
        </section>
      </div>
    </>
  );
}

interface PartChoiceProps {
  readonly sections: readonly RestitutionChoice[];
  /** Ids of the sections that are not wanted. */
  readonly leftOut: readonly string[];
  readonly onChange: (leftOut: readonly string[]) => void;
}

function PartChoice({ sections, leftOut, onChange }: PartChoiceProps) {
  const { t } = useTranslation('restitution');
  return (
    <fieldset className={styles.parts}>
      <legend>{t('options.parts')}</legend>
      {sections.map(({ id, label }) => (
        <CheckboxField
          key={id}
          label={label}
          isSelected={!leftOut.includes(id)}
          onChange={(wanted) => onChange(wanted ? leftOut.filter((one) => one !== id) : [...leftOut, id])}
        />
      ))}
    </fieldset>
  );
}
