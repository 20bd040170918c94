import { randomBytes } from 'node:crypto';
import { CODE_LETTERS, codeSecret } from '#bridge/spoken-code';
import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import { newId } from '#shared/ids';

/** How long a code opens the door. */
const CODE_LASTS_MS = 10 * 60 * 1000;
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
  /** Begins a try from `address`; throws `too-many-requests` when it must wait. */
  begin(address: string): CodeTry;
}

/** A try that has begun. It counts while it lasts: a hundred at the same time are not a hundred guesses. */
export interface CodeTry {
  /** What the other end must know. */
  readonly secret: Uint8Array;
  /** Says how it ended. Throws `join-code-expired` for the right code, too late. */
  settle(right: boolean): void;
  /** The other end went without showing what it knows: nothing was guessed. Harmless once settled. */
  abandon(): void;
}

/** Makes a first code; `onChange` hears of each new one. */
export function createJoinCode(clock: Clock, onChange: () => void, lastsMs = CODE_LASTS_MS): JoinCode {
  let text = newId(CODE_LETTERS);
  let expiresAt = clock.now() + lastsMs;
  let wrong: { readonly address: string; readonly at: number }[] = [];
  let wrongInAll = 0;
  const begun = new Set<{ readonly address: string }>();
  const isExpired = () => clock.now() >= expiresAt;
  const renew = () => {
    text = newId(CODE_LETTERS);
    expiresAt = clock.now() + lastsMs;
    wrongInAll = 0;
    begun.clear();
    onChange();
  };
  const miss = (address: string) => {
    wrong.push({ address, at: clock.now() });
    wrongInAll++;
    // Somebody is guessing: the code they were narrowing down is worth nothing from now on.
    if (wrongInAll >= TRIES_IN_ALL) renew();
  };
  const refuseIfTooMany = (address: string) => {
    wrong = wrong.filter(({ at }) => clock.now() - at < MINUTE_MS);
    const tries = [...wrong, ...begun].filter((entry) => entry.address === address).length;
    if (tries >= TRIES_PER_MINUTE) throw new AppError('too-many-requests', 'too many wrong codes from this address');
    if (wrongInAll + begun.size >= TRIES_IN_ALL) throw new AppError('too-many-requests', 'too many codes tried at once');
  };
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
    begin(address) {
      refuseIfTooMany(address);
      const [entry, asked] = [{ address }, text];
      begun.add(entry);
      return {
        secret: codeSecret(asked),
        settle(right) {
          begun.delete(entry);
          if (right && (isExpired() || asked !== text)) throw new AppError('join-code-expired', 'the right code, too late');
          if (!right) miss(address);
        },
        abandon: () => void begun.delete(entry),
      };
    },
  };
}

/** 32 random bytes: a member's token, or a démarche's secret. */
export function newSecret(): Uint8Array {
  return new Uint8Array(randomBytes(32));
}
