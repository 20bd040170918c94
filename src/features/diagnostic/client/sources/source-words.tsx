import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import type { OpenDocument } from '#client/documents/open-document';
import { useObservable } from '#client/documents/use-observable';
import { useOpenDocument } from '#client/documents/workspace-context.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import type { StoredSource } from '#features/diagnostic/model/source';
import { onSourceContent, sourceContent, wordsDocumentId } from '#features/diagnostic/model/source-section';
import type { SourcesPanelProps } from './source-panel-props';
import { SourceReading } from './source-reading-view';
import { SourceReport } from './import/source-report';

interface SourceWordsProps extends Pick<SourcesPanelProps, 'onCite' | 'passage'> {
  readonly source: StoredSource;
}

/** The words of a source and what its reading did not understand. */
export function SourceWords(props: SourceWordsProps) {
  const { t } = useTranslation('sources');
  const document = useOpenDocument(wordsDocumentId(props.source));
  return (
    <Stack as="section" aria-label={t('words.heading')}>
      {document ? <OpenWords {...props} document={document} /> : <Progress label={t('words.opening')} />}
    </Stack>
  );
}

function OpenWords({ source, onCite, passage, document }: SourceWordsProps & { readonly document: OpenDocument }) {
  const { t } = useTranslation('sources');
  const status = useObservable(document.status);
  const subscribe = useCallback((changed: () => void) => onSourceContent(document.doc, changed), [document]);
  const content = useSyncExternalStore(subscribe, () => sourceContent(document.doc));
  if (!content)
    return status.host === 'opening' ? <Progress label={t('words.opening')} /> : <Notice kind="info" title={t('words.awaited')} />;
  return (
    <>
      <SourceReport report={content.report} pasted={source.fileName === ''} />
      {content.blocks.length > 0 ? (
        <SourceReading source={source} blocks={content.blocks} onCite={onCite} passage={passage} />
      ) : (
        <Notice kind="info" title={t('words.none')}>
          <p>{t('words.noneHint')}</p>
        </Notice>
      )}
    </>
  );
}
