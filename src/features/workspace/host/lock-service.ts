import type { HostStream, Service } from '#bridge/contract';
import { type HostContext, hostFeature } from '#host/host-feature';
import type { WorkspaceId } from '#shared/ids';
import { lockContract } from '../model/lock-contract';
import { noteWorkspace } from './workspace-list';

/** The windows that show a démarche. */
type Watchers = Map<HostStream<{ isLocking: true }, unknown>, WorkspaceId>;

/** Answers what a window asks about locking, and tells windows before one is locked. */
function createLockService({ workspaces, locks, onStop }: HostContext): Service<typeof lockContract> {
  const watchers: Watchers = new Map();
  onStop(locks.onLocking((id) => tellWindows(watchers, id)));
  const protect = async (id: WorkspaceId, current: string | undefined, next: string | undefined) => {
    const { file } = await workspaces.open(id);
    // Whoever finds an open laptop must not be able to shut its owner out.
    if (file.protection === 'passphrase') await locks.check(id, current ?? '');
    await file.protect(next === undefined ? await workspaces.storage.defaultProtect() : { by: 'passphrase', passphrase: next });
    await noteWorkspace(workspaces, id);
    return {};
  };
  return {
    async protection({ id }) {
      const { file } = await workspaces.open(id);
      const { by: otherwise } = await workspaces.storage.defaultProtect();
      return { keeper: file.protection, otherwise, lockAfter: await locks.lockAfter() };
    },
    setPassphrase: ({ id, current, next }) => protect(id, current, next),
    removePassphrase: ({ id, current }) => protect(id, current, undefined),
    unlock: async ({ id, passphrase }) => (await locks.unlock(id, passphrase), {}),
    lock: async ({ id }) => (await locks.lock(id), {}),
    setLockAfter: async ({ minutes }) => (await locks.setLockAfter(minutes), {}),
    stirred: async () => (locks.stirred(), {}),
    watch({ id }, stream) {
      watchers.set(stream, id);
      stream.onClose(() => watchers.delete(stream));
    },
  };
}

/** The host side of locking. */
export const lockHost = hostFeature(lockContract, createLockService);

/** Resolves once every window that shows the démarche has sent its last words. */
async function tellWindows(watchers: Watchers, id: WorkspaceId): Promise<void> {
  const concerned = [...watchers].filter(([, watched]) => watched === id).map(([stream]) => stream);
  const done = concerned.map((stream) => new Promise<void>((resolve) => stream.onClose(resolve)));
  for (const stream of concerned) stream.emit({ isLocking: true });
  await Promise.all(done);
}
