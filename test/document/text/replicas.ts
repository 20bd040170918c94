import * as Y from 'yjs';
import { keepOwnWords } from '#document/text/keep-words';
import { openOwnWords } from '#document/text/own-words';
import { noteRemovals, openRemovals } from '#document/text/removals';
import { partText, readText } from '#document/text/text-read';

const ROOT = 'chapter';

/** A text of one person: its first root, what was removed of it, and the journal of their own words. */
export function openReplica(client: number, state?: Uint8Array) {
  const doc = new Y.Doc();
  doc.clientID = client;
  if (state) Y.applyUpdate(doc, state);
  return { doc, flow: doc.getText(ROOT), removals: openRemovals(doc), words: openOwnWords(doc, () => 0) };
}

export type Replica = ReturnType<typeof openReplica>;

/** An author of one line, and somebody who has read it. */
export function openTwo(line: string): { author: Replica; other: Replica } {
  const author = openReplica(2);
  author.flow.insertEmbed(0, new Y.Map());
  author.flow.insert(0, line);
  return { author, other: openReplica(1, Y.encodeStateAsUpdate(author.doc)) };
}

/** Everything that one has reaches the other. */
export function receive(to: Replica, from: Replica): void {
  Y.transact(to.doc, () => Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc)), 'network', false);
}

/** A gesture that removes something. */
export function gesture({ doc }: Replica, change: () => void): void {
  doc.transact((transaction) => {
    change();
    noteRemovals(transaction);
  });
}

/** The undo of a person's gestures, which notes what it removes as any gesture does. */
export function openUndo({ doc, flow, removals }: Replica): Y.UndoManager {
  const undo = new Y.UndoManager(flow);
  doc.on('afterTransaction', (transaction) => {
    if (transaction.origin === undo) noteRemovals(transaction, removals);
  });
  return undo;
}

/** The lines that somebody reads. */
export function linesOf({ doc }: Replica): string[] {
  return readText(doc, ROOT).map(partText);
}

/** The lines of a person once their own words were kept whole. */
export function linesKept(author: Replica): string[] {
  keepOwnWords(author.doc, author.removals, author.words);
  return linesOf(author);
}
