import { registerRichText } from '@lexical/rich-text';
import { $createListItemNode, $createListNode, $isListNode, registerList } from '@lexical/list';
import { $createTextNode, $getRoot, INSERT_PARAGRAPH_COMMAND, KEY_TAB_COMMAND, type LexicalEditor } from 'lexical';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { registerLists } from '#client/editor/lists/lists-plugin';
import { readText } from '#document/text/text-read';
import { NET, openPeer, ROOT, type TextPeer, update } from '../../../fuzz/text-peer';

let lastClient = 0;

/** An editor with a list of these items, the caret at the start of the last one. */
function openList(kind: 'bullet' | 'number', ...items: string[]): TextPeer {
  const peer = openPeer('Nadia', () => ++lastClient);
  const stops = [registerRichText(peer.editor), registerList(peer.editor), registerLists(peer.editor)];
  onTestFinished(() => {
    for (const stop of stops) stop();
    peer.close();
  });
  update(peer, () => {
    const rows = items.map((words) => $createListItemNode().append(...(words ? [$createTextNode(words)] : [])));
    $getRoot().append($createListNode(kind).append(...rows));
    $getRoot().getLastDescendant()?.selectStart();
  });
  return peer;
}

/** Presses Tab; false when the key went on to the page. */
function tab(editor: LexicalEditor, shiftKey = false): boolean {
  let isTaken = false;
  const event = { shiftKey, preventDefault: () => {} } as KeyboardEvent;
  editor.update(
    () => {
      isTaken = editor.dispatchCommand(KEY_TAB_COMMAND, event);
    },
    { discrete: true },
  );
  return isTaken;
}

function shapeOf(peer: TextPeer): string {
  const read = readText(peer.source, ROOT);
  return JSON.stringify(read, (key, value: unknown) => (key === 'format' || key === 'tag' || key === 'listType' ? undefined : value));
}

test('Tab at the start of an item puts it under the one above, and Shift and Tab brings it back', () => {
  const peer = openList('bullet', 'les portes', 'le CCAS');
  const flat = shapeOf(peer);
  expect(tab(peer.editor)).toBe(true);
  expect(shapeOf(peer)).not.toBe(flat);
  expect(peer.section.verify()).toBe(true);
  // Under the first one is as deep as it goes: the next Tab leaves the text.
  expect(tab(peer.editor)).toBe(false);
  expect(tab(peer.editor, true)).toBe(true);
  expect(shapeOf(peer)).toBe(flat);
  expect(tab(peer.editor, true)).toBe(false);
});

test('Tab in the middle of an item, and in a first one, leaves the text', () => {
  const peer = openList('bullet', 'les portes', 'le CCAS');
  update(peer, () => {
    $getRoot().getLastDescendant()?.selectEnd();
  });
  expect(tab(peer.editor)).toBe(false);
  update(peer, () => void $getRoot().getFirstDescendant()?.selectStart());
  expect(tab(peer.editor)).toBe(false);
});

test('Enter on an empty item leaves the list', () => {
  const peer = openList('bullet', 'les portes', '');
  peer.editor.update(() => void peer.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined), { discrete: true });
  expect(readText(peer.source, ROOT).map(({ type }) => type)).toEqual(['list', 'paragraph']);
});

test('a numbered list that begins at 3 does so in every window, in what is read, and goes on from there', () => {
  const nadia = openList('number', 'trois', 'quatre');
  update(nadia, () => {
    const list = $getRoot().getFirstChild();
    if ($isListNode(list)) list.setStart(3);
  });
  const marc = openPeer('Marc', () => ++lastClient);
  onTestFinished(marc.close);
  Y.applyUpdate(marc.source, Y.encodeStateAsUpdate(nadia.source), NET);
  marc.session.settle();
  const start = marc.editor.getEditorState().read(() => {
    const list = $getRoot().getFirstChild();
    return $isListNode(list) ? [list.getStart(), list.getChildrenSize()] : undefined;
  });
  expect(start).toEqual([3, 2]);
  expect(readText(marc.source, ROOT)).toMatchObject([{ type: 'list', start: 3 }]);
  expect(nadia.section.verify() && marc.section.verify()).toBe(true);
});
