import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import type { LexicalEditor } from 'lexical';
import { Search } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArrival } from '#client/kit/focus/arrival';
import { useObservable } from '#client/documents/use-observable';
import { useMe, useOpenDocument, useWorkspace } from '#client/documents/workspace-context.tsx';
import { useTextPresence } from '#client/editor/use-text-presence';
import { useTextSession } from '#client/editor/use-text-session';
import { useWordJournal } from '#client/editor/use-word-journal';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Notice } from '#client/kit/notices/notice.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import type { OpenDocument } from '#client/documents/open-document';
import type { Stored } from '#document/records/record-collection';
import { documentCondition } from '#document/section';
import { AppError } from '#shared/app-error';
import type { Chapter } from '../../model/diagnostic-records';
import { chapterDocument, chapterTextSection } from '../../model/diagnostic-section';
import { AsideNotice } from './outline/aside-notice';
import { AuthorView } from './author-view';
import styles from './chapter-editor.module.css';
import { type Beside, ChapterMargin } from '../margin/chapter-margin';
import { ChapterParts } from './chapter-parts';
import { ChapterToolbar } from './chapter-toolbar';
import { FindBar } from './find-bar';
import { ReadOnlyText } from './read-only-text';
import { SpellingButton } from './spelling/spelling-button';
import { ToolButton } from './tool-button';
import { useDroppedFiles } from './use-dropped-files';
import { ACTOR_MAP, useEmbeds } from '../embeds/use-embeds';
import { useMentions } from '../embeds/use-mentions';
import { WritersHere } from './writers-here';

interface ChapterEditorProps {
  readonly chapter: Stored<Chapter>;
  readonly chapters: readonly Stored<Chapter>[];
  readonly onAdd: () => void;
}

/** One chapter on its sheet: tools above, the text in its parts, and the margin. */
export function ChapterEditor(props: ChapterEditorProps) {
  const { t } = useTranslation('diagnostic');
  const document = useOpenDocument(chapterDocument(props.chapter.id));
  if (!document) return <Progress label={t('opening')} />;
  return <GivenChapter {...props} document={document} />;
}

/** The chapter, or why there is nothing to write in: words typed into an empty sheet would be kept nowhere. */
function GivenChapter(props: ChapterEditorProps & { readonly document: OpenDocument }) {
  const { refusal } = useObservable(props.document.status);
  if (refusal !== 'damaged-document') return <OpenChapter {...props} />;
  return (
    <>
      <PageHeader title={props.chapter.title} />
      <ErrorNotice error={new AppError(refusal, 'the host does not give the chapter')} />
    </>
  );
}

function OpenChapter({ chapter, chapters, onAdd, document }: ChapterEditorProps & { readonly document: OpenDocument }) {
  const { t } = useTranslation('diagnostic');
  const workspace = useWorkspace();
  const me = useMe();
  const { readOnly } = useObservable(document.status);
  const isNewer = readOnly || documentCondition(document.doc, [chapterTextSection]) === 'newer';
  const author = useMemo(() => ({ personId: me.personId, college: me.college }), [me.personId, me.college]);
  const journal = useWordJournal();
  const session = useTextSession(isNewer ? undefined : document, { journal, key: `${workspace.id}/${document.id}` }, author);
  const presence = useTextPresence(document, me, `diagnostic/${chapter.id}`);
  const embeds = useEmbeds();
  const findMentions = useMentions();
  const [editor, setEditor] = useState<LexicalEditor>();
  const [view, setView] = useState<'write' | 'authors'>('write');
  const [isFinding, setFinding] = useState(false);
  const [beside, setBeside] = useState<Beside>({ tab: 'margin' });
  const sheet = useArrival<HTMLElement>(chapter.id, 'text');
  const onFiles = useDroppedFiles((sourceId) => setBeside({ tab: 'sources', sourceId }));
  const onFocus = useCallback((focused: LexicalEditor) => setEditor(focused), []);
  useOfferedGestures('diagnostic', {
    find: session && (() => setFinding(true)),
    authors: session && (() => setView('authors')),
    outline: () => setBeside({ tab: 'outline' }),
  });
  return (
    <>
      <PageHeader
        title={chapter.title}
        intro={chapter.question || undefined}
        actions={
          <>
            <WritersHere writers={presence.writers} />
            {session ? (
              <>
                <ToolButton
                  label={t('tools.find')}
                  icon={<Search size={20} aria-hidden />}
                  isPressed={isFinding}
                  onPress={() => setFinding(!isFinding)}
                />
                <SpellingButton />
                <ToolButton
                  label={t('tools.authors')}
                  isPressed={view === 'authors'}
                  onPress={() => setView(view === 'authors' ? 'write' : 'authors')}
                  words
                />
              </>
            ) : null}
          </>
        }
      />
      {chapter.asideSince === undefined ? null : <AsideNotice chapter={chapter} />}
      {isNewer ? (
        <Notice kind="warn" title={t('newer')} />
      ) : (
        <ChapterToolbar
          chapterId={chapter.id}
          session={session}
          editor={editor}
          hasMap={ACTOR_MAP in embeds}
          isAuthorView={view === 'authors'}
        >
          {isFinding && session ? <FindBar onClose={() => setFinding(false)} /> : null}
        </ChapterToolbar>
      )}
      <div className={styles.columns}>
        <article className={styles.sheet} ref={sheet} aria-label={chapter.title}>
          {isNewer ? <ReadOnlyText doc={document.doc} embeds={embeds} /> : null}
          {session && view === 'authors' ? <AuthorView session={session} embeds={embeds} /> : null}
          {session && view === 'write' ? (
            <ChapterParts
              session={session}
              presence={presence}
              embeds={embeds}
              findMentions={findMentions}
              onFocus={onFocus}
              onFiles={onFiles}
            />
          ) : null}
        </article>
        <ChapterMargin
          chapter={chapter}
          chapters={chapters}
          session={session}
          editor={editor}
          onAdd={onAdd}
          beside={beside}
          onBeside={setBeside}
        />
      </div>
    </>
  );
}
