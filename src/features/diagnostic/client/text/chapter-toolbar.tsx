import { Bold, Italic, Link, List, ListOrdered, Quote, Redo2, Undo2 } from 'lucide-react';
import type { LexicalEditor } from 'lexical';
import { useState } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useTranslation } from 'react-i18next';
import {
  insertBlock,
  insertInline,
  insertTable,
  setLink,
  toggleBold,
  toggleHeading,
  toggleItalic,
  toggleList,
  toggleQuote,
} from '#client/editor/text-commands';
import type { TextSession } from '#client/editor/text-session';
import { useTextState } from '#client/editor/use-text-state';
import { testimonyEmbed } from '../../model/embed-targets';
import styles from './chapter-toolbar.module.css';
import { FigureDialog } from '../embeds/figure-dialog';
import { LinkDialog } from '../embeds/link-dialog';
import { MentionDialog } from '../embeds/mention-dialog';
import { PictureButton } from '../embeds/picture-button';
import { TestimonyDialog } from '../embeds/testimony-dialog';
import { ToolButton } from './tool-button';

interface ChapterToolbarProps {
  readonly chapterId: string;
  readonly session: TextSession | undefined;
  /** The editor that the tools act on: the one that has, or last had, the focus. */
  readonly editor: LexicalEditor | undefined;
  readonly hasMap: boolean;
  readonly isAuthorView: boolean;
}

type Asking = 'testimony' | 'figure' | 'mention' | 'link';

/** What one can do to the text; one tab stop, arrows inside. */
export function ChapterToolbar({ chapterId, session, editor, hasMap, isAuthorView }: ChapterToolbarProps) {
  const { t } = useTranslation('diagnostic');
  const state = useTextState(editor, session);
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const off = !editor || isAuthorView;
  const on = (act: (editor: LexicalEditor) => void) => () => editor && act(editor);
  return (
    <>
      <Toolbar className={styles.tools ?? ''} aria-label={t('tools.label')}>
        <ToolButton
          label={t('tools.undo')}
          icon={<Undo2 size={20} aria-hidden />}
          isDisabled={!state.canUndo || isAuthorView}
          onPress={() => session?.undo.undo()}
        />
        <ToolButton
          label={t('tools.redo')}
          icon={<Redo2 size={20} aria-hidden />}
          isDisabled={!state.canRedo || isAuthorView}
          onPress={() => session?.undo.redo()}
        />
        <ToolButton label={t('tools.heading')} isPressed={state.heading} isDisabled={off} onPress={on(toggleHeading)} words />
        <ToolButton
          label={t('tools.bold')}
          icon={<Bold size={20} aria-hidden />}
          isPressed={state.bold}
          isDisabled={off}
          onPress={on(toggleBold)}
        />
        <ToolButton
          label={t('tools.italic')}
          icon={<Italic size={20} aria-hidden />}
          isPressed={state.italic}
          isDisabled={off}
          onPress={on(toggleItalic)}
        />
        <ToolButton
          label={t('tools.list')}
          icon={<List size={20} aria-hidden />}
          isPressed={state.list === 'bullet'}
          isDisabled={off}
          onPress={on((one) => toggleList(one, 'bullet', state.list))}
        />
        <ToolButton
          label={t('tools.numbers')}
          icon={<ListOrdered size={20} aria-hidden />}
          isPressed={state.list === 'number'}
          isDisabled={off}
          onPress={on((one) => toggleList(one, 'number', state.list))}
        />
        <ToolButton label={t('tools.quote')} icon={<Quote size={20} aria-hidden />} isDisabled={off} onPress={on(toggleQuote)} />
        <ToolButton
          label={t('tools.link')}
          icon={<Link size={20} aria-hidden />}
          isPressed={state.link !== undefined}
          isDisabled={off}
          onPress={() => setAsking('link')}
        />
        <ToolButton label={t('tools.testimony')} isDisabled={off} onPress={() => setAsking('testimony')} words />
        <ToolButton label={t('tools.figure')} isDisabled={off} onPress={() => setAsking('figure')} words />
        <ToolButton label={t('tools.table')} isDisabled={off} onPress={on((one) => insertTable(one, 3, 3))} words />
        <ToolButton label={t('tools.mention')} isDisabled={off} onPress={() => setAsking('mention')} words />
        {hasMap ? (
          <ToolButton
            label={t('tools.map')}
            isDisabled={off}
            onPress={on((one) => insertBlock(one, { kind: 'actor-map', ref: 'map', label: t('embeds.map') }))}
            words
          />
        ) : null}
        <PictureButton editor={editor} isDisabled={off} />
      </Toolbar>
      {asking === 'link' && editor ? (
        <LinkDialog current={state.link} onClose={close} onSave={(address) => setLink(editor, address)} />
      ) : null}
      {asking === 'testimony' && editor ? (
        <TestimonyDialog chapterId={chapterId} onClose={close} onSave={(ref) => insertBlock(editor, testimonyEmbed(ref))} />
      ) : null}
      {asking === 'figure' && editor ? (
        <FigureDialog chapterId={chapterId} onClose={close} onSave={(ref, label) => insertInline(editor, { kind: 'figure', ref, label })} />
      ) : null}
      {asking === 'mention' && editor ? (
        <MentionDialog onClose={close} onSave={(ref, label) => insertInline(editor, { kind: 'actor', ref, label })} />
      ) : null}
    </>
  );
}
