import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/checkbox-field.tsx';
import { EmptyState } from '#client/kit/empty-state.tsx';
import { ErrorNotice } from '#client/kit/error-notice.tsx';
import { PageHeader } from '#client/kit/page-header.tsx';
import { Progress } from '#client/kit/progress.tsx';
import { RadioCards } from '#client/kit/radio-cards.tsx';
import { AUDIENCES, type Audience, RESTITUTION_PARTS, type RestitutionPart } from '#features/restitution/model/restitution';
import type { RestitutionOptions } from '#features/restitution/model/restitution-contract';
import { LossReport } from './loss-report';
import { MakePanel } from './make-panel';
import { PagePreview } from './page-preview';
import styles from './restitution.module.css';
import { usePreview } from './use-preview';

/** « Restitution »: for whom, what is in it, what it looks like, and the file. */
export default function RestitutionScreen() {
  const { t, i18n } = useTranslation('restitution');
  const { id: workspaceId } = useWorkspace();
  const [audience, setAudience] = useState<Audience>('workspace');
  const [parts, setParts] = useState<readonly RestitutionPart[]>(RESTITUTION_PARTS);
  const language = i18n.language.startsWith('en') ? 'en' : 'fr';
  const options: RestitutionOptions = { workspaceId, audience, parts: [...parts], language };
  const preview = usePreview(options);
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className={styles.columns}>
        <div className={styles.choices}>
          <RadioCards
            label={t('options.audience')}
            value={audience}
            onChange={setAudience}
            choices={AUDIENCES.map((id) => ({ id, label: t(`options.${id}`), description: t(`options.${id}Help`) }))}
          />
          <PartChoice parts={parts} onChange={setParts} />
          <MakePanel options={options} />
          {preview.state === 'ready' ? <LossReport losses={preview.losses} /> : null}
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

function PartChoice({ parts, onChange }: { parts: readonly RestitutionPart[]; onChange: (parts: readonly RestitutionPart[]) => void }) {
  const { t } = useTranslation('restitution');
  return (
    <fieldset className={styles.parts}>
      <legend>{t('options.parts')}</legend>
      {RESTITUTION_PARTS.map((part) => (
        <CheckboxField
          key={part}
          label={t(`options.${part}`)}
          isSelected={parts.includes(part)}
          onChange={(wanted) => onChange(RESTITUTION_PARTS.filter((one) => (one === part ? wanted : parts.includes(one))))}
        />
      ))}
    </fieldset>
  );
}
