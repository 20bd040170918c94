import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { documentsContract } from '#bridge/documents-contract';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import type { StoredSource } from '#features/diagnostic/model/source';
import styles from '../source.module.css';
import { originalOf } from './source-original';

type State = { readonly kind: 'ready' | 'busy' | 'elsewhere' } | { readonly kind: 'failed'; readonly error: unknown };

/** The file as it came, byte for byte, for who wants to see it with its own program. Never opened in this window. */
export function SourceFile({ source }: { source: StoredSource }) {
  const { t } = useTranslation('sources');
  const documents = useService(documentsContract);
  const workspace = useWorkspace();
  const [state, setState] = useState<State>({ kind: 'ready' });
  if (source.attachmentHash === undefined) return null;
  const download = async () => {
    setState({ kind: 'busy' });
    try {
      const found = await originalOf(source, workspace, documents);
      if (found) saveAs(source.fileName || `${source.title}.txt`, found);
      setState({ kind: found ? 'ready' : 'elsewhere' });
    } catch (error) {
      setState({ kind: 'failed', error });
    }
  };
  return (
    <Stack as="section" gap={1} align="start" aria-label={t('facts.file')}>
      <p className={styles.label}>{t('facts.file')}</p>
      <p className={styles.soft}>
        {source.fileName || t('bring.pasted')}
        {source.fileSize === undefined ? null : <FileSize bytes={source.fileSize} />}
      </p>
      <Button size="s" icon={<Download size={18} aria-hidden />} onPress={download} isDisabled={state.kind === 'busy'}>
        {t('file.download')}
      </Button>
      {state.kind === 'elsewhere' ? <Notice kind="info" title={t('file.elsewhere')} /> : null}
      {state.kind === 'failed' ? <ErrorNotice error={state.error} onRetry={download} /> : null}
    </Stack>
  );
}

function FileSize({ bytes }: { bytes: number }) {
  const { t } = useTranslation('sources');
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  const words = kilobytes < 1024 ? t('file.size', { size: kilobytes }) : t('file.sizeLarge', { size: Math.round(kilobytes / 102.4) / 10 });
  return ` · ${words}`;
}

/** Always as a plain download: a page or a drawing that somebody brought is never shown as one. */
function saveAs(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // After the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
