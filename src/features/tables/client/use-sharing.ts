import { useCallback } from 'react';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { directPeers } from '#client/documents/peers/direct-peers';
import { useHostState } from '#client/documents/use-host-state';
import { useObservable } from '#client/documents/use-observable';
import { useHostConnection, useService } from '#client/documents/workspace-context.tsx';
import { type TableStatus, tableStatuses, type Waiting } from '../model/table-status';
import { useLasting } from './use-lasting';

/** The sharing of a démarche, kept up to date; undefined until the host has answered once. */
export function useSharing(workspaceId: string): SharingState | undefined {
  const sharing = useService(sharingContract);
  return useHostState<SharingState>(useCallback((listener) => sharing.state({ workspaceId }, listener), [sharing, workspaceId]));
}

/** A linked table acknowledges within a second; what waits for it longer than this is worth saying. */
const WORTH_SAYING_MS = 5000;

/** What waits for each table: at once for one that is away, after a while for one that is linked. */
export function useWaiting(state: SharingState | undefined, tables: readonly TableStatus[]): readonly Waiting[] {
  const waiting = state?.waiting ?? [];
  const isAway = ({ table }: Waiting) => tables.find(({ id }) => id === table)?.path === 'none';
  const underWay = waiting.filter((one) => !isAway(one));
  return [...waiting.filter(isAway), ...useLasting(underWay, keyOfWaiting, WORTH_SAYING_MS)];
}

function keyOfWaiting({ documentId, table }: Waiting): string {
  return `${documentId} ${table}`;
}

/** Every other table of the démarche, with the way it is linked by. */
export function useTables(state: SharingState | undefined): readonly TableStatus[] {
  const windows = useObservable(directPeers);
  const isHostThere = useObservable(useHostConnection().state) === 'open';
  return tableStatuses(state?.tables ?? [], windows, isHostThere);
}
