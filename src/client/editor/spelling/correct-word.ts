import { $createRangeSelection, $getSelection, $isRangeSelection, $setSelection, type LexicalEditor } from 'lexical';
import type { TextUndo } from '../text-undo';
import { $blockOf, $lineOf, placeIn } from './spelled-line';
import type { UnknownWord } from './spelling-watch';

/** Selects an unknown word, as long as it still stands where it stood. Call it inside an update. */
function $selectWord({ block: key, start, end, word }: UnknownWord): boolean {
  const block = $blockOf(key);
  const line = block && $lineOf(block);
  const [first, last] = line ? [placeIn(line, start), placeIn(line, end - 1)] : [];
  if (!first || !last || line?.text.slice(start, end) !== word) return false;
  const selection = $createRangeSelection();
  selection.anchor.set(first.key, first.offset, 'text');
  selection.focus.set(last.key, last.offset + 1, 'text');
  $setSelection(selection);
  return true;
}

/** Selects an unknown word in the text, so that one sees which it is. */
export function selectWord(editor: LexicalEditor, unknown: UnknownWord): void {
  editor.update(() => void $selectWord(unknown), { discrete: true });
}

/** Writes `correction` in place of an unknown word, in its look; one undo gives it back. A word that changed meanwhile stays. */
export function correctWord(editor: LexicalEditor, undo: TextUndo, unknown: UnknownWord, correction: string): void {
  undo.beginStep();
  editor.update(
    () => {
      const selection = $selectWord(unknown) ? $getSelection() : undefined;
      if ($isRangeSelection(selection)) selection.insertText(correction);
    },
    { discrete: true },
  );
  undo.beginStep();
}
