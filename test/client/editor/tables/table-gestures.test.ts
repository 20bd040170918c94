import { $createTableNodeWithDimensions, $isTableCellNode, $isTableNode, $isTableRowNode, type TableNode } from '@lexical/table';
import { $createParagraphNode, $createTextNode, $getRoot, $insertNodes, type ElementNode } from 'lexical';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { $changeTable, $isHeaded, type TableGesture } from '#client/editor/tables/table-gestures';
import { registerTables } from '#client/editor/tables/tables-plugin';
import { goneWords } from '#document/text/gone-words';
import { NET, openPeer, type TextPeer, update } from '../../../fuzz/text-peer';

let lastClient = 0;

function openWindow(stored?: TextPeer): TextPeer {
  const peer = openPeer('Nadia', () => ++lastClient);
  const stop = registerTables(peer.editor);
  if (stored) exchange(stored, peer);
  onTestFinished(() => {
    stop();
    peer.close();
  });
  return peer;
}

function exchange(from: TextPeer, to: TextPeer): void {
  Y.applyUpdate(to.source, Y.encodeStateAsUpdate(from.source), NET);
  to.session.settle();
}

function meet(...peers: TextPeer[]): void {
  for (let round = 0; round < 6; round++) for (const from of peers) for (const to of peers) if (from !== to) exchange(from, to);
}

function $table(): TableNode {
  const table = $getRoot().getChildren().find($isTableNode);
  if (!table) throw new Error('there is no table');
  return table;
}

function $cell(row: number, column: number): ElementNode {
  const cell = ($table().getChildAtIndex(row) as ElementNode).getChildAtIndex(column);
  if (!$isTableCellNode(cell)) throw new Error('there is no such cell');
  return cell;
}

/** What each cell says, row by row. */
function cellsOf(peer: TextPeer): string[][] {
  return peer.editor.getEditorState().read(() =>
    $table()
      .getChildren()
      .map((row) => ($isTableRowNode(row) ? row.getChildren().map((cell) => cell.getTextContent()) : [])),
  );
}

/** A table of two rows and two columns, the first row a header, that says a b / c d. */
function withTable(): TextPeer {
  const peer = openWindow();
  update(peer, () => {
    const table = $createTableNodeWithDimensions(2, 2, { rows: true, columns: false });
    $getRoot().append(table, $createParagraphNode());
    for (const [index, words] of ['a', 'b', 'c', 'd'].entries()) $write($cell(Math.floor(index / 2), index % 2), words);
  });
  return peer;
}

function $write(cell: ElementNode, words: string): void {
  const line = cell.getFirstChildOrThrow<ElementNode>();
  line.clear();
  line.append($createTextNode(words));
}

function change(peer: TextPeer, [row, column]: readonly [number, number], gesture: TableGesture): void {
  update(peer, () => {
    $cell(row, column).selectEnd();
    $changeTable(gesture);
  });
}

test.each<[TableGesture, string[][]]>([
  [
    'rowBefore',
    [
      ['a', 'b'],
      ['', ''],
      ['c', 'd'],
    ],
  ],
  [
    'rowAfter',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['', ''],
    ],
  ],
  [
    'columnBefore',
    [
      ['', 'a', 'b'],
      ['', 'c', 'd'],
    ],
  ],
  [
    'columnAfter',
    [
      ['a', '', 'b'],
      ['c', '', 'd'],
    ],
  ],
  [
    'rowUp',
    [
      ['c', 'd'],
      ['a', 'b'],
    ],
  ],
  [
    'rowDown',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'columnLeft',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'columnRight',
    [
      ['b', 'a'],
      ['d', 'c'],
    ],
  ],
  ['removeRow', [['a', 'b']]],
  ['removeColumn', [['b'], ['d']]],
])('%s, from the first cell of the last row, is seen by everybody and undone at once', (gesture, expected) => {
  const nadia = withTable();
  const marc = openWindow(nadia);
  nadia.session.undo.beginStep();
  change(nadia, [1, 0], gesture);
  meet(nadia, marc);
  expect(cellsOf(nadia)).toEqual(expected);
  expect(cellsOf(marc)).toEqual(expected);
  expect(nadia.section.verify() && marc.section.verify()).toBe(true);
  nadia.session.undo.undo();
  nadia.session.settle();
  meet(nadia, marc);
  const isKept =
    JSON.stringify(expected) ===
    JSON.stringify([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  if (!isKept)
    expect(cellsOf(marc)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
});

test('a row moved to the top heads the table, and the one that stood there does no more', () => {
  const nadia = withTable();
  change(nadia, [1, 0], 'rowUp');
  expect(nadia.editor.getEditorState().read(() => $isHeaded($table()))).toBe(true);
  change(nadia, [0, 0], 'header');
  expect(nadia.editor.getEditorState().read(() => $isHeaded($table()))).toBe(false);
  const marc = openWindow(nadia);
  expect(marc.editor.getEditorState().read(() => $isHeaded($table()))).toBe(false);
});

test('the last row takes the table with it, and leaves a line', () => {
  const nadia = withTable();
  change(nadia, [1, 0], 'removeRow');
  change(nadia, [0, 0], 'removeRow');
  expect(nadia.text().trim()).toBe('');
  expect(nadia.section.verify()).toBe(true);
});

test('words that somebody writes in a row that is moved meanwhile are kept', () => {
  const nadia = withTable();
  const marc = openWindow(nadia);
  change(nadia, [1, 0], 'rowUp');
  update(marc, () => void $cell(1, 0).selectEnd().insertText('afé'));
  meet(nadia, marc);
  expect(cellsOf(nadia)).toEqual(cellsOf(marc));
  const journal = goneWords(marc.session.doc, marc.session.words).map((run) => run.text);
  expect([nadia.text(), ...journal].join(' ')).toContain('afé');
});

test('a table pasted into a cell with other words leaves its words there, and no table', () => {
  const nadia = withTable();
  update(nadia, () => {
    $cell(1, 1).selectEnd();
    const table = $createTableNodeWithDimensions(1, 2, false);
    const row = table.getFirstChildOrThrow<ElementNode>();
    for (const [index, cell] of row.getChildren<ElementNode>().entries()) $write(cell, index === 0 ? 'lundi' : 'mardi');
    $insertNodes([$createParagraphNode().append($createTextNode('Permanences')), table]);
  });
  const inCell = nadia.editor.getEditorState().read(() => $cell(1, 1).getTextContent());
  for (const words of ['d', 'Permanences', 'lundi', 'mardi']) expect(inCell).toContain(words);
  const tables = nadia.editor
    .getEditorState()
    .read(() => JSON.stringify(nadia.editor.getEditorState().toJSON()).split('"type":"table"').length - 1);
  expect(tables).toBe(1);
  expect(nadia.section.verify()).toBe(true);
});
