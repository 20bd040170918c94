import { createHash } from 'node:crypto';

/** The name an attachment goes by: SHA-256 of its content, hexadecimal. */
export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
