import { createHmac, hkdfSync } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { decodeAny, encodeAny } from 'lib0/buffer';
import { z } from 'zod';

const bytes32 = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === 32);
const epochNumber = z.int().min(0);

/** What the table that shares tells one member about a new epoch: the new secret, or that it was put out. */
const noticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), epoch: epochNumber, secret: bytes32, tables: z.array(z.string().max(40)).max(200) }),
  z.object({ kind: z.literal('out'), epoch: epochNumber }),
]);

/** What a table is told of a new epoch, sealed for it alone: that it is a member, with the secret; or that it is out. */
export type Notice = z.infer<typeof noticeSchema>;

const NONCE_BYTES = 24;

/**
 * The secret of two members of one epoch, the same on both sides. Each epoch has another: who was put out
 * knows only those before.
 */
export function pairSecret(secret: Uint8Array, one: string, other: string): Uint8Array {
  const [first, second] = [one, other].sort();
  return new Uint8Array(createHmac('sha256', secret).update(`pair ${first} ${second}`).digest());
}

/**
 * Seals a notice for one member, so that anybody may carry it: the token is known to that member and to the
 * table that shares alone.
 */
export function sealNotice(token: Uint8Array, table: string, notice: Notice): Uint8Array {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = xchacha20poly1305(noticeKey(token), nonce, labelOf(table)).encrypt(encodeAny(notice));
  const whole = new Uint8Array(NONCE_BYTES + sealed.length);
  whole.set(nonce);
  whole.set(sealed, NONCE_BYTES);
  return whole;
}

/** The notice, or undefined when it is not for this member, or of nobody who knows its token. */
export function openNotice(token: Uint8Array, table: string, sealed: Uint8Array): Notice | undefined {
  try {
    const [nonce, rest] = [sealed.subarray(0, NONCE_BYTES), sealed.subarray(NONCE_BYTES)];
    return noticeSchema.parse(decodeAny(xchacha20poly1305(noticeKey(token), nonce, labelOf(table)).decrypt(rest)));
  } catch {
    return undefined;
  }
}

function noticeKey(token: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', token, new Uint8Array(), 'faire-avec notice', 32));
}

function labelOf(table: string): Uint8Array {
  return new TextEncoder().encode(table);
}
