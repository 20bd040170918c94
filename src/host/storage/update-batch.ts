import { crc32 } from 'node:zlib';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { AppError } from '#shared/app-error';

/** Several updates of one document as one blob, in order: what one commit adds to one document is one row. */
export function encodeBatch(updates: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const update of updates) encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** The updates of a blob made by `encodeBatch`. Throws `damaged-document` when it is cut short. */
export function decodeBatch(bytes: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(bytes);
  const updates: Uint8Array[] = [];
  try {
    while (decoding.hasContent(decoder)) {
      const length = decoding.readVarUint(decoder);
      if (decoder.pos + length > bytes.byteLength) throw new RangeError('batch cut short');
      updates.push(decoding.readUint8Array(decoder, length));
    }
  } catch (error) {
    throw new AppError('damaged-document', 'a batch of updates is cut short', {}, { cause: error });
  }
  return updates;
}

/** The checksum kept beside each blob; the encryption guards pages, this guards rows. */
export function checksum(bytes: Uint8Array): number {
  return crc32(bytes);
}
