import { createHeadlessEditor } from '@lexical/headless';
import { $createListItemNode, $createListNode } from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $createTableCellNode, $createTableNode, $createTableRowNode } from '@lexical/table';
import {
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  type ElementNode,
  type RangeSelection,
} from 'lexical';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { EDITOR_NODES } from '#client/editor/editor-nodes';
import { describeEditor } from '#client/editor/rendered-text';
import { bindSection } from '#client/editor/section-binding';
import { openTextSession } from '#client/editor/text-session';

/** Longer than edits may be apart in one step, in milliseconds. */
const PAUSE = 1000;

function openWindow() {
  const source = new Y.Doc();
  let now = 0;
  const session = openTextSession({ source, clock: { now: () => now }, schedule: () => () => {} });
  const editor = createHeadlessEditor({
    nodes: EDITOR_NODES,
    onError: (error) => {
      throw error;
    },
  });
  const section = bindSection(session, editor, 'section:findings');
  onTestFinished(() => {
    section.unbind();
    session.close();
  });
  return {
    source,
    editor,
    session,
    shown: () => describeEditor(editor),
    /** One gesture, a step of its own. */
    update: (change: () => void) => {
      now += PAUSE;
      editor.update(change, { discrete: true });
    },
  };
}

type Window = ReturnType<typeof openWindow>;

function meet(...windows: readonly Window[]): void {
  for (const from of windows)
    for (const to of windows) if (from !== to) Y.applyUpdate(to.source, Y.encodeStateAsUpdate(from.source), 'network');
  for (const { session } of windows) session.settle();
}

/** Two windows on « Quatre portes », which Anna wrote. */
function openTwo() {
  const [anna, ben] = [openWindow(), openWindow()];
  anna.update(() => void $getRoot().append($createParagraphNode().append($createTextNode('Quatre portes'))));
  meet(anna, ben);
  /** Anna takes her last gesture back, or makes it again; gives what both windows show. */
  const undo = (what: 'undo' | 'redo') => {
    anna.session.undo[what]();
    meet(anna, ben);
    expect(ben.shown()).toBe(anna.shown());
    return anna.shown();
  };
  return { anna, ben, undo };
}

/** The caret in a line, at an offset of it, or a stretch of it. */
function select(line: number, from: number, to = from): RangeSelection {
  const text = $getRoot().getAllTextNodes()[line];
  if (!text) throw new RangeError(`no line ${line}`);
  const selection = $createRangeSelection();
  selection.anchor.set(text.getKey(), from, 'text');
  selection.focus.set(text.getKey(), to, 'text');
  $setSelection(selection);
  return selection;
}

function makeTitle(): void {
  $setBlocksType(select(0, 0), () => $createHeadingNode('h2'));
}

function makeList(): void {
  const line = $getRoot().getFirstChildOrThrow<ElementNode>();
  line.replace($createListNode('bullet').append($createListItemNode().append(...line.getChildren())));
}

test.each([
  ['a title', makeTitle, 'root[heading["Quatre portes fermées"]]'],
  ['a list', makeList, 'root[list[listitem["Quatre portes fermées"]]]'],
])('what becomes %s and is taken back keeps the words of both', (_what, change, changed) => {
  const { anna, ben, undo } = openTwo();
  anna.update(change);
  meet(anna, ben);
  ben.update(() => select(0, 13).insertText(' fermées'));
  meet(anna, ben);
  expect(anna.shown()).toBe(changed);
  expect(undo('undo')).toBe('root[paragraph["Quatre portes fermées"]]');
  expect(undo('redo')).toBe(changed);
});

test('a line that was split and is whole again keeps the words that somebody else wrote before the split', () => {
  const { anna, ben, undo } = openTwo();
  anna.update(() => void select(0, 7).insertParagraph());
  meet(anna, ben);
  ben.update(() => select(0, 0).insertText('Les '));
  meet(anna, ben);
  expect(undo('undo')).toBe('root[paragraph["Les Quatre portes"]]');
  expect(undo('redo')).toBe('root[paragraph["Les Quatre "] paragraph["portes"]]');
});

test('lines that were joined part and join again, with the words that somebody else wrote in them', () => {
  const { anna, ben, undo } = openTwo();
  anna.update(() => void $getRoot().append($createParagraphNode().append($createTextNode('Suite'))));
  anna.update(() => {
    const [first, second] = $getRoot().getChildren<ElementNode>();
    first?.append(...(second?.getChildren() ?? []));
    second?.remove();
  });
  meet(anna, ben);
  ben.update(() => select(0, 0).insertText('Les '));
  meet(anna, ben);
  expect(undo('undo')).toBe('root[paragraph["Les Quatre portes"] paragraph["Suite"]]');
  expect(undo('redo')).toBe('root[paragraph["Les Quatre portesSuite"]]');
});

test('bold letters that are taken back and made again stay in their order, with a letter that somebody else wrote between', () => {
  const { anna, ben, undo } = openTwo();
  anna.update(() => select(0, 7, 13).formatText('bold'));
  ben.update(() => select(0, 10).insertText('_'));
  meet(anna, ben);
  expect(undo('undo').replaceAll(/" "/gu, '')).toContain('Quatre por_tes');
  undo('redo');
  expect(anna.shown().replaceAll(/" (?:bold:)?"/gu, '')).toMatch(/por.*_.*tes/u);
});

test('letters that somebody else deleted stay away when a list is taken back', () => {
  const { anna, ben, undo } = openTwo();
  anna.update(makeList);
  meet(anna, ben);
  ben.update(() => select(0, 12, 13).removeText());
  meet(anna, ben);
  expect(undo('undo')).toBe('root[paragraph["Quatre porte"]]');
  expect(undo('redo')).toBe('root[list[listitem["Quatre porte"]]]');
});

test('a line that somebody else wrote in stays when its making is taken back, and so does what was made before it', () => {
  const { anna, ben, undo } = openTwo();
  anna.update(() => void $getRoot().getFirstChildOrThrow().insertBefore($createParagraphNode()));
  meet(anna, ben);
  ben.update(() => void $getRoot().getFirstChild<ElementNode>()?.append($createTextNode('Les clés')));
  meet(anna, ben);
  expect(undo('undo')).toBe('root[paragraph["Les clés"] paragraph["Quatre portes"]]');
});

test('a table that is taken back and made again is one, also behind words of somebody else that nothing ends', () => {
  const { anna, ben, undo } = openTwo();
  ben.update(() => select(0, 13).insertText(' fermées'));
  meet(anna, ben);
  anna.update(() => {
    const cell = $createTableCellNode(0).append($createParagraphNode());
    $getRoot().append($createTableNode().append($createTableRowNode().append(cell)));
  });
  meet(anna, ben);
  const end = 'Quatre portes fermées'.length;
  ben.source.getText('section:findings').delete(end, 1);
  meet(anna, ben);
  const both = 'root[paragraph["Quatre portes fermées"] table[tablerow[tablecell[paragraph[]]]]]';
  expect(anna.shown()).toBe(both);
  expect(undo('undo')).toBe('root[paragraph["Quatre portes fermées"]]');
  expect(undo('redo')).toBe(both);
});

test('words come back that one wrote in a row of one’s own, in a table that its maker had taken back', () => {
  const { anna, ben, undo } = openTwo();
  const row = (words: string) => {
    const cell = $createTableCellNode(0).append($createParagraphNode().append(...(words ? [$createTextNode(words)] : [])));
    return $createTableRowNode().append(cell);
  };
  ben.update(() => void $getRoot().append($createTableNode().append(row(''))));
  meet(anna, ben);
  anna.update(() => void $getRoot().getLastChild<ElementNode>()?.append(row('Le bus de 18 h')));
  meet(anna, ben);
  ben.session.undo.undo();
  meet(anna, ben);
  const kept = 'root[paragraph["Quatre portes"] table[tablerow[tablecell[paragraph["Le bus de 18 h"]]]]]';
  expect(anna.shown()).toBe(kept);
  expect(undo('undo')).toBe('root[paragraph["Quatre portes"]]');
  expect(undo('redo')).toBe(kept);
});

/** Where a window's caret is: the line, and how many signs of its words stand before it. */
function caretOf({ editor }: Window): string {
  return editor.read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return 'none';
    const { anchor } = selection;
    return `${anchor.getNode().getTextContent()} ${anchor.offset}`;
  });
}

test('after a redo one writes on behind what came back, and others’ carets stay where they are', () => {
  const { anna, ben, undo } = openTwo();
  ben.update(() => void select(0, 6));
  anna.update(() => select(0, 13).insertText(' et demie'));
  meet(anna, ben);
  undo('undo');
  expect(caretOf(anna)).toBe('Quatre portes 13');
  undo('redo');
  expect([caretOf(anna), caretOf(ben)]).toEqual(['Quatre portes et demie 22', 'Quatre portes et demie 6']);
});

test('after words that were deleted come back, one writes on behind them', () => {
  const { anna, undo } = openTwo();
  anna.update(() => select(0, 0, 7).removeText());
  expect(undo('undo')).toBe('root[paragraph["Quatre portes"]]');
  expect(caretOf(anna)).toBe('Quatre portes 7');
});

test('an undo that brings nothing back leaves the caret where it is', () => {
  const { anna, undo } = openTwo();
  anna.update(makeTitle);
  anna.update(() => void select(0, 3));
  undo('undo');
  expect(caretOf(anna)).toBe('Quatre portes 3');
});
