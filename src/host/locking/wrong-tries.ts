import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { WorkspaceId } from '#shared/ids';

/** Counts wrong passphrases, and makes whoever goes on guessing wait. */
export interface WrongTries {
  /** Throws `too-many-requests`, with the `seconds` left, while this démarche's wait is not over. */
  expectPatience(id: WorkspaceId): void;
  note(id: WorkspaceId): void;
  forget(id: WorkspaceId): void;
}

/** Three slips of the finger cost nothing beyond what each try costs anyway. */
const FREE_TRIES = 3;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

/** Counts from nothing: what was tried before a restart is forgotten. */
export function createWrongTries(clock: Clock): WrongTries {
  const tries = new Map<WorkspaceId, { count: number; until: number }>();
  return {
    expectPatience(id) {
      const left = (tries.get(id)?.until ?? 0) - clock.now();
      if (left > 0) throw new AppError('too-many-requests', 'too many wrong passphrases', { seconds: Math.ceil(left / 1000) });
    },
    note(id) {
      const count = (tries.get(id)?.count ?? 0) + 1;
      const wait = count < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (count - FREE_TRIES), LONGEST_WAIT_MS);
      tries.set(id, { count, until: clock.now() + wait });
    },
    forget: (id) => void tries.delete(id),
  };
}
