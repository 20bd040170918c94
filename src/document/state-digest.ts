import { digest } from 'lib0/hash/sha256';
import * as Y from 'yjs';

/**
 * A SHA-256 of what a document holds: its state vector and its deletions. Two replicas with the same
 * digest hold the same content, so that a rejoin with nothing new costs these 32 bytes and not the whole
 * delete set (BENCH §1.5).
 */
export function stateDigest(doc: Y.Doc): Uint8Array {
  return digest(Y.encodeSnapshotV2(Y.snapshot(doc)));
}
