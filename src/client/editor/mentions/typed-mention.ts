import { $isLinkNode } from '@lexical/link';
import { $getNodeByKey, $getSelection, $isRangeSelection, $isTextNode, COLLABORATION_TAG, type LexicalEditor, type NodeKey } from 'lexical';
import { $createInlineEmbed, type EmbedTarget } from '../embeds/embed-nodes.tsx';
import type { TextUndo } from '../text-undo';
import { $typedAt, putsOneSign } from '../typing/typing-aids';

/** An « @ » that somebody typed, and what they typed behind it. */
export interface TypedMention {
  readonly key: NodeKey;
  /** Where its « @ » stands in that text, and where the caret does. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** No sign of a word or of an address stands before it: « nadia@exemple.org » names nobody. */
const TYPED = /(?:^|[^\p{L}\p{N}\p{M}@._%+/-])@(|[^\s@][^\n@]{0,39})$/u;

/** The « @ » whose words the caret ends, where there is one. */
function $mentionAtCaret(): TypedMention | undefined {
  const at = $typedAt();
  if (!at || at.node.hasFormat('code') || $isLinkNode(at.node.getParent())) return undefined;
  const text = at.node.getTextContent();
  const before = at.node
    .getPreviousSiblings()
    .map((sibling) => sibling.getTextContent())
    .join('');
  const words = TYPED.exec(before + text.slice(0, at.offset))?.[1];
  // In front of a word it would take the half of it.
  if (words === undefined || /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at.offset))) return undefined;
  const start = at.offset - words.length - 1;
  return start < 0 ? undefined : { key: at.node.getKey(), start, end: at.offset, words };
}

/** Follows what is typed behind an « @ ». */
export interface MentionWatch {
  /** Hears of nothing more until another « @ » is typed; what was typed stays. */
  dismiss(): void;
  stop(): void;
}

/**
 * Says what is typed behind an « @ », from that sign on and for as long as the caret stays there, composed or not; and that it
 * is over, with undefined. It writes nothing.
 */
export function watchMentions(editor: LexicalEditor, tell: (mention: TypedMention | undefined) => void): MentionWatch {
  let current: TypedMention | undefined;
  const set = (next: TypedMention | undefined) => {
    if (isSame(current, next)) return;
    current = next;
    tell(next);
  };
  const stop = editor.registerUpdateListener((payload) => {
    const at = payload.editorState.read($mentionAtCaret);
    if (!current) {
      if (at?.words === '' && putsOneSign(payload)) set(at);
      return;
    }
    // Others' words may move it; a caret that goes to another one leaves this one.
    const stays = at && ((at.key === current.key && at.start === current.start) || payload.tags.has(COLLABORATION_TAG));
    set(stays ? at : undefined);
  });
  return { dismiss: () => set(undefined), stop };
}

function isSame(a: TypedMention | undefined, b: TypedMention | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.key === b.key && a.start === b.start && a.words === b.words);
}

/**
 * Puts what was chosen in place of the « @ » and its words at the caret; one undo gives them back. What is being composed is
 * ended first: the keyboard would write on in words that are gone.
 */
export function insertMention(editor: LexicalEditor, undo: TextUndo, target: EmbedTarget): void {
  if (!editor.isComposing()) {
    write(editor, undo, target);
    return;
  }
  const stop = editor.registerUpdateListener(() => {
    if (editor.isComposing()) return;
    stop();
    queueMicrotask(() => {
      write(editor, undo, target);
      editor.focus();
    });
  });
  editor.getRootElement()?.blur();
}

function write(editor: LexicalEditor, undo: TextUndo, target: EmbedTarget): void {
  undo.beginStep();
  editor.update(
    () => {
      const at = $mentionAtCaret();
      const [selection, text] = [$getSelection(), at && $getNodeByKey(at.key)];
      if (!at || !$isRangeSelection(selection) || !$isTextNode(text)) return;
      selection.anchor.set(at.key, at.start, 'text');
      selection.focus.set(at.key, at.end, 'text');
      selection.insertNodes([$createInlineEmbed(target)]);
    },
    { discrete: true },
  );
  undo.beginStep();
}
