import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import { type FileOpener, screenAddress } from '#client/feature';
import { useFeatures } from '#client/feature-parts.tsx';
import { Button } from '#client/kit/button.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { showToast } from '#client/kit/notices/toast';
import { toAppError } from '#shared/app-error';
import { type ImportOutcome, filesContract } from '../model/files-contract';
import { type OpenFileOptions, openWorkspaceFile } from './transfer';
import { offeredFile } from './offered-file';
import type { Question } from './open-file-question';

const OpenFileQuestion = lazy(() => import('./open-file-question'));

/** « Ouvrir un fichier »: by the button or dropped on the window; asks for the secret phrase when there is one. */
export function OpenFile({ onError }: { readonly onError: (error: unknown) => void }) {
  const { t } = useTranslation('files');
  const openers = useFeatures().flatMap(({ opens }) => opens ?? []);
  const { state, open, stop } = useOpening(openers, onError);
  useDroppedFile((file) => void open(file));
  useOfferedFile((file) => void open(file));
  return (
    <>
      <FileTrigger
        acceptedFileTypes={['.faireavec', ...openers.map(({ extension }) => extension)]}
        onSelect={(files) => files?.[0] && void open(files[0])}
      >
        <Button size="l" wide>
          {t('openFile')}
        </Button>
      </FileTrigger>
      {state?.isReading ? <Progress label={t('file.reading', { name: state.file.name })} /> : null}
      {state?.question ? (
        <Suspense>
          <OpenFileQuestion
            question={state.question}
            onClose={stop}
            onAnswer={(options) => void open(state.file, { passphrase: state.passphrase, ...options })}
          />
        </Suspense>
      ) : null}
    </>
  );
}

interface Opening {
  readonly file: File;
  readonly isReading: boolean;
  readonly question?: Question;
  /** What opened the file before something else was to be asked. */
  readonly passphrase?: string | undefined;
}

/** Opens a file, asking what has to be asked on the way. */
function useOpening(openers: readonly FileOpener[], onError: (error: unknown) => void) {
  const { t } = useTranslation('files');
  const files = useService(filesContract);
  const [state, setState] = useState<Opening>();
  const done = (outcome: ImportOutcome) => {
    setState(undefined);
    // The démarche opens on them.
    showToast(t(`file.${outcome.kind}`, { ...outcome }), { outlives: true });
    if (outcome.refused + outcome.leftOut > 0)
      showToast(t('file.partly', { count: outcome.refused + outcome.leftOut }), { kind: 'warn', outlives: true });
    if (outcome.removalsIgnored > 0)
      showToast(t('file.removalsIgnored', { count: outcome.removalsIgnored }), { kind: 'warn', outlives: true });
    window.location.hash = screenAddress(outcome.id);
  };
  const failed = (file: File, error: unknown, passphrase: string | undefined) => {
    const question = questionOf(error);
    setState(question ? { file, isReading: false, question, passphrase } : undefined);
    if (!question) onError(error);
  };
  const open = async (file: File, options: OpenFileOptions = { acceptIntact: false }) => {
    setState({ file, isReading: true });
    try {
      const opener = openers.find(({ extension }) => file.name.endsWith(extension));
      if (opener) {
        const address = await opener.open(file);
        setState(undefined);
        window.location.hash = address;
      } else done(await openWorkspaceFile(files, file, options));
    } catch (error) {
      failed(file, error, options.passphrase);
    }
  };
  return { state, open, stop: () => setState(undefined) };
}

/** What a failure asks of the person; undefined when it is only to be said. */
function questionOf(error: unknown): Question | undefined {
  const { code, details } = toAppError(error);
  if (code === 'locked') return { kind: 'passphrase', isWrong: false };
  if (code === 'wrong-passphrase') return { kind: 'passphrase', isWrong: true };
  if (code === 'unrelated-workspace') return { kind: 'unrelated' };
  const intact = Number(details.intact ?? 0);
  return code === 'damaged-file' && intact > 0 ? { kind: 'damaged', intact } : undefined;
}

/** A file that the system opened with the app, taken once. */
function useOfferedFile(onFile: (file: File) => void): void {
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const take = () => {
      const file = offeredFile.get();
      offeredFile.set(undefined);
      if (file) latest.current(file);
    };
    take();
    return offeredFile.subscribe(take);
  }, []);
}

/** A file dropped anywhere on the window. */
function useDroppedFile(onFile: (file: File) => void): void {
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) latest.current(file);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
}
