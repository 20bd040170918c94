import { useCallback } from 'react';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { directPeers } from '#client/documents/peers/direct-peers';
import { useHostState } from '#client/documents/use-host-state';
import { useObservable } from '#client/documents/use-observable';
import { useHostConnection, useService } from '#client/documents/workspace-context.tsx';
import { type TableStatus, tableStatuses } from '../model/sharing-table';

/** The sharing of a démarche, kept up to date; undefined until the host has answered once. */
export function useSharing(workspaceId: string): SharingState | undefined {
  const sharing = useService(sharingContract);
  return useHostState<SharingState>(useCallback((listener) => sharing.state({ workspaceId }, listener), [sharing, workspaceId]));
}

/** Every other table of the démarche, with the way it is linked by. */
export function useTables(state: SharingState | undefined): readonly TableStatus[] {
  const windows = useObservable(directPeers);
  const isHostThere = useObservable(useHostConnection().state) === 'open';
  return tableStatuses(state?.tables ?? [], windows, isHostThere);
}
