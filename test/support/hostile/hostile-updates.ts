import * as Y from 'yjs';

/** Updates of which Yjs makes no document, under what a test calls them; their bytes are those that were written. */
export const HOSTILE_UPDATES: readonly (readonly [name: string, update: Uint8Array])[] = [
  ['what is no update', Uint8Array.from([7, 7, 7, 7])],
  ['a collected struct of length 0', Uint8Array.from([1, 1, 0xbc, 5, 0, 0, 0, 0])],
  ['a struct beside itself', Uint8Array.from([1, 1, 7, 0, 0x84, 7, 0, 1, 0x61, 0])],
  ['an update that breaks off', brokenOff()],
];

function brokenOff(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'des mots qui ne finissent pas');
  return Y.encodeStateAsUpdate(doc).slice(0, 20);
}

/** A letter beside one that nobody ever wrote: Yjs waits for that. */
export function leaningOnNothing(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'a');
  const before = Y.encodeStateVector(doc);
  doc.getText('t').insert(1, 'b');
  return Y.encodeStateAsUpdate(doc, before);
}
