import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import type { OpenDocument } from '#client/documents/open-document';
import { useObservable } from '#client/documents/use-observable';
import { useOpenDocument } from '#client/documents/workspace-context.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import type { StoredSource } from '#features/diagnostic/model/source';
import type { SourceContent } from '#features/diagnostic/model/source-block';
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
  const content = useContent(document);
  return (
    <Stack as="section" aria-label={t('words.heading')}>
      {content ? <Words {...props} content={content} /> : <Awaited document={document} />}
    </Stack>
  );
}

/** What was read stays in sight while the words move with their card, to the table or back, and with it the chosen passage. */
function useContent(document: OpenDocument | undefined): SourceContent | undefined {
  const [content, setContent] = useState<SourceContent>();
  useEffect(() => {
    if (!document) return;
    const look = () => setContent((before) => sourceContent(document.doc) ?? before);
    look();
    return onSourceContent(document.doc, look);
  }, [document]);
  return content;
}

function Awaited({ document }: { readonly document: OpenDocument | undefined }) {
  const { t } = useTranslation('sources');
  return document ? <AwaitedFrom document={document} /> : <Progress label={t('words.opening')} />;
}

function AwaitedFrom({ document }: { readonly document: OpenDocument }) {
  const { t } = useTranslation('sources');
  const { host } = useObservable(document.status);
  return host === 'opening' ? <Progress label={t('words.opening')} /> : <Notice kind="info" title={t('words.awaited')} />;
}

function Words({ source, onCite, passage, content }: SourceWordsProps & { readonly content: SourceContent }) {
  const { t } = useTranslation('sources');
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
