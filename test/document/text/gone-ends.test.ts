import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { keepOwnWords } from '#document/text/keep-words';
import { openOwnWords } from '#document/text/own-words';
import { openRemovals } from '#document/text/removals';
import { partText, readText } from '#document/text/text-read';
import type { CharId } from '#document/text/text-structs';

const ROOT = 'chapter';

function openReplica(client: number, state?: Uint8Array) {
  const doc = new Y.Doc();
  doc.clientID = client;
  if (state) Y.applyUpdate(doc, state);
  return { doc, flow: doc.getText(ROOT), words: openOwnWords(doc, () => 0) };
}

test('an end that came and went in the middle of a word, unread by its author, is not put back there', () => {
  const author = openReplica(2);
  author.flow.insertEmbed(0, new Y.Map());
  author.flow.insert(0, 'bonj');
  const other = openReplica(1, Y.encodeStateAsUpdate(author.doc));
  author.flow.insert(4, 'our');
  other.flow.insertEmbed(4, new Y.Map());
  const end = { client: 1, clock: 0 };
  other.flow.delete(4, 1);
  expect(linesAfter(author, other, end)).toEqual(['bonjour']);
});

test('two lines whose end somebody deleted who had read neither stay two', () => {
  const other = openReplica(1);
  other.flow.insertEmbed(0, new Y.Map());
  other.flow.insertEmbed(1, new Y.Map());
  const author = openReplica(2, Y.encodeStateAsUpdate(other.doc));
  author.flow.insert(0, 'bonjour');
  author.flow.insert(8, 'le monde');
  other.flow.delete(0, 1);
  expect(linesAfter(author, other, { client: 1, clock: 0 })).toEqual(['bonjour', 'le monde']);
});

/** What the author's lines are once the other's edits came, `end` having gone. */
function linesAfter(author: ReturnType<typeof openReplica>, other: ReturnType<typeof openReplica>, end: CharId): string[] {
  Y.applyUpdate(author.doc, Y.encodeStateAsUpdate(other.doc));
  keepOwnWords(author.doc, openRemovals(author.doc), author.words, [end]);
  return readText(author.doc, ROOT).map(partText);
}
