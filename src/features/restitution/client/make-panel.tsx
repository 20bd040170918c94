import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { saveFile } from '#client/kit/save-file';
import { showToast } from '#client/kit/notices/toast';
import { type RestitutionOptions, restitutionContract } from '#features/restitution/model/restitution-contract';
import styles from './restitution.module.css';
import type { Choices } from './use-choices';

/** One button per kind of file, with progress and a way to stop. The first is the one most people want. */
export function MakePanel({ options, choices }: { options: RestitutionOptions; choices: Choices | undefined }) {
  const { t } = useTranslation('restitution');
  // Thought to print until the host says otherwise.
  const canPrint = choices?.canPrint ?? true;
  const making = useMaking(options);
  const isFree = choices !== undefined && making.step === undefined;
  useOfferedGestures('restitution', {
    ...(canPrint ? {} : { pdf: () => window.print() }),
    ...(isFree ? Object.fromEntries(choices.formats.map(({ id }) => [id, () => making.start(id)])) : {}),
  });
  return (
    <section className={styles.make}>
      <h2>{t('make.title')}</h2>
      {choices?.formats.map(({ id, label }, index) => (
        <Button key={id} variant={index === 0 ? 'go' : 'plain'} isDisabled={making.step !== undefined} onPress={() => making.start(id)}>
          {label}
        </Button>
      ))}
      {canPrint ? null : (
        <Notice
          kind="info"
          title={t('make.noPdf')}
          actions={
            <Button size="s" onPress={() => window.print()}>
              {t('make.print')}
            </Button>
          }
        >
          <p>{t('make.noPdfHelp')}</p>
        </Notice>
      )}
      {making.step ? <Progress label={t(`make.${making.step}`)} onCancel={making.stop} /> : null}
      {making.error ? <ErrorNotice error={making.error} /> : null}
    </section>
  );
}

type Step = 'reading' | 'drawing' | 'printing';

/** One file being made; leaving the screen stops it. */
function useMaking(options: RestitutionOptions) {
  const { t } = useTranslation('restitution');
  const service = useService(restitutionContract);
  const [step, setStep] = useState<Step>();
  const [error, setError] = useState<unknown>();
  const running = useRef<() => void>(undefined);
  useEffect(() => () => running.current?.(), []);
  const end = (reason?: unknown) => {
    running.current = undefined;
    setStep(undefined);
    setError(reason);
  };
  const start = (format: string) => {
    setStep('reading');
    setError(undefined);
    const stream = service.make(
      { ...options, format },
      {
        onItem(item) {
          if ('step' in item) return setStep(item.step);
          saveFile(item.file.name, item.file.bytes, item.file.mediaType);
          showToast(t('make.done', { name: item.file.name }));
        },
        onClose: end,
      },
    );
    running.current = () => stream.close();
  };
  const stop = () => {
    running.current?.();
    end();
  };
  return { step, error, start, stop };
}
