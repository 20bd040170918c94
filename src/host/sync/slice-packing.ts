import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Packing } from '#document/peer-slices';
import { AppError } from '#shared/app-error';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw) as (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

/** Packs in Node's own threads; nothing is unpacked beyond what was announced. */
export const slicePacking: Packing = {
  pack: deflate,
  async unpack(packed, byteLength) {
    const bytes = await inflate(packed, { maxOutputLength: Math.max(byteLength, 1) });
    if (bytes.byteLength !== byteLength) throw new AppError('bad-input', 'a slice that is not as long as it says');
    return bytes;
  },
};
