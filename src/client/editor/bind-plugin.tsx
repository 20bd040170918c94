import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $setSelection,
  CAN_REDO_COMMAND,
  CAN_UNDO_COMMAND,
  COMMAND_PRIORITY_EDITOR,
  FOCUS_COMMAND,
  type LexicalEditor,
  REDO_COMMAND,
  UNDO_COMMAND,
} from 'lexical';
import { type ReactNode, useEffect, useState } from 'react';
import { keepSelectionFresh } from './fresh-selection';
import { bindSection, type Caret, type SectionBinding } from './section-binding';
import type { TextSession } from './text-session';

interface BindPluginProps {
  readonly session: TextSession;
  readonly rootName: string;
  readonly onFocus: (editor: LexicalEditor) => void;
  readonly onCaret: (caret: Caret | null) => void;
  readonly onError: (error: unknown) => void;
  readonly children: (section: SectionBinding) => ReactNode;
}

/** How often an editor is compared with its text while somebody is there. */
const WATCH_MS = 4000;

/** Binds the editor it stands in for as long as it shows. */
export function BindPlugin({ session, rootName, onFocus, onCaret, onError, children }: BindPluginProps) {
  const [editor] = useLexicalComposerContext();
  const [section, setSection] = useState<SectionBinding>();
  useEffect(() => {
    const bound = bindSection(session, editor, rootName, onError);
    setSection(bound);
    const watch = setInterval(() => {
      if (!editor.isComposing() && !bound.verify()) onError(new Error(`the editor of ${rootName} was drawn anew`));
    }, WATCH_MS);
    return () => {
      clearInterval(watch);
      bound.unbind();
      setSection(undefined);
    };
  }, [session, editor, rootName, onError]);
  useEffect(() => section?.onCaret(onCaret), [section, onCaret]);
  useEffect(() => registerGestures(editor, session, onFocus), [editor, session, onFocus]);
  return section ? children(section) : null;
}

function registerGestures(editor: LexicalEditor, session: TextSession, onFocus: (editor: LexicalEditor) => void) {
  const tellUndo = () => {
    editor.dispatchCommand(CAN_UNDO_COMMAND, session.undo.canUndo);
    editor.dispatchCommand(CAN_REDO_COMMAND, session.undo.canRedo);
  };
  const byPointer = watchPointer(editor);
  return mergeRegister(
    byPointer.stop,
    keepSelectionFresh(editor, session),
    editor.registerCommand(UNDO_COMMAND, () => (session.undo.undo(), true), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(REDO_COMMAND, () => (session.undo.redo(), true), COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(
      FOCUS_COMMAND,
      () => {
        onFocus(editor);
        beginIfEmpty(editor);
        if (!byPointer.isDown()) keepCaret(editor);
        return false;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
    session.undo.onChange(tellUndo),
  );
}

/** A section nobody wrote in holds nothing at all; the first person who enters it makes its first line. */
function beginIfEmpty(editor: LexicalEditor): void {
  editor.update(() => {
    const root = $getRoot();
    if (!root.isEmpty()) return;
    root.append($createParagraphNode());
    root.selectEnd();
  });
}

/** Whether the text is being entered with a mouse or a finger: the caret then goes where they point. */
function watchPointer(editor: LexicalEditor): { readonly isDown: () => boolean; readonly stop: () => void } {
  let isDown = false;
  const down = () => {
    isDown = true;
  };
  const up = () => {
    isDown = false;
  };
  const ends = ['pointerup', 'pointercancel', 'dragend'] as const;
  for (const end of ends) addEventListener(end, up);
  const unroot = editor.registerRootListener((root, before) => {
    before?.removeEventListener('pointerdown', down);
    root?.addEventListener('pointerdown', down);
  });
  const stop = () => {
    for (const end of ends) removeEventListener(end, up);
    unroot();
  };
  return { isDown: () => isDown, stop };
}

/** A browser puts the caret of a text entered with Tab at its very start; whoever went to a tool comes back where they were. */
function keepCaret(editor: LexicalEditor): void {
  editor.update(() => {
    const selection = $getSelection();
    if (selection) $setSelection(selection.clone());
  });
}
