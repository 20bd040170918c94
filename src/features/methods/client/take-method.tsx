import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { FileDrop } from '#client/kit/fields/file-drop.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { FeatureModel } from '#document/feature-model';
import { bundledMethods } from '../model/bundled-methods';
import type { Method } from '../model/method';
import { METHOD_EXTENSION, parseMethod } from '../model/method-file';
import { applyMethod } from '../model/method-parts';
import styles from './methods.module.css';

/** A démarche without a method takes one: bundled, or from a file. */
export function TakeMethod({ models }: { readonly models: readonly FeatureModel[] }) {
  const { t } = useTranslation('methods');
  const core = useCore();
  const methods = useMemo(() => bundledMethods(), []);
  const [error, setError] = useState<unknown>();
  const take = (method: Method) => {
    applyMethod(models, core, method, Date.now());
    showToast(t('empty.taken', { title: method.title }));
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    try {
      take(parseMethod(await file.text()));
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <Stack gap={4}>
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.purpose')}</p>
      <List gap={4} columns="wide">
        {methods.map((method) => (
          <Card key={method.id} as="li" gap={3} pad={5} align="start">
            <h3>{method.title}</h3>
            <p>{method.summary}</p>
            <p className={styles.soft}>{t('facts', factsOf(method))}</p>
            <Button onPress={() => take(method)}>{t('empty.take')}</Button>
          </Card>
        ))}
      </List>
      {error ? <ErrorNotice error={error} onClose={() => setError(undefined)} /> : null}
      <FileDrop
        label={t('empty.fileHelp')}
        buttonLabel={t('empty.file')}
        accept={[METHOD_EXTENSION, '.json']}
        onFiles={(files) => void read(files[0])}
      />
    </Stack>
  );
}

function factsOf(method: Method) {
  return { phases: method.phases.length, steps: method.phases.flatMap((phase) => phase.steps).length, tools: method.tools.length };
}
