import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { UpdateEncoding } from './parse-update';
import type { UpdateStructs } from './update-structs';

/** Writes structs and deletions as one update, V1 unless said otherwise: applied, it holds exactly what was looked at. */
export function writeUpdate({ added, deleted }: UpdateStructs, as: UpdateEncoding = 'v1'): Uint8Array {
  const encoder = as === 'v1' ? new Y.UpdateEncoderV1() : new Y.UpdateEncoderV2();
  const { restEncoder } = encoder;
  encoding.writeVarUint(restEncoder, added.size);
  // Higher replicas first, as Yjs does: conflicts are then found with fewer steps.
  for (const [client, row] of descending(added)) {
    encoding.writeVarUint(restEncoder, row.length);
    encoder.writeClient(client);
    encoding.writeVarUint(restEncoder, row[0]?.id.clock ?? 0);
    for (const struct of row) struct.write(encoder, 0);
  }
  encoding.writeVarUint(restEncoder, deleted.size);
  for (const [client, ranges] of descending(deleted)) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(restEncoder, client);
    encoding.writeVarUint(restEncoder, ranges.length);
    for (const { from, to } of ranges) {
      encoder.writeDsClock(from);
      encoder.writeDsLen(to - from);
    }
  }
  return encoder.toUint8Array();
}

function descending<T>(rows: ReadonlyMap<number, T>): Iterable<readonly [number, T]> {
  return rows.size > 1 ? [...rows].sort(([a], [b]) => b - a) : rows;
}
