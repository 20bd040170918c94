import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { AppError } from '#shared/app-error';

/**
 * The cipher suite CPACE-RISTR255-SHA512 of draft-irtf-cfrg-cpace-21, sections 7 and 8: its three computations, as
 * functions of everything they depend on. `test/bridge/cpace.test.ts` holds them to the vectors of its appendix B.3.
 */

/** What both ends know before they begin (`PRS`, `CI` and `sid` in the draft). */
interface CpaceInputs {
  readonly secret: Uint8Array;
  readonly context: Uint8Array;
  readonly session: Uint8Array;
}

const text = new TextEncoder();
const GENERATOR_TAG = text.encode('CPaceRistretto255');
const KEY_TAG = text.encode('CPaceRistretto255_ISK');
const HASH_BLOCK_BYTES = 128;

/** The share to send (`Y` in the draft): 32 bytes. `scalar` is drawn for this run alone, from 1 to below the group's order. */
export function cpaceShare(inputs: CpaceInputs, scalar: bigint): Uint8Array {
  return generatorFor(inputs).multiply(scalar).toBytes();
}

/** The point only the two ends can compute (`K`): 32 bytes. Throws `bad-input` when `share` encodes no point, or the neutral one. */
export function cpaceSecretPoint(share: Uint8Array, scalar: bigint): Uint8Array {
  try {
    const point = ristretto255.Point.fromBytes(share);
    if (point.is0()) throw new AppError('bad-input', 'a share that agrees on nothing');
    return point.multiply(scalar).toBytes();
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('bad-input', 'not a share', {}, { cause });
  }
}

/** The agreed key (`ISK`): 64 bytes, to be derived from and never used as it is. `transcript` is what travelled, the caller's first. */
export function cpaceKey(session: Uint8Array, secretPoint: Uint8Array, transcript: readonly Uint8Array[]): Uint8Array {
  return sha512(lengthValues(KEY_TAG, session, secretPoint, ...transcript));
}

function generatorFor({ secret, context, session }: CpaceInputs) {
  // The draft fills the first hash block after the secret, so that its length costs no time that shows.
  const padding = new Uint8Array(Math.max(0, HASH_BLOCK_BYTES - 1 - (secret.length + 1) - (GENERATOR_TAG.length + 1)));
  return ristretto255_hasher.deriveToCurve?.(sha512(lengthValues(GENERATOR_TAG, secret, padding, context, session))) ?? unreachable();
}

/** Each part after its length (LEB128), so that no two lists of parts give the same bytes. */
function lengthValues(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes: number[] = [];
  for (const part of parts) {
    let length = part.length;
    while (length > 127) {
      bytes.push((length & 127) | 128);
      length >>= 7;
    }
    bytes.push(length, ...part);
  }
  return new Uint8Array(bytes);
}

function unreachable(): never {
  throw new AppError('internal', 'ristretto255 without a map to the group');
}
