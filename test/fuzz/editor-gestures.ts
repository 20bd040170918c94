import { $getSelection, $isParagraphNode, $isRangeSelection } from 'lexical';
import { applyTypingAids } from '#client/editor/typing/typing-aids';
import type { Random } from '../support/random';
import { caretIn, type Gesture, GESTURES, leafBlocks, select } from './text-gestures';
import { changeTable, insertTable } from './table-gestures';
import { type TextPeer, update } from './text-peer';

function aid({ editor, session }: TextPeer): void {
  applyTypingAids({ editor, undo: session.undo, isFrench: () => true });
}

/** Somebody types a marker at the start of a paragraph, which becomes the block that it means. */
function markBlock(peer: TextPeer, random: Random): void {
  let ready = false;
  update(peer, () => {
    const texts = leafBlocks().flatMap((block) => ($isParagraphNode(block) ? block.getAllTextNodes().slice(0, 1) : []));
    if (texts.length === 0) return;
    select(random.pick(texts), 0, 0).insertText(random.pick(['# ', '## ', '- ', '3. ', '> ']));
    ready = true;
  });
  if (ready) aid(peer);
}

/** Somebody types a word between marks, or in quotation marks. */
function markWord(peer: TextPeer, random: Random, word: () => string): void {
  const mark = random.pick(['*', '**', '"']);
  const typed = [mark, word(), mark];
  let ready = false;
  update(peer, () => {
    const blocks = leafBlocks();
    const caret = blocks.length > 0 ? caretIn(random.pick(blocks), random) : undefined;
    if (caret) select(caret.node, caret.offset, caret.offset);
    else blocks[0]?.selectEnd();
    ready = blocks.length > 0;
  });
  if (!ready) return;
  for (const signs of typed) {
    update(peer, () => insertAtCaret(signs));
    aid(peer);
  }
  update(peer, () => insertAtCaret(' '));
}

function insertAtCaret(signs: string): void {
  const selection = $getSelection();
  if ($isRangeSelection(selection)) selection.insertText(signs);
}

/** All gestures, and those on tables. */
export const TABLE_GESTURES: readonly Gesture[] = [
  ...GESTURES,
  { name: 'table', weight: 4, run: insertTable },
  ...(['rowAfter', 'columnBefore', 'rowUp', 'rowDown', 'columnLeft', 'columnRight', 'header'] as const).map((gesture) => ({
    name: gesture,
    weight: 2,
    run: changeTable(gesture),
  })),
  { name: 'removeColumn', weight: 1, deletes: true, run: changeTable('removeColumn') },
];

/** All gestures, and those that rewrite what is typed. */
export const TYPING_GESTURES: readonly Gesture[] = [
  ...GESTURES,
  { name: 'markdown-block', weight: 3, run: markBlock },
  { name: 'markdown-word', weight: 3, run: markWord },
];
