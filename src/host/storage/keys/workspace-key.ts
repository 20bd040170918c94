import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#shared/app-error';
import { openWithPassphrase, sealedSchema, sealWithPassphrase } from './passphrase';

/** What keeps a démarche's key: a passphrase, the system's keychain, or nothing, which the interface says. */
export const PROTECTIONS = ['passphrase', 'keychain', 'none'] as const;
/** One of these. */
export type Protection = (typeof PROTECTIONS)[number];

/** The system's keychain, where there is a real one (`safeStorage` with a backend other than `basic_text`). */
export interface Keychain {
  available(): Promise<boolean>;
  seal(secret: Uint8Array): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<Uint8Array>;
}

/** How the key is asked to be kept. */
export type Protect = { readonly by: 'passphrase'; readonly passphrase: string } | { readonly by: 'keychain' } | { readonly by: 'none' };

/** A key as it is kept on the disk, by whatever keeps it. */
export const wrappedKeySchema = z.discriminatedUnion('protection', [
  z.object({ protection: z.literal('none'), key: z.string() }),
  z.object({ protection: z.literal('keychain'), sealed: z.string() }),
  z.object({ protection: z.literal('passphrase'), box: sealedSchema }),
]);
type WrappedKey = z.output<typeof wrappedKeySchema>;

const PURPOSE = 'faire-avec/workspace-key';

/** 32 random bytes: a démarche's file key, made once, never derived from what a person chose. */
export function newWorkspaceKey(): Uint8Array {
  return randomBytes(32);
}

/** Wraps a key. `locked` is thrown when a keychain is asked for and there is none worth the name. */
export async function wrapKey(key: Uint8Array, protect: Protect, keychain?: Keychain): Promise<WrappedKey> {
  switch (protect.by) {
    case 'none':
      return { protection: 'none', key: base64(key) };
    case 'keychain':
      return { protection: 'keychain', sealed: base64(await (await needed(keychain)).seal(key)) };
    case 'passphrase':
      if (protect.passphrase.trim() === '') throw new AppError('bad-input', 'an empty passphrase protects nothing');
      return { protection: 'passphrase', box: await sealWithPassphrase(key, protect.passphrase, PURPOSE) };
  }
}

/** The key itself. Throws `locked` without the passphrase it needs, `wrong-passphrase` with another. */
export async function unwrapKey(
  wrapped: WrappedKey,
  unlock: { passphrase?: string | undefined; keychain?: Keychain | undefined },
): Promise<Uint8Array> {
  switch (wrapped.protection) {
    case 'none':
      return Buffer.from(wrapped.key, 'base64');
    case 'keychain':
      return (await needed(unlock.keychain)).open(Buffer.from(wrapped.sealed, 'base64'));
    case 'passphrase':
      if (unlock.passphrase === undefined) throw new AppError('locked', 'this démarche is locked', { by: 'passphrase' });
      return openWithPassphrase(wrapped.box, unlock.passphrase, PURPOSE);
  }
}

/** How a démarche is kept when no passphrase is asked for: by the keychain where there is one, else openly. */
export async function defaultProtect(keychain: Keychain | undefined): Promise<Protect> {
  return (await keychain?.available()) ? { by: 'keychain' } : { by: 'none' };
}

async function needed(keychain: Keychain | undefined): Promise<Keychain> {
  if (!keychain || !(await keychain.available()))
    throw new AppError('locked', 'this computer has no keychain that protects', { by: 'keychain' });
  return keychain;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
