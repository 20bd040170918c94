import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { eventFiles } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import { COMMAND_PRIORITY_HIGH, DRAGOVER_COMMAND, DROP_COMMAND, type LexicalEditor, PASTE_COMMAND } from 'lexical';
import { useEffect } from 'react';

/** Hands over files that are pasted or dropped; words are pasted as words. */
export function FilesPlugin({ onFiles }: { readonly onFiles: (files: readonly File[], editor: LexicalEditor) => void }) {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const take = (event: DragEvent | ClipboardEvent | InputEvent | KeyboardEvent | null) => {
      if (!event || event instanceof KeyboardEvent || event instanceof InputEvent) return false;
      const [hasFiles, files, hasText] = eventFiles(event);
      if (!hasFiles || hasText || files.length === 0) return false;
      event.preventDefault();
      onFiles(files, editor);
      return true;
    };
    const allow = (event: DragEvent) => {
      const [hasFiles] = eventFiles(event);
      if (hasFiles) event.preventDefault();
      return hasFiles;
    };
    return mergeRegister(
      editor.registerCommand(PASTE_COMMAND, take, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(DROP_COMMAND, take, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(DRAGOVER_COMMAND, allow, COMMAND_PRIORITY_HIGH),
    );
  }, [editor, onFiles]);
  return null;
}
