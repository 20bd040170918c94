import type { LexicalEditor } from 'lexical';
import { useEffect, useState } from 'react';
import { $readTextState, NO_TEXT_STATE, type TextState } from './text-commands';
import type { TextSession } from './text-session';

interface ToolState extends TextState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What the toolbar shows: the formats at the caret of `editor`, and whether there is something to undo. */
export function useTextState(editor: LexicalEditor | undefined, session: TextSession | undefined): ToolState {
  const [text, setText] = useState<TextState>(NO_TEXT_STATE);
  const [undo, setUndo] = useState({ canUndo: false, canRedo: false });
  useEffect(() => {
    if (!editor) return;
    const read = () => {
      const next = editor.getEditorState().read($readTextState);
      setText((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    read();
    return editor.registerUpdateListener(read);
  }, [editor]);
  useEffect(() => {
    if (!session) return;
    const read = () => setUndo({ canUndo: session.undo.canUndo, canRedo: session.undo.canRedo });
    read();
    return session.undo.onChange(read);
  }, [session]);
  return { ...text, ...undo };
}
