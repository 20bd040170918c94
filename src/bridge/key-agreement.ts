import { ristretto255_hasher } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { cpaceKey, cpaceSecretPoint, cpaceShare } from './cpace';

/**
 * CPace (draft-irtf-cfrg-cpace-21, see `cpace`): two ends that know one secret, be it a code of eight letters,
 * agree on strong keys. Nothing that travels lets anybody try codes afterwards; somebody in the middle gets one
 * guess per attempt. The same agreement serves a member's long token.
 *
 * Where it differs from the draft, on purpose: the transcript holds the two shares and nothing else, where the
 * draft (6.3) writes associated data after each, if only its length of 0; scalars are drawn from the whole group,
 * where the draft (8.3) draws below 2^252; the context names this application and no party, as the secret already
 * says who calls.
 */
interface KeyExchange {
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
type Side = 'caller' | 'called';

const text = new TextEncoder();
const CONTEXT = text.encode('faire-avec table 1');

/** Starts an agreement about `secret`; `session` is random, chosen by the caller, and known to both. */
export function startKeyExchange(side: Side, secret: Uint8Array, session: Uint8Array): KeyExchange {
  const scalar = ristretto255_hasher.hashToScalar(crypto.getRandomValues(new Uint8Array(64)), {
    DST: 'faire-avec CPace scalar',
  });
  const share = cpaceShare({ secret, context: CONTEXT, session }, scalar);
  return {
    share,
    finish(theirs) {
      const transcript = side === 'caller' ? [share, theirs] : [theirs, share];
      return keysFrom(cpaceKey(session, cpaceSecretPoint(theirs, scalar), transcript), session);
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
