import type { HostContext } from '#host/host-feature';
import type { Workspaces } from '#host/workspaces';
import { AppError, toAppError } from '#shared/app-error';
import type { Health } from '../model/workspace-contract';

/** What the file of a démarche lost, known without changing anything. Throws what opening throws, save damage. */
export async function readHealth(workspaces: Workspaces, id: string): Promise<Health> {
  const backups = (await workspaces.storage.backups(id)).map(({ name, at, reason, bytes }) => ({ name, at, reason, bytes }));
  const opening = await workspaces.open(id).catch((error: unknown) => {
    if (toAppError(error).code === 'damaged-workspace') return undefined;
    throw error;
  });
  if (!opening) return { isUnreadable: true, damagedDocuments: 0, lostAttachments: 0, incidents: [], backups };
  const damaged = await opening.file.store.damaged();
  const lostAttachments = opening.file.salvaged?.lostAttachments.length ?? 0;
  const incidents = [...(await opening.file.incidents())];
  return { isUnreadable: false, damagedDocuments: damaged.length, lostAttachments, incidents, backups };
}

interface RestoreRequest {
  readonly id: string;
  readonly name: string;
  readonly passphrase?: string | undefined;
}

/** Puts a backup in the place of the file; what was there is kept aside by the storage. */
export async function restoreBackup({ workspaces, locks }: HostContext, { id, name, passphrase }: RestoreRequest): Promise<void> {
  if ((await workspaces.catalogue.find(id))?.protection === 'passphrase') {
    if (passphrase === undefined) throw new AppError('locked', 'a backup is opened before it is called restored');
    await locks.check(id, passphrase);
  }
  await workspaces.close(id, () => workspaces.storage.restoreBackup(id, name, { passphrase }));
}

/** Mends from the last backup; what no backup knows goes on with what is readable of it. */
export async function repair(workspaces: Workspaces, id: string): Promise<void> {
  const { file } = await workspaces.open(id);
  try {
    await file.repairFromBackup().catch((error: unknown) => {
      if (toAppError(error).code !== 'not-found') throw error;
    });
    for (const { id: document } of await file.store.damaged()) await file.store.acceptDamage(document, []);
  } finally {
    // Opened afresh, so that no window goes on with the state from before, and what a damaged page kept from being mended is.
    await workspaces.close(id);
  }
}
