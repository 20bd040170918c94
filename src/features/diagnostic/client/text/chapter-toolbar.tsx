import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { Keyboard, Plus, Redo2, Table, Type, Undo2 } from 'lucide-react';
import type { LexicalEditor } from 'lexical';
import { type ReactNode, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useTranslation } from 'react-i18next';
import type { TextSession } from '#client/editor/text-session';
import { useTextState } from '#client/editor/use-text-state';
import { Menu } from '#client/kit/layout/menu.tsx';
import styles from './chapter-toolbar.module.css';
import { PictureInput } from '../embeds/picture-input';
import { AskedDialogs } from './asked-dialogs';
import { type Asking, backToText, insertTools, shapeTools, tableEntries, type Tool, toolEntries } from './chapter-tools';
import { ToolButton } from './tool-button';
import { useToolKeys } from './use-tool-keys';

interface ChapterToolbarProps {
  readonly chapterId: string;
  readonly session: TextSession | undefined;
  /** The editor that the tools act on: the one that has, or last had, the focus. */
  readonly editor: LexicalEditor | undefined;
  readonly hasMap: boolean;
  readonly isAuthorView: boolean;
  /** What stays with the strip while the text scrolls under it. */
  readonly children?: ReactNode;
}

/** What one can do to the text, in one strip: undo, shape, insert. One tab stop, arrows inside; menus where room is short. */
export function ChapterToolbar({ chapterId, session, editor, hasMap, isAuthorView, children }: ChapterToolbarProps) {
  const { t } = useTranslation('diagnostic');
  const state = useTextState(editor, session);
  const [asking, setAsking] = useState<Asking>();
  const picture = useRef<HTMLInputElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  useToolKeys(strip, editor, () => setAsking('shortcuts'));
  const close = () => {
    setAsking(undefined);
    if (editor && asking !== 'shortcuts') backToText(editor);
  };
  useOfferedGestures('diagnostic', { testimony: () => setAsking('testimony'), figure: () => setAsking('figure') });
  const off = !editor || isAuthorView;
  const context = { t, editor, state, hasMap, ask: setAsking, choosePicture: () => picture.current?.click() };
  const [shapes, inserts] = [shapeTools(context), insertTools(context)];
  const icon = { size: 20, 'aria-hidden': true } as const;
  return (
    <>
      <div className={styles.strip} ref={strip}>
        <Toolbar className={styles.tools ?? ''} aria-label={t('tools.label')}>
          <ToolButton
            label={t('tools.undo')}
            icon={<Undo2 {...icon} />}
            isDisabled={!state.canUndo || isAuthorView}
            onPress={() => session?.undo.undo()}
          />
          <ToolButton
            label={t('tools.redo')}
            icon={<Redo2 {...icon} />}
            isDisabled={!state.canRedo || isAuthorView}
            onPress={() => session?.undo.redo()}
          />
          <span className={styles.edge} />
          {shapes.map((tool) => (
            <Placed key={tool.id} tool={tool} isDisabled={off} className={tool.id === 'bold' ? undefined : styles.shape} />
          ))}
          <span className={styles.shapes}>
            <Menu label={t('tools.shape')} trigger={<Type {...icon} />} entries={toolEntries(shapes, editor)} isDisabled={off} />
          </span>
          {state.table && !off ? (
            <span className={styles.here} data-table-tools>
              <Menu
                label={t('table.menu')}
                trigger={<Trigger icon={<Table {...icon} />} words={t('tools.table')} />}
                entries={tableEntries(context)}
              />
            </span>
          ) : null}
          <span className={styles.edge} />
          {inserts.map((tool) => (
            <Placed key={tool.id} tool={tool} isDisabled={off} className={styles.insert} words />
          ))}
          <span className={styles.inserts}>
            <Menu
              label={t('tools.insert')}
              trigger={<Trigger icon={<Plus {...icon} />} words={t('tools.insert')} />}
              entries={toolEntries(inserts, editor)}
              isDisabled={off}
            />
          </span>
          <span className={styles.help}>
            <ToolButton label={t('tools.shortcuts')} icon={<Keyboard {...icon} />} onPress={() => setAsking('shortcuts')} />
          </span>
        </Toolbar>
        {children}
      </div>
      <PictureInput editor={editor} ref={picture} />
      <AskedDialogs asking={asking} chapterId={chapterId} editor={editor} link={state.link} onClose={close} />
    </>
  );
}

/** What a menu's button shows; its words give way where room is short. */
function Trigger({ icon, words }: { readonly icon: ReactNode; readonly words: string }) {
  return (
    <>
      {icon}
      <span className={styles.words} aria-hidden>
        {words}
      </span>
    </>
  );
}

interface PlacedProps {
  readonly tool: Tool;
  readonly isDisabled: boolean;
  /** Says at which widths it is drawn. */
  readonly className: string | undefined;
  readonly words?: boolean;
}

function Placed({ tool, isDisabled, className, words }: PlacedProps) {
  return (
    <span className={className}>
      <ToolButton
        label={tool.label}
        icon={tool.icon}
        isPressed={tool.isPressed ?? false}
        isDisabled={isDisabled || (tool.isDisabled ?? false)}
        onPress={tool.onPress}
        words={words ?? false}
      />
    </span>
  );
}
