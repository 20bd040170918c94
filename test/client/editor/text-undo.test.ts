import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { Origin } from '#document/origin';
import { createTextUndo } from '#client/editor/text-undo';

const HERE = new Origin('local', 'editor');

/** A text that one person writes in, at moments that the test chooses. */
function openText() {
  const doc = new Y.Doc();
  const flow = doc.getText('chapter');
  let now = 0;
  const undo = createTextUndo(doc, { now: () => now });
  undo.follow(flow, HERE);
  onTestFinished(undo.close);
  const writeAt = (moment: number, words: string) => {
    now = moment;
    doc.transact(() => flow.insert(flow.length, words), HERE);
  };
  return { flow, undo, writeAt };
}

test('what is written without a pause is undone at once, and what was written before the pause after that', () => {
  const { flow, undo, writeAt } = openText();
  writeAt(1_000, 'un');
  writeAt(1_599, ' deux');
  writeAt(2_199, ' trois');
  writeAt(2_700, ' quatre');
  undo.undo();
  expect(flow.toString()).toBe('un deux');
  undo.undo();
  expect(flow.toString()).toBe('');
  expect(undo.canUndo).toBe(false);
});

test('what is written after an undo is a step of its own', () => {
  const { flow, undo, writeAt } = openText();
  writeAt(1_000, 'un');
  writeAt(2_000, ' deux');
  undo.undo();
  writeAt(2_100, ' trois');
  undo.undo();
  expect(flow.toString()).toBe('un');
});
