import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { grownBy, othersWordAt } from '#client/editor/binding/word-end';

/** A text in two windows: what somebody writes, and another person who reads it with the caret at a place of it. */
function openTwo(words: string) {
  const writer = new Y.Doc();
  writer.getText('t').insert(0, words);
  const reader = new Y.Doc();
  const receive = () => Y.applyUpdate(reader, Y.encodeStateAsUpdate(writer));
  receive();
  return { written: writer.getText('t'), read: reader.getText('t'), reader, receive };
}

/** How far a caret at `index` goes on once the other one has written. */
function goesOnBy({ read, reader, receive }: ReturnType<typeof openTwo>, index: number, write: () => void): number | undefined {
  const word = othersWordAt(read, index);
  const place = Y.createRelativePositionFromTypeIndex(read, index, -1);
  write();
  receive();
  return word && grownBy(reader, place, word);
}

test('a caret behind the first letters of somebody’s word goes on with it, up to the space that ends it', () => {
  const two = openTwo('bon');
  expect(goesOnBy(two, 3, () => two.written.insert(3, 'jour à tous'))).toBe(4);
});

test('it goes on before letters of the same hand that stood there already', () => {
  const two = openTwo('bonmatin');
  expect(goesOnBy(two, 3, () => two.written.insert(3, 'jour'))).toBe(4);
  expect(goesOnBy(two, 3, () => two.written.insert(0, 'un '))).toBe(0);
});

test('it goes on before letters that stood there and that somebody removed meanwhile', () => {
  const two = openTwo('bonmatin');
  const write = () => {
    two.written.insert(3, 'jour');
    two.written.delete(7, 1);
  };
  expect(goesOnBy(two, 3, write)).toBe(4);
});

test('behind a space, at the start of a text and behind one’s own letters, a caret goes on with nobody', () => {
  const two = openTwo('bon ');
  two.read.insert(4, 'soir');
  for (const index of [0, 4, 6]) expect(othersWordAt(two.read, index)).toBeUndefined();
});
