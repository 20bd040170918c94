import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { BUNDLE_EXTENSION } from '../../model/files-contract';
import styles from '../files.module.css';
import { canChooseFolder } from './key-folder';
import { KeyResult } from './key-result';
import OpenFileQuestion from '../open-file-question';
import { readySeal, SealChoice, useSeal } from '../seal-choice';
import { type KeyWriting, useKeyExchange } from './use-key-exchange';

/** « Échanger par clé USB »: one gesture where the window may write on the key, two everywhere else. */
export default function KeyScreen() {
  const { t } = useTranslation('files');
  const [tableName, setTableName] = useState('');
  const [seal, setSeal] = useSeal(false);
  const { state, take, put, exchange } = useKeyExchange(setTableName);
  const ready = readySeal(seal);
  const writing: KeyWriting | undefined = ready && { tableName, passphrase: ready.passphrase };
  const isBusy = state.step !== 'idle';
  return (
    <>
      <PageHeader title={t('keyTitle')} intro={t('key.intro')} />
      <Stack gap={5} isNarrow>
        <TextField
          label={t('key.tableName')}
          description={t('key.tableNameHint')}
          value={tableName}
          onChange={setTableName}
          maxLength={60}
        />
        <SealChoice seal={seal} onChange={setSeal} />
        {canChooseFolder() && !state.isDenied ? (
          <Card as="section" gap={4} pad={5} aria-label={t('key.folder')}>
            <p>{t('key.folderHint')}</p>
            <Row gap={3}>
              <Button variant="go" size="l" isDisabled={isBusy || !writing} onPress={() => writing && void exchange(writing)}>
                {t('key.folder')}
              </Button>
            </Row>
          </Card>
        ) : null}
        {state.isDenied ? <Notice kind="warn" title={t('key.denied')} /> : null}
        <TwoGestures
          isFolded={canChooseFolder() && !state.isDenied}
          isBusy={isBusy}
          onTake={take}
          onPut={writing && (() => put(writing))}
        />
        {state.step === 'idle' ? null : <Progress label={t(`key.${state.step}`)} />}
        {state.error ? <ErrorNotice error={state.error} /> : null}
        <KeyResult state={state} />
        {state.question ? (
          <OpenFileQuestion
            key={state.question.name + String(state.question.isWrong)}
            title={t('key.sealedTitle', { name: state.question.name })}
            question={{ kind: 'passphrase', isWrong: state.question.isWrong }}
            onClose={() => state.question?.answer(undefined)}
            onAnswer={({ passphrase }) => state.question?.answer(passphrase)}
          />
        ) : null}
      </Stack>
    </>
  );
}

interface TwoGesturesProps {
  readonly isFolded: boolean;
  readonly isBusy: boolean;
  readonly onTake: (files: readonly File[]) => void;
  readonly onPut: (() => void) | undefined;
}

/** For a browser that can't write on a key by itself. */
function TwoGestures({ isFolded, isBusy, onTake, onPut }: TwoGesturesProps) {
  const { t } = useTranslation('files');
  const steps = (
    <Stack gap={5} isNarrow>
      <Card as="section" gap={4} pad={5} aria-labelledby="key-take">
        <h2 id="key-take">{t('key.takeTitle')}</h2>
        <Row gap={3}>
          <FileTrigger allowsMultiple acceptedFileTypes={[BUNDLE_EXTENSION]} onSelect={(files) => files && onTake([...files])}>
            <Button variant={isFolded ? 'plain' : 'go'} isDisabled={isBusy}>
              {t('key.take')}
            </Button>
          </FileTrigger>
        </Row>
      </Card>
      <Card as="section" gap={4} pad={5} aria-labelledby="key-put">
        <h2 id="key-put">{t('key.putTitle')}</h2>
        <p>{t('key.putHint')}</p>
        <Row gap={3}>
          <Button isDisabled={isBusy || !onPut} onPress={() => onPut?.()}>
            {t('key.put')}
          </Button>
        </Row>
      </Card>
    </Stack>
  );
  if (!isFolded) return steps;
  return (
    <details className={styles.fold}>
      <summary>{t('key.byHand')}</summary>
      {steps}
    </details>
  );
}
