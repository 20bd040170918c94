import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { AppError } from '#shared/app-error';

/**
 * CPace over ristretto255 and SHA-512 (draft-irtf-cfrg-cpace): two ends that know one secret, be it a code
 * of eight letters, agree on strong keys. Nothing that travels lets anybody try codes afterwards; somebody in
 * the middle gets one guess per attempt. The same agreement serves a member's long token.
 */
export interface KeyExchange {
  /** What travels to the other end: 32 bytes. */
  readonly share: Uint8Array;
  /** The keys, once the other end's share is here. Throws `bad-input` when it is no valid share. */
  finish(theirs: Uint8Array): AgreedKeys;
}

/** What both ends know once they agree: a proof each that one knows the secret, and a 32-byte key for each direction. */
export interface AgreedKeys {
  /** Shows that the caller knows the secret; checked by the called before it shows its own. */
  readonly callerProof: Uint8Array;
  readonly calledProof: Uint8Array;
  readonly fromCaller: Uint8Array;
  readonly fromCalled: Uint8Array;
  readonly sign: Sign;
}

/**
 * Two numbers below 16 that both ends derive from what they agreed on: shown on both screens, they let two people
 * see that it is these two devices that speak. Eight bits, to be looked at; a secret of nobody's.
 */
export type Sign = [number, number];

/** Which end of a handshake one is: the two ends take part with different proofs and keys. */
export type Side = 'caller' | 'called';

const text = new TextEncoder();
const GENERATOR_TAG = text.encode('CPaceRistretto255');
const KEY_TAG = text.encode('CPaceRistretto255_ISK');
const CONTEXT = text.encode('faire-avec table 1');
const HASH_BLOCK_BYTES = 128;

/** Starts an agreement about `secret`; `session` is random, chosen by the caller, and known to both. */
export function startKeyExchange(side: Side, secret: Uint8Array, session: Uint8Array): KeyExchange {
  const generator = generatorFor(secret, session);
  const scalar = ristretto255_hasher.hashToScalar(crypto.getRandomValues(new Uint8Array(64)), {
    DST: 'faire-avec CPace scalar',
  });
  const share = generator.multiply(scalar).toBytes();
  return {
    share,
    finish(theirs) {
      const point = multiplied(theirs, scalar);
      const [caller, called] = side === 'caller' ? [share, theirs] : [theirs, share];
      const key = sha512(lengthValues(KEY_TAG, session, point, caller, called));
      return keysFrom(key, session);
    },
  };
}

/** Equality in constant time. */
export function sameSecret(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index++) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}

function generatorFor(secret: Uint8Array, session: Uint8Array) {
  // The draft fills the first hash block after the secret, so that its length costs no time that shows.
  const padding = new Uint8Array(Math.max(0, HASH_BLOCK_BYTES - 1 - (secret.length + 1) - (GENERATOR_TAG.length + 1)));
  return ristretto255_hasher.deriveToCurve?.(sha512(lengthValues(GENERATOR_TAG, secret, padding, CONTEXT, session))) ?? unreachable();
}

function multiplied(share: Uint8Array, scalar: bigint): Uint8Array {
  try {
    const point = ristretto255.Point.fromBytes(share);
    if (point.is0()) throw new AppError('bad-input', 'a share that agrees on nothing');
    return point.multiply(scalar).toBytes();
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('bad-input', 'not a share', {}, { cause });
  }
}

function keysFrom(key: Uint8Array, session: Uint8Array): AgreedKeys {
  const derive = (label: string) => hkdf(sha512, key, session, text.encode(label), 32);
  const proofKey = derive('proof');
  return {
    callerProof: hmac(sha512, proofKey, text.encode('caller')).slice(0, 32),
    calledProof: hmac(sha512, proofKey, text.encode('called')).slice(0, 32),
    fromCaller: derive('from caller'),
    fromCalled: derive('from called'),
    sign: signFrom(derive('sign')),
  };
}

function signFrom([first = 0, second = 0]: Uint8Array): Sign {
  return [first & 15, second & 15];
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
