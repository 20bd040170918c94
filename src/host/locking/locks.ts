import type { Workspaces } from '#host/workspaces';
import { toAppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { WorkspaceId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import { createWrongTries, type WrongTries } from './wrong-tries';

/** After how many minutes without a gesture a locked démarche closes by itself; 0: never. */
const LOCK_AFTER_MINUTES = [5, 15, 60, 0] as const;
export type LockAfter = (typeof LOCK_AFTER_MINUTES)[number];

/** Opens and closes the démarches that a passphrase protects, on this host. */
export interface Locks {
  /** Opens it. Throws `wrong-passphrase`; after several of them `too-many-requests`, with the `seconds` to wait. */
  unlock(id: WorkspaceId, passphrase: string): Promise<void>;
  /** Resolves when it is the démarche's passphrase; throws like `unlock`. */
  check(id: WorkspaceId, passphrase: string): Promise<void>;
  /** Tells its windows, waits for their last words, saves and closes it; harmless for one without a passphrase. */
  lock(id: WorkspaceId): Promise<void>;
  /** Everything a passphrase protects: the lid is closed, the screen is locked. */
  lockAll(): Promise<void>;
  /** Somebody made a gesture in a window: the time begins anew. */
  stirred(): void;
  lockAfter(): Promise<LockAfter>;
  setLockAfter(minutes: LockAfter): Promise<void>;
  /** Runs before a démarche is locked, and is waited for, a few seconds at most. */
  onLocking(listener: (id: WorkspaceId) => Promise<void>): Unsubscribe;
  /** While `inUse` says so (other tables write in it), time alone does not lock a démarche. */
  keepOpenWhile(inUse: (id: WorkspaceId) => boolean): Unsubscribe;
  stop(): void;
}

/** What time it is, and how often that is looked at. */
interface LocksOptions {
  /** A steady one: a clock that is set closes nothing. */
  readonly clock: Clock;
  /** How often the time is looked at, in milliseconds; 10 seconds. */
  readonly lookEveryMs?: number | undefined;
}

const SETTING = 'lock-after';
const LOOK_EVERY_MS = 10_000;
/** A window that does not answer (a frozen tab) does not keep a démarche open. */
const PATIENCE_MS = 3000;

/** Watches over every démarche that `workspaces` opens, until `stop`. */
export function createLocks(workspaces: Workspaces, { clock, lookEveryMs = LOOK_EVERY_MS }: LocksOptions): Locks {
  const tries = createWrongTries(clock);
  const listeners = new Set<(id: WorkspaceId) => Promise<void>>();
  const uses = new Set<(id: WorkspaceId) => boolean>();
  let lastGesture = clock.now();
  const lock = async (id: WorkspaceId) => {
    if (!openIds(workspaces).includes(id)) return;
    const told = Promise.allSettled([...listeners].map((tell) => tell(id)));
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
    await workspaces.close(id);
  };
  const lockAfter = async () => readLockAfter(await workspaces.catalogue.setting(SETTING));
  const look = async () => {
    const minutes = await lockAfter();
    if (minutes === 0 || clock.now() - lastGesture < minutes * 60_000) return;
    const idle = openIds(workspaces).filter((id) => ![...uses].some((inUse) => inUse(id)));
    await Promise.all(idle.map(lock));
  };
  const timer = setInterval(() => void look().catch(() => {}), lookEveryMs).unref();
  return {
    ...trying(workspaces, tries),
    lock,
    lockAll: async () => void (await Promise.all(openIds(workspaces).map(lock))),
    stirred: () => {
      lastGesture = clock.now();
    },
    lockAfter,
    setLockAfter: (minutes) => workspaces.catalogue.writeSetting(SETTING, String(minutes)),
    onLocking: (listener) => added(listeners, listener),
    keepOpenWhile: (inUse) => added(uses, inUse),
    stop: () => clearInterval(timer),
  };
}

/** The démarches open now that ask for a passphrase when they are opened. */
function openIds(workspaces: Workspaces): WorkspaceId[] {
  return workspaces
    .opened()
    .filter(({ file }) => file.protection === 'passphrase')
    .map(({ id }) => id);
}

function trying(workspaces: Workspaces, tries: WrongTries): Pick<Locks, 'unlock' | 'check'> {
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: guesses made at the same time would all find the wait not begun.
  const attempt = (id: WorkspaceId, work: () => Promise<unknown>): Promise<void> => {
    const result = last.then(async () => {
      tries.expectPatience(id);
      try {
        await work();
        tries.forget(id);
      } catch (error) {
        if (toAppError(error).code === 'wrong-passphrase') tries.note(id);
        throw error;
      }
    });
    last = result.catch(() => {});
    return result;
  };
  return {
    unlock: (id, passphrase) => attempt(id, () => workspaces.open(id, { passphrase })),
    check: (id, passphrase) => attempt(id, () => workspaces.storage.checkPassphrase(id, passphrase)),
  };
}

function readLockAfter(text: string | undefined): LockAfter {
  return LOCK_AFTER_MINUTES.find((minutes) => String(minutes) === text) ?? 15;
}

function added<T>(set: Set<T>, item: T): Unsubscribe {
  set.add(item);
  return () => set.delete(item);
}
