import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#shared/app-error';

/**
 * The price of one guess: 128 MB of memory and about half a second (RFC 7914; N as OWASP advises for
 * interactive use, r = 8, p = 1).
 */
export const SCRYPT_COST = { N: 2 ** 17, r: 8, p: 1 } as const;

/** Something sealed under a passphrase: AES-256-GCM under scrypt(passphrase, salt). All base64. */
export const sealedSchema = z.object({
  N: z.literal([2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18]),
  r: z.literal(8),
  p: z.literal(1),
  salt: z.string().max(64),
  nonce: z.string().max(32),
  sealed: z.string(),
});

/** Bytes under a passphrase, with what was drawn for them; the parts as base64. */
type Sealed = z.infer<typeof sealedSchema>;

/** Derives 32 bytes from a passphrase, which is compared as people type it: Unicode in one form, no space around. */
function deriveKey(passphrase: string, salt: Uint8Array, cost: { N: number; r: number; p: number } = SCRYPT_COST): Promise<Uint8Array> {
  const memory = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC').trim(), salt, 32, { ...cost, maxmem: memory }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Seals a small secret (a key) under a passphrase; `purpose` must be the same to open it. A lower cost is for tests. */
export async function sealWithPassphrase(
  secret: Uint8Array,
  passphrase: string,
  purpose: string,
  cost: { N: Sealed['N']; r: 8; p: 1 } = SCRYPT_COST,
): Promise<Sealed> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const sealed = encrypt(secret, await deriveKey(passphrase, salt, cost), nonce, Buffer.from(purpose));
  return {
    ...cost,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: Buffer.from(sealed).toString('base64'),
  };
}

/** Opens what `sealWithPassphrase` sealed. Any other passphrase, or one changed bit: `wrong-passphrase`. */
export async function openWithPassphrase(box: Sealed, passphrase: string, purpose: string): Promise<Uint8Array> {
  const key = await deriveKey(passphrase, Buffer.from(box.salt, 'base64'), box);
  try {
    return decrypt(Buffer.from(box.sealed, 'base64'), key, Buffer.from(box.nonce, 'base64'), Buffer.from(purpose));
  } catch (error) {
    throw new AppError('wrong-passphrase', 'the passphrase does not open this', {}, { cause: error });
  }
}

/** AES-256-GCM: the ciphertext, then the 16 bytes that say whether anybody touched it. */
export function encrypt(plain: Uint8Array, key: Uint8Array, nonce: Uint8Array, associated: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The inverse of `encrypt`; throws when one bit differs. */
export function decrypt(sealed: Uint8Array, key: Uint8Array, nonce: Uint8Array, associated: Uint8Array): Uint8Array {
  if (sealed.byteLength < 16) throw new RangeError('sealed text without its tag');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(associated);
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - 16));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.byteLength - 16)), decipher.final()]);
}
