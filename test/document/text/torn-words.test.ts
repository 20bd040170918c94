import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { gesture, linesKept, linesOf, openReplica, openTwo, openUndo, receive } from './replicas';

test('a beginning comes back that was removed by somebody who saw the end of its word behind what they had written between', () => {
  const { author, other } = openTwo('bon');
  author.flow.insert(3, 'jour');
  other.flow.insert(3, 'soir ');
  receive(other, author);
  expect(other.flow.toString()).toBe('bonsoir jour');
  gesture(other, () => other.flow.delete(0, 8));
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
});

test('what somebody wrote into a word that they had read may be deleted with its beginning', () => {
  const { author, other } = openTwo('bonjour');
  gesture(other, () => other.flow.insert(3, 'soir et '));
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonsoir et jour']);
  gesture(other, () => other.flow.delete(0, 11));
  receive(author, other);
  expect(linesKept(author)).toEqual(['jour']);
});

test('the end of a word goes on with the beginning that its author undid and made again, where somebody split the line between', () => {
  const { author } = openTwo('');
  const other = openReplica(3, Y.encodeStateAsUpdate(author.doc));
  const undo = new Y.UndoManager(author.flow, { trackedOrigins: new Set(['typed']) });
  author.doc.transact(() => author.flow.insert(0, 'bon'), 'typed');
  receive(other, author);
  author.flow.insert(3, 'jour');
  undo.undo();
  undo.redo();
  other.flow.insertEmbed(0, new Y.Map());
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour', '']);
});

test('the end of a word goes to the beginning that somebody took back, past what its author wrote there meanwhile', () => {
  const { author, other } = openTwo('bon');
  const undo = new Y.UndoManager(other.flow);
  author.flow.insert(3, 'jour');
  other.flow.delete(0, 3);
  receive(author, other);
  expect(linesKept(author)).toEqual(['jour']);
  author.flow.insert(0, 'le ');
  undo.undo();
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjourle ']);
});

test('who makes a removal again knows what they knew the first time: the beginning of a word that goes on comes back', () => {
  const { author, other } = openTwo('bon');
  const undo = openUndo(other);
  author.flow.insert(3, 'jour');
  gesture(other, () => other.flow.delete(0, 3));
  receive(other, author);
  undo.undo();
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
  undo.redo();
  expect(other.flow.toString()).toBe('jour');
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
});

test('a letter that somebody took out of a word they had read stays out, undone and made again', () => {
  const { author, other } = openTwo('bonjouur');
  const undo = openUndo(other);
  gesture(other, () => other.flow.delete(5, 1));
  undo.undo();
  undo.redo();
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
});

test('the end of a word that its author undid and made again goes on with the beginning that somebody removed unread', () => {
  const { author, other } = openTwo('bon');
  const undo = new Y.UndoManager(author.flow, { trackedOrigins: new Set(['typed']) });
  author.doc.transact(() => author.flow.insert(3, 'jour'), 'typed');
  const sent: Uint8Array[] = [];
  other.doc.on('update', (update: Uint8Array) => sent.push(update));
  other.doc.getText('elsewhere').insert(0, 'un mot');
  gesture(other, () => other.flow.delete(0, 3));
  const [word = new Uint8Array(), removal = new Uint8Array()] = sent;
  // What comes first takes the letters away at once; who removed them, and what they had read, waits for what was before it.
  Y.applyUpdate(author.doc, removal, 'network');
  expect(linesKept(author)).toEqual(['jour']);
  undo.undo();
  undo.redo();
  Y.applyUpdate(author.doc, word, 'network');
  expect(linesKept(author)).toEqual(['bonjour']);
});

test('an end that was removed while its beginning was away goes on with it, taken back, away and back again', () => {
  const { author, other } = openTwo('bon');
  const undo = openUndo(other);
  author.flow.insert(3, 'jour');
  gesture(other, () => other.flow.delete(0, 3));
  const third = openReplica(3, Y.encodeStateAsUpdate(author.doc));
  receive(third, other);
  expect(third.flow.toString()).toBe('jour');
  gesture(third, () => third.flow.delete(0, 4));
  receive(author, third);
  expect(linesKept(author)).toEqual(['']);
  undo.undo();
  undo.redo();
  undo.undo();
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
});

test('the beginning of a word comes back to its end that somebody took away and back, twice, without having read it', () => {
  const { author, other } = openTwo('bon');
  const undo = openUndo(other);
  gesture(other, () => other.flow.delete(0, 3));
  author.flow.insert(3, 'jour');
  receive(other, author);
  for (let times = 0; times < 2; times++) {
    undo.stopCapturing();
    gesture(other, () => other.flow.delete(0, 4));
    undo.undo();
  }
  expect(other.flow.toString()).toBe('jour');
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
});

test('a word of which each part was taken away and back where the parts stood apart goes together again', () => {
  const { author, other } = openTwo('bon');
  other.flow.insertEmbed(3, new Y.Map());
  const undo = openUndo(other);
  gesture(other, () => other.flow.delete(0, 3));
  author.flow.insert(3, 'jour');
  receive(other, author);
  gesture(other, () => other.flow.delete(1, 4));
  undo.undo();
  expect(linesOf(other)).toEqual(['bon', 'jour']);
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour', '']);
});

test('a beginning comes back that somebody took away and back twice, and away for good, without having read its end', () => {
  const { author, other } = openTwo('bon');
  const undo = openUndo(other);
  author.flow.insert(3, 'jour');
  gesture(other, () => other.flow.delete(0, 3));
  undo.undo();
  undo.redo();
  undo.undo();
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
  gesture(other, () => other.flow.delete(0, 3));
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
});

test('a word that its author undid and made again stands whole, where somebody had put a line into it meanwhile', () => {
  const { author, other } = openTwo('bon');
  const undo = new Y.UndoManager(author.flow, { trackedOrigins: new Set(['typed']) });
  author.doc.transact(() => author.flow.insert(0, 'soir '), 'typed');
  receive(other, author);
  undo.undo();
  gesture(other, () => other.flow.delete(0, 2));
  other.flow.insertEmbed(0, new Y.Map());
  receive(author, other);
  undo.redo();
  expect(linesOf(author)).toEqual(['so', 'ir bon']);
  expect(linesKept(author)).toEqual(['soir', ' bon']);
});
