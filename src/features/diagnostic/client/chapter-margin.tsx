import type { LexicalEditor } from 'lexical';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCore } from '#client/documents/workspace-context.tsx';
import { insertBlock, insertInline } from '#client/editor/text-commands';
import type { TextSession } from '#client/editor/text-session';
import { Tabs } from '#client/kit/tabs.tsx';
import { showToast } from '#client/kit/toast';
import type { Stored } from '#document/record-collection';
import type { RecordId } from '#shared/ids';
import { formatQuantity } from '#shared/quantity';
import type { Chapter } from '../model/diagnostic-records';
import { figuresOf, testimoniesOf } from '../model/diagnostic-section';
import { ChapterOutline } from './chapter-outline';
import { DiagnosticMargin } from './margin/diagnostic-margin';
import { WordsPanel } from './words-panel';

export interface ChapterMarginProps {
  readonly chapter: Stored<Chapter>;
  readonly chapters: readonly Stored<Chapter>[];
  readonly session: TextSession | undefined;
  readonly editor: LexicalEditor | undefined;
  readonly onAdd: () => void;
}

type MarginTab = 'margin' | 'outline' | 'words';

/** Beside the sheet: who stands behind the chapter and what is said of it, its outline, one's own lost words. */
export function ChapterMargin({ chapter, chapters, session, editor, onAdd }: ChapterMarginProps) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const [tab, setTab] = useState<MarginTab>('margin');
  const insertQuote = (ref: RecordId) => {
    const testimony = testimoniesOf(core).get(ref);
    if (editor && testimony) insertBlock(editor, { kind: 'testimony', ref, label: testimony.words.slice(0, 200) });
    else showToast(t('whereToPut'), { kind: 'info' });
  };
  const insertFigure = (ref: RecordId) => {
    const figure = figuresOf(core).get(ref);
    if (editor && figure) insertInline(editor, { kind: 'figure', ref, label: `${formatQuantity(figure.quantity)} ${figure.about}` });
    else showToast(t('whereToPut'), { kind: 'info' });
  };
  return (
    <aside aria-label={t('beside.label')}>
      <Tabs
        label={t('beside.label')}
        selected={tab}
        onChange={setTab}
        tabs={[
          {
            id: 'margin',
            label: t('beside.margin'),
            content: <DiagnosticMargin chapterId={chapter.id} onInsertQuote={insertQuote} onInsertFigure={insertFigure} />,
          },
          {
            id: 'outline',
            label: t('beside.outline'),
            content: <ChapterOutline chapter={chapter} chapters={chapters} session={session} onAdd={onAdd} />,
          },
          { id: 'words', label: t('beside.words'), content: <WordsPanel session={session} editor={editor} /> },
        ]}
      />
    </aside>
  );
}
