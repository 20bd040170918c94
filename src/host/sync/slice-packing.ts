import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync, inflateRaw, inflateRawSync } from 'node:zlib';
import type { Packing } from '#document/sync/peer-slices';
import { AppError } from '#shared/app-error';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw) as (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

/** Packed or not, what is no larger takes less time than handing it to another thread: a fraction of a millisecond. */
const SMALL_BYTES = 8 * 1024;

/** Packs what is large in Node's own threads; nothing is unpacked beyond what was announced. */
export const slicePacking: Packing = {
  pack: async (bytes) => (bytes.byteLength <= SMALL_BYTES ? deflateRawSync(bytes) : deflate(bytes)),
  async unpack(packed, byteLength) {
    const isSmall = packed.byteLength <= SMALL_BYTES && byteLength <= SMALL_BYTES;
    const bytes = await (isSmall ? inflateRawSync : inflate)(packed, { maxOutputLength: Math.max(byteLength, 1) });
    if (bytes.byteLength !== byteLength) throw new AppError('bad-input', 'a slice that is not as long as it says');
    return bytes;
  },
};
