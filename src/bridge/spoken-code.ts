/** Letters of a spoken code, each one of 32: 40 bits in all (PITFALLS §5). */
export const CODE_LETTERS = 8;

/** What a person typed or heard, as a secret: case, spaces and the letters that look alike don't matter. */
export function codeSecret(typed: string): Uint8Array {
  const plain = typed
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')
    .replace(/[il]/gu, '1')
    .replace(/o/gu, '0')
    .replace(/u/gu, 'v');
  return new TextEncoder().encode(plain);
}

/** Whether somebody may have typed a whole code. */
export function looksLikeCode(typed: string): boolean {
  return codeSecret(typed).length === CODE_LETTERS;
}

/** The code in two groups of four, as it is read aloud. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`.toUpperCase();
}
