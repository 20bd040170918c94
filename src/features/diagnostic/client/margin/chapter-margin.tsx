import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import type { LexicalEditor } from 'lexical';
import { lazy, Suspense, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useCore, useCoreAndTable } from '#client/documents/workspace-context.tsx';
import { insertBlock, insertInline } from '#client/editor/text-commands';
import type { TextSession } from '#client/editor/text-session';
import { Tabs } from '#client/kit/layout/tabs.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import type { Chapter } from '../../model/diagnostic-records';
import { citationEmbed, figureEmbed, testimonyEmbed } from '../../model/embed-targets';
import { figuresOf, testimoniesAt } from '../../model/diagnostic-section';
import { sourcesAt } from '../../model/source-section';
import { ChapterOutline } from '../text/outline/chapter-outline';
import { DiagnosticMargin } from './diagnostic-margin';
import type { Passage } from '../sources/source-panel-props';
import { WordsPanel } from './words-panel';

// Reading files is heavy and rarely wanted: it comes with the tab.
const SourcesPanel = lazy(async () => ({ default: (await import('../sources/source-panel')).SourcesPanel }));

interface ChapterMarginProps {
  readonly chapter: Stored<Chapter>;
  readonly chapters: readonly Stored<Chapter>[];
  readonly session: TextSession | undefined;
  readonly editor: LexicalEditor | undefined;
  readonly onAdd: () => void;
  readonly beside: Beside;
  readonly onBeside: (beside: Beside) => void;
}

export type BesideTab = 'margin' | 'outline' | 'sources' | 'words';

/** What stands beside the text now. */
export interface Beside {
  readonly tab: BesideTab;
  /** The source to show under « Sources ». */
  readonly sourceId?: RecordId | undefined;
}

/** Beside the text: who stands behind the chapter and what is said of it, its outline, one's own lost words. */
export function ChapterMargin({ chapter, chapters, session, editor, onAdd, beside, onBeside }: ChapterMarginProps) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const docs = useCoreAndTable();
  const insertQuote = (ref: RecordId) => {
    if (editor && testimoniesAt(docs).get(ref)) insertBlock(editor, testimonyEmbed(ref));
    else showToast(t('whereToPut'), { kind: 'info' });
  };
  const cite = (ref: RecordId, passage?: Passage) => {
    const source = sourcesAt(docs).get(ref);
    if (editor && source) insertInline(editor, citationEmbed(source, passage?.quote));
    else showToast(t('whereToPut'), { kind: 'info' });
  };
  const insertFigure = (ref: RecordId) => {
    const figure = figuresOf(core).get(ref);
    if (editor && figure) insertInline(editor, figureEmbed(ref, figure));
    else showToast(t('whereToPut'), { kind: 'info' });
  };
  const aside = useRef<HTMLElement>(null);
  const validate = () => {
    flushSync(() => onBeside({ tab: 'margin' }));
    aside.current?.querySelector<HTMLElement>('input[type="checkbox"]')?.focus();
  };
  useOfferedGestures('diagnostic', { validate });
  return (
    <aside ref={aside} aria-label={t('beside.label')}>
      <Tabs
        label={t('beside.label')}
        selected={beside.tab}
        onChange={(tab) => onBeside({ ...beside, tab })}
        tabs={[
          {
            id: 'margin',
            label: t('beside.margin'),
            content: <DiagnosticMargin chapter={chapter} session={session} onInsertQuote={insertQuote} onInsertFigure={insertFigure} />,
          },
          {
            id: 'outline',
            label: t('beside.outline'),
            content: <ChapterOutline chapter={chapter} chapters={chapters} session={session} onAdd={onAdd} />,
          },
          {
            id: 'sources',
            label: t('beside.sources'),
            content: (
              <Suspense>
                <SourcesPanel openId={beside.sourceId} onOpen={(sourceId) => onBeside({ tab: 'sources', sourceId })} onCite={cite} />
              </Suspense>
            ),
          },
          { id: 'words', label: t('beside.words'), content: <WordsPanel session={session} editor={editor} /> },
        ]}
      />
    </aside>
  );
}
