import { mergeRegister } from '@lexical/utils';
import {
  $createNodeSelection,
  $getSelection,
  $isNodeSelection,
  $setSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_LOW,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './block-frame.module.css';

interface BlockFrameProps {
  readonly editor: LexicalEditor;
  readonly nodeKey: NodeKey;
  readonly children: ReactNode;
}

const CONTROLS = 'a[href], button, input, textarea, select, [role="button"]';

/**
 * What stands around a block in a text: a click, a tap or the arrows choose it, Enter goes to its controls, Escape comes back to
 * the text. What it can do (`data-block-tools`) is seen only then, under it, and not among the words.
 */
export function BlockFrame({ editor, nodeKey, children }: BlockFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [isChosen, setChosen] = useState(false);
  useEffect(
    () =>
      mergeRegister(
        editor.registerUpdateListener(({ editorState }) => setChosen(editorState.read(() => $isChosen(nodeKey)))),
        editor.registerCommand(CLICK_COMMAND, (event) => $chooseBlock(frame.current, event, nodeKey), COMMAND_PRIORITY_LOW),
        editor.registerCommand(KEY_ENTER_COMMAND, (event) => $enterBlock(frame.current, event, nodeKey), COMMAND_PRIORITY_LOW),
        editor.registerCommand(KEY_ESCAPE_COMMAND, (event) => leaveBlock(frame.current, event, editor), COMMAND_PRIORITY_LOW),
      ),
    [editor, nodeKey],
  );
  return (
    <div ref={frame} className={styles.frame} data-chosen={isChosen}>
      {children}
    </div>
  );
}

function $isChosen(key: NodeKey): boolean {
  const selection = $getSelection();
  return $isNodeSelection(selection) && selection.has(key);
}

function $chooseBlock(frame: HTMLElement | null, { target }: MouseEvent, key: NodeKey): boolean {
  if (!(target instanceof Element) || !frame?.contains(target) || target.closest(CONTROLS)) return false;
  const selection = $createNodeSelection();
  selection.add(key);
  $setSelection(selection);
  return true;
}

function $enterBlock(frame: HTMLElement | null, event: KeyboardEvent | null, key: NodeKey): boolean {
  const control = frame?.querySelector<HTMLElement>(`[data-block-tools] :is(${CONTROLS})`);
  // Enter that is pressed on a control is the control's.
  if (!control || isFrom(frame, event) || !$isChosen(key)) return false;
  event?.preventDefault();
  control.focus();
  return true;
}

function leaveBlock(frame: HTMLElement | null, event: KeyboardEvent, editor: LexicalEditor): boolean {
  if (!isFrom(frame, event)) return false;
  event.preventDefault();
  editor.getRootElement()?.focus();
  return true;
}

function isFrom(frame: HTMLElement | null, event: Event | null): boolean {
  return event?.target instanceof Node && frame?.contains(event.target) === true;
}
