import { sha256 } from '@noble/hashes/sha2.js';
import * as Y from 'yjs';
import { MIGRATION } from './origin';

/**
 * Runs `write` on an empty document under a replica number that follows from `content`, and takes in the result: two
 * computers that both do it, apart, write the very same structs, and what one of them changes in them afterwards is
 * changed for both. `content` must decide everything that `write` writes. Call it inside a transaction of `doc`.
 */
export function writeSameEverywhere(doc: Y.Doc, content: unknown, write: (scratch: Y.Doc) => void): void {
  doc.transact((transaction) => {
    const { local } = transaction;
    Y.applyUpdate(doc, updateOf(content, write), MIGRATION);
    // Applying marks the transaction as a peer's, and Yjs would then take what is written in it next for a stranger's.
    transaction.local = local;
  }, MIGRATION);
}

function updateOf(content: unknown, write: (scratch: Y.Doc) => void): Uint8Array {
  const scratch = new Y.Doc();
  const digest = sha256(new TextEncoder().encode(JSON.stringify(content)));
  scratch.clientID = new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  scratch.transact(() => write(scratch));
  const update = Y.encodeStateAsUpdate(scratch);
  scratch.destroy();
  return update;
}
