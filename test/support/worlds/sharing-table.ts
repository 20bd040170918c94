import type { Client } from '#bridge/contract';
import { type JoinProgress, type SharingState, sharingContract } from '#bridge/sharing-contract';
import type { HostConnection } from '#client/documents/host-connection';

/** The sharing of one host, as its window drives it. */
export type SharingClient = Client<typeof sharingContract>;

export function sharingOf(connection: HostConnection): SharingClient {
  return connection.client(sharingContract);
}

/** The state now. */
export function sharingState(sharing: SharingClient, workspaceId: string): Promise<SharingState> {
  return new Promise((resolve, reject) => {
    const stream = sharing.state(
      { workspaceId },
      {
        onItem(state) {
          resolve(state);
          queueMicrotask(() => stream.close());
        },
        onClose: (error) => reject(error),
      },
    );
  });
}

/** Opens the door on `address` for whoever has the code, and returns what is read aloud. */
export async function openDoor(
  sharing: SharingClient,
  workspaceId: string,
  address: string,
): Promise<{ readonly code: string; readonly address: string }> {
  await sharing.share({ workspaceId, tableName: 'Table 1', address, port: 0, admit: 'all' });
  const { share } = await sharingState(sharing, workspaceId);
  if (!share) throw new Error('the door is not open');
  return share;
}

/** Joins and resolves once this table is a member; rejects with the reason. */
export function joinTable(sharing: SharingClient, code: string, address: string, tableName = 'Table 2'): Promise<JoinProgress> {
  return new Promise((resolve, reject) => {
    sharing.join(
      { code, address, tableName },
      {
        onItem: (progress) => progress.step === 'done' && resolve(progress),
        onClose: (error) => error && reject(error),
      },
    );
  });
}
