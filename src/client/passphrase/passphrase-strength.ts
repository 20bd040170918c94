/** How long a passphrase would hold against somebody who has the file and time. */
type Strength = 'weak' | 'fair' | 'strong';

/** Below this no passphrase is taken. */
export const MIN_PASSPHRASE_LETTERS = 8;

/** What everybody tries first, as it stands once letters are small and spaces are gone. */
const FIRST_GUESSES = /^(?:motdepasse|password|azerty|qwerty|bonjour|soleil|doudou|jetaime|faireavec|admin|secret)\d*$/u;

/** A word that a person picks is one of about 4,000; what is no word is worth its letters. */
const BITS_PER_WORD = 12;
const BITS_PER_LETTER = { digits: 3.3, letters: 4, mixed: 5 };

/**
 * An honest estimate, on the low side. Each guess costs about half a second and 128 MB (see `SCRYPT_COST`): 35 bits
 * are months on a rented machine, 48 are out of reach.
 */
export function strengthOf(passphrase: string): Strength {
  const text = passphrase.normalize('NFKC').trim().toLowerCase();
  if (text.length < MIN_PASSPHRASE_LETTERS || FIRST_GUESSES.test(text.replace(/\s/gu, ''))) return 'weak';
  const words = new Set(text.split(/[\s,;.'’-]+/u).filter((word) => word.length > 1));
  const [only = text] = words;
  const bits = words.size > 1 ? [...words].reduce((sum, word) => sum + Math.min(BITS_PER_WORD, bitsOf(word)), 0) : bitsOf(only);
  if (bits < 35) return 'weak';
  return bits < 48 ? 'fair' : 'strong';
}

/** Repeated letters are worth nothing. */
function bitsOf(word: string): number {
  const letters = Math.min(word.length, new Set(word).size * 2);
  const each = /^\d+$/u.test(word) ? BITS_PER_LETTER.digits : /[^\p{L}]/u.test(word) ? BITS_PER_LETTER.mixed : BITS_PER_LETTER.letters;
  return letters * each;
}
