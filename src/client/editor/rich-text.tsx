import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import { TablePlugin } from '@lexical/react/LexicalTablePlugin';
import type { LexicalEditor } from 'lexical';
import { useMemo } from 'react';
import { BindPlugin } from './bind-plugin';
import { CursorLayer, type RemoteCursor } from './cursor-layer';
import { EDITOR_NODES } from './editor-nodes';
import { EmbedContext, type EmbedRegistry } from './embeds/embed-view';
import { FilesPlugin } from './embeds/files-plugin';
import { ListsPlugin } from './lists/lists-plugin';
import { MentionPlugin } from './mentions/mention-plugin';
import type { FindMentions } from './mentions/mention';
import { PastePlugin } from './paste/paste-plugin';
import styles from './rich-text.module.css';
import { safeUrl } from './safe-url';
import type { Caret } from './section-binding';
import type { TextSession } from './text-session';
import { type Spelling, SpellingPlugin } from './spelling/spelling-plugin';
import { TablesPlugin } from './tables/tables-plugin';
import { TypingPlugin } from './typing/typing-plugin';

interface RichTextProps {
  readonly session: TextSession;
  /** The section of the text this editor writes. */
  readonly rootName: string;
  /** What is written here, for who does not see it. */
  readonly label: string;
  readonly placeholder: string;
  readonly embeds: EmbedRegistry;
  /** What can be named in this text by typing « @ »; nothing is offered without it. */
  readonly findMentions?: FindMentions;
  /** What its spelling goes by; it is not looked at without it. */
  readonly spelling?: Spelling | undefined;
  /** Others' carets in this section. */
  readonly cursors: readonly RemoteCursor[];
  /** The editor that has, or last had, the focus: the toolbar acts on it. */
  readonly onFocus: (editor: LexicalEditor) => void;
  readonly onCaret: (caret: Caret | null) => void;
  /** Files pasted or dropped here; they never enter the text by themselves. */
  readonly onFiles: (files: readonly File[], editor: LexicalEditor) => void;
}

const THEME = {
  paragraph: styles.paragraph ?? '',
  quote: styles.quote ?? '',
  heading: { h1: styles.heading ?? '', h2: styles.heading ?? '', h3: styles.heading ?? '', h4: styles.subheading ?? '' },
  list: { ul: styles.list ?? '', ol: styles.list ?? '', nested: { listitem: styles.nested ?? '' } },
  link: styles.link ?? '',
  table: styles.table ?? '',
  tableCell: styles.cell ?? '',
  tableCellHeader: styles.cellHeader ?? '',
  text: { bold: styles.bold ?? '', italic: styles.italic ?? '', underline: styles.underline ?? '', strikethrough: styles.struck ?? '' },
};

function isSafe(url: string): boolean {
  return safeUrl(url) !== undefined;
}

function report(error: unknown): void {
  // The watchdog draws the text anew; what is left to do is to know that it happened.
  console.error('editor', error);
}

/** One section of a shared text, to be written by several people at once. */
export function RichText(props: RichTextProps) {
  const { session, rootName, label, placeholder, embeds, findMentions, spelling, cursors } = props;
  const config = useMemo(() => ({ namespace: 'faire-avec', nodes: EDITOR_NODES, theme: THEME, editorState: null, onError: report }), []);
  return (
    <EmbedContext value={embeds}>
      <LexicalComposer initialConfig={config}>
        <div className={styles.frame}>
          <RichTextPlugin
            contentEditable={
              <ContentEditable
                className={styles.text ?? ''}
                // Browsers that look words up may ask somebody for their dictionary; ours is in the app.
                spellCheck={false}
                aria-label={label}
                aria-placeholder={placeholder}
                placeholder={<p className={styles.placeholder}>{placeholder}</p>}
              />
            }
            ErrorBoundary={LexicalErrorBoundary}
          />
          <ListPlugin />
          <LinkPlugin validateUrl={isSafe} />
          <TablePlugin hasCellMerge={false} hasCellBackgroundColor={false} />
          <ListsPlugin />
          <TablesPlugin />
          <TypingPlugin session={session} />
          {findMentions ? <MentionPlugin session={session} find={findMentions} /> : null}
          {spelling ? <SpellingPlugin session={session} spelling={spelling} /> : null}
          <PastePlugin />
          <FilesPlugin onFiles={props.onFiles} />
          <BindPlugin session={session} rootName={rootName} onFocus={props.onFocus} onCaret={props.onCaret} onError={report}>
            {(section) => <CursorLayer session={session} section={section} cursors={cursors} />}
          </BindPlugin>
        </div>
      </LexicalComposer>
    </EmbedContext>
  );
}
