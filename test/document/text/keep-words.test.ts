import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { keepOwnWords } from '#document/text/keep-words';
import { noteRemovals } from '#document/text/removals';
import { signEdits } from '#document/text/text-authors';
import { partText, readText } from '#document/text/text-read';
import { gesture, linesKept, openReplica, openTwo, openUndo, type Replica, receive } from './replicas';

/** Somebody removed the beginning of a word while its author went on with it, and sees the end of it: « jour ». */
function openStump(): { author: Replica; other: Replica } {
  const { author, other } = openTwo('bon');
  author.flow.insert(3, 'jour');
  gesture(other, () => other.flow.delete(0, 3));
  receive(other, author);
  return { author, other };
}

test('a beginning that was removed unread comes back where somebody moved the end of its word', () => {
  const { author, other } = openStump();
  gesture(other, () => {
    other.flow.delete(0, 4);
    other.flow.insertEmbed(1, new Y.Map());
    other.flow.insert(1, 'jour');
  });
  receive(author, other);
  expect(linesKept(author)).toEqual(['', 'bonjour']);
  expect(linesKept(author), 'and nothing more of it').toEqual(['', 'bonjour']);
});

test('an end that was deleted by who saw nothing else of its word stays deleted, when other words came in its place', () => {
  const { author, other } = openStump();
  gesture(other, () => {
    other.flow.delete(0, 4);
    other.flow.insert(0, 'séjour');
  });
  receive(author, other);
  expect(linesKept(author)).toEqual(['séjour']);
});

test('a beginning comes back that was removed, with words behind it, by somebody who saw its end in the next line', () => {
  const { author, other } = openTwo('bon');
  author.flow.insert(3, 'jour');
  other.flow.insert(3, 'soir');
  other.flow.insertEmbed(7, new Y.Map());
  receive(other, author);
  expect(readText(other.doc, 'chapter').map(partText)).toEqual(['bonsoir', 'jour']);
  gesture(other, () => other.flow.delete(0, 7));
  receive(author, other);
  expect(linesKept(author)).toEqual(['', 'bonjour']);
});

test('a beginning that was removed unread comes back to an end that somebody deleted and took back', () => {
  const { author, other } = openStump();
  const undo = new Y.UndoManager(other.flow);
  other.doc.on('afterTransaction', (transaction) => {
    if (transaction.origin === undo) noteRemovals(transaction);
  });
  gesture(other, () => other.flow.delete(0, 4));
  undo.undo();
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
});

/** Somebody deletes a whole line and takes that back: its letters stand there as their own, for all that Yjs says. */
function deleteAndTakeBack({ author, other }: { author: Replica; other: Replica }): void {
  const undo = new Y.UndoManager(other.flow);
  gesture(other, () => other.flow.delete(0, other.flow.length - 1));
  undo.undo();
  receive(author, other);
}

/** Somebody deleted « bon » and took that back; its author goes on behind it: « bonjour ». */
function openRestored(): { author: Replica; other: Replica } {
  const both = openTwo('bon');
  deleteAndTakeBack(both);
  expect(linesKept(both.author)).toEqual(['bon']);
  both.author.flow.insert(3, 'jour');
  return both;
}

test('letters that somebody took back, and then deletes without having read what their author wrote behind them, come back', () => {
  const { author, other } = openRestored();
  gesture(other, () => other.flow.delete(0, 3));
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
});

test('so does a beginning that was written in two goes, and restored among words that others wrote between since', () => {
  const { author, other } = openTwo('un b');
  author.flow.insert(0, '– ');
  author.flow.insert(6, 'on eux');
  receive(other, author);
  deleteAndTakeBack({ author, other });
  expect(linesKept(author)).toEqual(['– un bon eux']);
  gesture(other, () => other.flow.insert(4, ' très'));
  receive(author, other);
  author.flow.insert(13, 'jour');
  expect(linesKept(author), 'and nothing of it stands twice').toEqual(['– un très bonjour eux']);
  gesture(other, () => other.flow.delete(10, 3));
  receive(author, other);
  expect(linesKept(author)).toEqual(['– un très bonjour eux']);
});

test('somebody’s letters that stood before one’s own are theirs when one’s own are gone', () => {
  const { author, other } = openTwo('ami');
  other.flow.insert(0, 'bel');
  gesture(other, () => other.flow.delete(3, 3));
  receive(author, other);
  expect(linesKept(author)).toEqual(['bel']);
  const third = openReplica(3, Y.encodeStateAsUpdate(author.doc));
  author.flow.insert(3, 'le');
  gesture(third, () => third.flow.delete(0, 3));
  receive(author, third);
  expect(linesKept(author)).toEqual(['le']);
});

test('what its author writes into a word that somebody took back stands there, and nothing of the word twice', () => {
  const { author, other } = openTwo('bonur');
  deleteAndTakeBack({ author, other });
  expect(linesKept(author)).toEqual(['bonur']);
  author.flow.insert(3, 'jo');
  gesture(other, () => other.flow.insertEmbed(0, new Y.Map()));
  receive(author, other);
  expect(linesKept(author)).toEqual(['', 'bonjour']);
});

test('letters that somebody took back, and then deletes having read the whole word, stay deleted', () => {
  const { author, other } = openRestored();
  receive(other, author);
  gesture(other, () => other.flow.delete(0, 3));
  receive(author, other);
  expect(linesKept(author)).toEqual(['jour']);
});

test('an end stays deleted that its author wrote behind letters that whoever deleted it had taken back', () => {
  const { author, other } = openRestored();
  receive(other, author);
  gesture(other, () => other.flow.delete(3, 4));
  receive(author, other);
  expect(linesKept(author)).toEqual(['bon']);
});

/** Somebody deletes « bon », and takes that back, while its author goes on with the word. */
function openTakenBack(): { author: Replica; other: Replica; takeBack: () => void } {
  const { author, other } = openTwo('bon');
  const undo = new Y.UndoManager(other.flow);
  author.flow.insert(3, 'jour');
  gesture(other, () => other.flow.delete(0, 3));
  return { author, other, takeBack: () => undo.undo() };
}

test('an end comes back that was deleted by who saw nothing of its word, while somebody took its beginning back', () => {
  const { author, other, takeBack } = openTakenBack();
  const third = openReplica(3, Y.encodeStateAsUpdate(author.doc));
  receive(third, other);
  takeBack();
  gesture(third, () => third.flow.delete(0, 4));
  for (const one of [other, third]) receive(author, one);
  expect(linesKept(author)).toEqual(['bonjour']);
  expect(linesKept(author), 'and nothing more of it').toEqual(['bonjour']);
});

test('a beginning that somebody deleted unread and took back stands once, and goes on with its end', () => {
  const { author, other, takeBack } = openTakenBack();
  takeBack();
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjour']);
  gesture(other, () => other.flow.insertEmbed(3, new Y.Map()));
  receive(author, other);
  expect(linesKept(author), 'also where somebody who had not read it split the line behind the beginning').toEqual(['bonjour', '']);
});

test('letters of somebody else that one’s own undo brought back stay theirs: two people never mend one word in turns', () => {
  const { author, other } = openTwo('bon');
  const undo = new Y.UndoManager(other.flow);
  other.flow.insert(3, 'ami');
  author.flow.insert(3, 'jour');
  undo.stopCapturing();
  gesture(other, () => other.flow.delete(0, 6));
  undo.undo();
  for (let round = 0; round < 3; round++) {
    for (const [to, from] of [
      [author, other],
      [other, author],
    ] as const) {
      receive(to, from);
      linesKept(to);
    }
  }
  const state = Y.encodeStateVector(author.doc);
  receive(author, other);
  expect(linesKept(author)).toEqual(['bonjourami']);
  expect(Y.encodeStateVector(author.doc)).toEqual(state);
  expect(Y.encodeStateVector(other.doc)).toEqual(state);
});

test('what somebody deletes of a word that its author wrote in two sessions stays deleted', () => {
  for (const [start, length, rest] of [
    [3, 4, 'bon'],
    [0, 3, 'jour'],
  ] as const) {
    const earlier = openTwo('bon').author;
    const author = openReplica(3, Y.encodeStateAsUpdate(earlier.doc));
    for (const { doc } of [earlier, author]) signEdits(doc, { personId: 'lea', college: 'habitants' });
    author.words.adopt(earlier.words.runs());
    author.flow.insert(3, 'jour');
    receive(author, earlier);
    const other = openReplica(1, Y.encodeStateAsUpdate(author.doc));
    gesture(other, () => other.flow.delete(start, length));
    receive(author, other);
    expect(linesKept(author)).toEqual([rest]);
  }
});

test('a beginning in a table comes back once the record comes that says it was removed unread', () => {
  const author = openReplica(2);
  const cell = new Y.Text();
  author.flow.insertEmbed(0, new Y.Map<unknown>([['cell', cell]]));
  cell.insert(0, 'bon');
  const other = openReplica(1, Y.encodeStateAsUpdate(author.doc));
  cell.insert(3, 'jour');
  const sent: Uint8Array[] = [];
  other.doc.on('update', (update: Uint8Array) => sent.push(update));
  other.doc.getText('elsewhere').insert(0, 'un mot');
  gesture(other, () => cellOf(other.flow).delete(0, 3));
  // What comes first takes the letters away at once; the record waits for what its author wrote before.
  for (const update of sent.reverse()) {
    Y.applyUpdate(author.doc, update, 'network');
    keepOwnWords(author.doc, author.removals, author.words);
  }
  expect(cell.toString()).toBe('bonjour');
});

test('a beginning that came back unread and then went with its table stands in one line with its end', () => {
  const author = openReplica(2);
  const cell = new Y.Text();
  const table = new Y.Map<unknown>([['cell', cell]]);
  author.flow.insertEmbed(0, table);
  cell.insert(0, 'bon');
  const other = openReplica(1, Y.encodeStateAsUpdate(author.doc));
  const third = openReplica(3, Y.encodeStateAsUpdate(author.doc));
  cell.insert(3, 'jour');
  gesture(other, () => cellOf(other.flow).delete(0, 3));
  gesture(third, () => third.flow.delete(0, 1));
  receive(author, other);
  keepOwnWords(author.doc, author.removals, author.words);
  receive(author, third);
  expect(linesKept(author)).toEqual(['bonjour']);
});

test('a word in two parts that goes with its table stands whole, where a part of another word was taken away and back', () => {
  const author = openReplica(2);
  const cell = new Y.Text();
  author.flow.insertEmbed(0, new Y.Map<unknown>([['cell', cell]]));
  cell.insert(0, 'bon');
  // Something else between: the parts were not written in one go.
  author.flow.insert(1, 'mat');
  cell.insert(3, 'jour');
  const other = openReplica(1, Y.encodeStateAsUpdate(author.doc));
  const undo = openUndo(other);
  gesture(other, () => other.flow.delete(1, 2));
  undo.undo();
  gesture(other, () => other.flow.delete(3, 1));
  const third = openReplica(3, Y.encodeStateAsUpdate(author.doc));
  third.flow.delete(0, 1);
  author.flow.insert(4, 'in');
  receive(author, other);
  receive(author, third);
  expect(linesKept(author).at(0)).toBe('bonjour');
});

function cellOf(flow: Y.Text): Y.Text {
  const table: unknown = flow.toDelta()[0]?.insert;
  const cell: unknown = table instanceof Y.Map ? table.get('cell') : undefined;
  if (!(cell instanceof Y.Text)) throw new TypeError('no table stands first');
  return cell;
}
