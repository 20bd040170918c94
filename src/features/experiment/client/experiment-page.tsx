import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackLink } from '#client/kit/layout/back-link.tsx';
import { arrives, useArrival } from '#client/kit/focus/arrival';
import { useTitleFocus } from '#client/kit/focus/use-title-focus';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecord, useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import { DraftField } from '#client/kit/fields/draft-field.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Tabs } from '#client/kit/layout/tabs.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { loopsOf, startNextLoop } from '#features/experiment/model/experiment-operations';
import type { Experiment, Loop } from '#features/experiment/model/experiment-section';
import { ChecksNote } from './checks-note';
import styles from './experiment.module.css';
import { ExperimentSheet } from './experiment-sheet';
import { FindingsPanel } from './findings-panel';
import { JournalPanel } from './journal-panel';
import { LoopPath } from './loop-path';
import { StateField } from './state-mark';
import { useExperiments } from './use-experiments';

/** One trial: its findings, its loops as a path, its journal. */
export function ExperimentPage({ id }: { id: string }) {
  const { t } = useTranslation('experiment');
  const experiment = useRecord(useExperiments().experiments, id);
  useTitleFocus(id);
  return (
    <>
      <BackLink href="/">{t('back')}</BackLink>
      {experiment ? <Content experiment={experiment} /> : <PageHeader title={t('title')} />}
    </>
  );
}

function Content({ experiment }: { experiment: Stored<Experiment> }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  useRecords(records.loops);
  const loops = loopsOf(records, experiment.id);
  const [chosen, choose] = useState<string>();
  const identity = useArrival<HTMLDivElement>(experiment.id, 'name');
  const loop = loops.find((one) => one.id === chosen) ?? loops.at(-1);
  return (
    <>
      <PageHeader title={experiment.title || t('newTitle')} />
      <div className={styles.identity} ref={identity}>
        <DraftField
          label={t('fields.name')}
          stored={experiment.title}
          maxLength={300}
          onCommit={(title) => records.experiments.patch(experiment.id, { title })}
        />
        <StateField state={experiment.state} onChange={(state) => records.experiments.patch(experiment.id, { state })} />
      </div>
      <div className={styles.columns}>
        <Stack gap={4}>{loop ? <Loops loops={loops} loop={loop} onChoose={choose} /> : null}</Stack>
        <Stack gap={4}>
          {loop ? <ChecksNote loop={loop} /> : null}
          <FindingsPanel experimentId={experiment.id} />
        </Stack>
      </div>
      <JournalPanel experiment={experiment} loops={loops} currentLoopId={loop?.id ?? ''} />
      <ExperimentSheet experiment={experiment} />
    </>
  );
}

interface LoopsProps {
  readonly loops: readonly Stored<Loop>[];
  readonly loop: Stored<Loop>;
  readonly onChoose: (id: string) => void;
}

function Loops({ loops, loop, onChoose }: LoopsProps) {
  const { t } = useTranslation('experiment');
  const path = <LoopPath key={loop.id} loop={loop} again={loop === loops.at(-1) ? <Again loops={loops} onOpen={onChoose} /> : null} />;
  if (loops.length === 1) return path;
  return (
    <Tabs
      label={t('loops.label')}
      selected={loop.id}
      onChange={onChoose}
      tabs={loops.map((one, index) => ({
        id: one.id,
        label: t('loops.one', { number: index + 1 }),
        content: one.id === loop.id ? path : null,
      }))}
    />
  );
}

function Again({ loops, onOpen }: { loops: readonly Stored<Loop>[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const last = loops.at(-1);
  const begin = () => {
    if (!last) return;
    onOpen(arrives(startNextLoop(records, last.experimentId, Date.now())));
    showToast(t('loops.started', { number: loops.length + 1 }));
  };
  return (
    <Stack gap={2} align="start">
      <Button variant="go" icon={<RotateCw size={20} aria-hidden />} isDisabled={!last?.nextQuestion.trim()} onPress={begin}>
        {t('loops.again')}
      </Button>
      <p className={styles.soft}>{t('loops.againHelp')}</p>
    </Stack>
  );
}
