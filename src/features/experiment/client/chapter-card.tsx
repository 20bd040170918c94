import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore, useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { Button } from '#client/kit/button.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { startExperiment } from '../model/experiment-operations';
import { experimentRecords } from '../model/experiment-section';
import type { RecordId } from '#shared/ids';
import styles from './chapter-card.module.css';

/** The part of a chapter where findings are written. */
const FINDINGS_PART = 'findings';

/** Beside a chapter of the diagnostic: the trials that the chapter's findings led to, and the way to start one. */
export default function ChapterCard({ chapterId }: { readonly chapterId: RecordId }) {
  const { t } = useTranslation('experiment');
  const { id: workspaceId } = useWorkspace();
  const records = experimentRecords(useCore());
  const experiments = useRecords(records.experiments);
  const links = useRecords(records.findings).filter((link) => link.textId === chapterId);
  const [label, setLabel] = useState('');
  const start = () => {
    const createdAt = Date.now();
    const words = label.trim();
    records.together(() => {
      const { experimentId } = startExperiment(records, { title: words, createdAt });
      records.findings.create({ experimentId, textId: chapterId, blockId: FINDINGS_PART, label: words, createdAt });
    });
    setLabel('');
  };
  return (
    <>
      {links.length === 0 ? <p className={styles.aside}>{t('chapter.empty')}</p> : null}
      <List gap={4}>
        {links.map((link) => {
          const experiment = experiments.find((one) => one.id === link.experimentId);
          return experiment ? (
            <Stack key={link.id} as="li" gap={2}>
              <a href={screenAddress(workspaceId, `experimentations/essai/${experiment.id}`)}>{experiment.title}</a>
              <p className={styles.aside}>{t('chapter.from', { label: link.label })}</p>
            </Stack>
          ) : null;
        })}
      </List>
      <Form onSend={start}>
        <Stack gap={2}>
          <TextField label={t('chapter.label')} maxLength={300} value={label} onChange={setLabel} isRequired />
          <Button size="s" type="submit">
            {t('chapter.start')}
          </Button>
        </Stack>
      </Form>
    </>
  );
}
