import { useEffect, useState } from 'react';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { useRecords } from '#client/documents/use-records';
import { useCore, useHostConnection, useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import type { Stored } from '#document/record-collection';
import { nameTable, type Table, tablesOf } from '../model/workshop-section';

/** The tables that wrote at workshops, by the name each gave itself. */
export function useTables(): readonly Stored<Table>[] {
  return useRecords(tablesOf(useCore()));
}

/** The id of this table, as contributions say it; empty while there is one table only. */
export function useOwnTable(): string {
  const core = useCore();
  const sharing = useSharingState();
  const isShared = sharing !== undefined && (sharing.share !== null || sharing.joined !== null);
  const table = isShared ? sharing.tableId : '';
  const name = sharing?.tableName ?? '';
  useEffect(() => {
    // A table says its own name, in the démarche: the others read it, and so does who opens the file in a year.
    if (table !== '' && name !== '') nameTable(core, table, name, Date.now());
  }, [core, table, name]);
  return table;
}

function useSharingState(): SharingState | undefined {
  const { id: workspaceId } = useWorkspace();
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
