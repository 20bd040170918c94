import { randomBytes } from 'node:crypto';
import { CODE_LETTERS, codeSecret } from '#bridge/spoken-code';
import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import { newId } from '#shared/ids';

/** How long a code opens the door. */
export const CODE_LASTS_MS = 10 * 60 * 1000;
/** Wrong tries that one address has per minute, and that a code survives in all. */
const TRIES_PER_MINUTE = 5;
const TRIES_IN_ALL = 30;
const MINUTE_MS = 60_000;

/** The spoken code of a shared démarche: eight letters of 32, hence 40 bits (PITFALLS §5). */
export interface JoinCode {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly isExpired: boolean;
  renew(): void;
  /** The secret a try from `address` is checked against; throws `too-many-requests` when it must wait. */
  secretFor(address: string): Uint8Array;
  /** Counts a try. Throws `join-code-expired` for the right code, too late. */
  tried(address: string, right: boolean): void;
}

/** Makes a first code; `onChange` hears of each new one. */
export function createJoinCode(clock: Clock, onChange: () => void, lastsMs = CODE_LASTS_MS): JoinCode {
  let text = newId(CODE_LETTERS);
  let expiresAt = clock.now() + lastsMs;
  let wrong: { readonly address: string; readonly at: number }[] = [];
  let wrongInAll = 0;
  const renew = () => {
    text = newId(CODE_LETTERS);
    expiresAt = clock.now() + lastsMs;
    wrongInAll = 0;
    onChange();
  };
  const isExpired = () => clock.now() >= expiresAt;
  return {
    get text() {
      return text;
    },
    get expiresAt() {
      return expiresAt;
    },
    get isExpired() {
      return isExpired();
    },
    renew,
    secretFor(address) {
      wrong = wrong.filter(({ at }) => clock.now() - at < MINUTE_MS);
      const tries = wrong.filter((entry) => entry.address === address).length;
      if (tries >= TRIES_PER_MINUTE) throw new AppError('too-many-requests', 'too many wrong codes from this address');
      return codeSecret(text);
    },
    tried(address, right) {
      if (right && isExpired()) throw new AppError('join-code-expired', 'the right code, too late');
      if (right) return;
      wrong.push({ address, at: clock.now() });
      wrongInAll++;
      // Somebody is guessing: the code they were narrowing down is worth nothing from now on.
      if (wrongInAll >= TRIES_IN_ALL) renew();
    },
  };
}

/** 32 random bytes: a member's token, or a démarche's secret. */
export function newSecret(): Uint8Array {
  return new Uint8Array(randomBytes(32));
}
