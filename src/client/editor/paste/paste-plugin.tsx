import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import {
  $addUpdateTag,
  $getSelection,
  COMMAND_PRIORITY_LOW,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  isSelectionCapturedInDecoratorInput,
  type LexicalEditor,
  PASTE_COMMAND,
  PASTE_TAG,
  SELECTION_INSERT_CLIPBOARD_NODES_COMMAND,
} from 'lexical';
import { useEffect } from 'react';
import type { Unsubscribe } from '#shared/lifecycle';
import { $pastedNodes } from './paste-nodes';
import { readPastedHtml } from './pasted-blocks';

/** What comes from other programs enters as what a text has: lists of Word are lists, words of Google Docs look as they did. */
export function PastePlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => registerPaste(editor), [editor]);
  return null;
}

/**
 * What `PastePlugin` does, without React: pastes and drops of HTML. What was copied here, and what has no HTML (as « paste
 * without formatting » brings), is left to Lexical.
 */
export function registerPaste(editor: LexicalEditor): Unsubscribe {
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const isInField = event.target instanceof Node && isSelectionCapturedInDecoratorInput(event.target);
        if (!('clipboardData' in event) || isInField || !$insertHtml(editor, event.clipboardData)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (event) => typeof event !== 'string' && $insertHtml(editor, event.dataTransfer),
      COMMAND_PRIORITY_LOW,
    ),
  );
}

/** False where there is no HTML of another program, or no word in it. */
function $insertHtml(editor: LexicalEditor, data: DataTransfer | null): boolean {
  const selection = $getSelection();
  const html = data?.getData('text/html') ?? '';
  // A keyboard that corrects a word on a tablet brings it as HTML too.
  if (!data || !selection || html === '' || html === data.getData('text/plain') || isOurs(editor, data)) return false;
  const blocks = readPastedHtml(html);
  if (blocks.length === 0) selection.insertRawText(data.getData('text/plain'));
  else {
    const nodes = $pastedNodes(blocks);
    if (!editor.dispatchCommand(SELECTION_INSERT_CLIPBOARD_NODES_COMMAND, { nodes, selection })) selection.insertNodes(nodes);
  }
  $addUpdateTag(PASTE_TAG);
  return true;
}

/** Whether it was copied from a text of this app, with its embeds. */
function isOurs(editor: LexicalEditor, data: DataTransfer): boolean {
  try {
    const { namespace } = JSON.parse(data.getData('application/x-lexical-editor')) as { readonly namespace?: unknown };
    return namespace === editor._config.namespace;
  } catch {
    return false;
  }
}
