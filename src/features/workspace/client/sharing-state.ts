import { useEffect, useState } from 'react';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { directPeers } from '#client/documents/peers/direct-peers';
import { useObservable } from '#client/documents/use-observable';
import { useHostConnection, useService } from '#client/documents/workspace-context.tsx';
import { type TableStatus, tableStatuses } from '../model/sharing-table';

/** The sharing of a démarche, kept up to date; undefined until the host has answered once. */
export function useSharing(workspaceId: string): SharingState | undefined {
  const connection = useHostConnection();
  const sharing = useService(sharingContract);
  const [state, setState] = useState<SharingState>();
  useEffect(() => {
    let close = () => {};
    const stop = connection.onOpen(() => {
      close();
      close = sharing.state({ workspaceId }, { onItem: setState }).close;
    });
    return () => {
      stop();
      close();
    };
  }, [connection, sharing, workspaceId]);
  return state;
}

/** Every other table of the démarche, with the way it is linked by. */
export function useTables(state: SharingState | undefined): readonly TableStatus[] {
  const windows = useObservable(directPeers);
  const isHostThere = useObservable(useHostConnection().state) === 'open';
  return tableStatuses(state?.tables ?? [], windows, isHostThere);
}
