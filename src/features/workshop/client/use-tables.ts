import { useCallback, useEffect } from 'react';
import { type SharingState, sharingContract } from '#bridge/sharing-contract';
import { useHostState } from '#client/documents/use-host-state';
import { useRecords } from '#client/documents/use-records';
import { useCore, useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import type { Stored } from '#document/records/record-collection';
import { nameTable, type Table, tablesOf } from '../model/workshop-section';

/** The tables that wrote at workshops, by the name each gave itself. */
export function useTables(): readonly Stored<Table>[] {
  return useRecords(tablesOf(useCore()));
}

/** The id of this table, as contributions say it; empty until the host has said it. */
export function useOwnTable(): string {
  const core = useCore();
  const sharing = useSharingState();
  const table = sharing?.tableId ?? '';
  const name = sharing?.tableName ?? '';
  useEffect(() => {
    // A table that has a name says it, in the démarche: the others read it, and so does who opens the file in a year.
    if (table !== '' && name !== '') nameTable(core, table, name, Date.now());
  }, [core, table, name]);
  return table;
}

function useSharingState(): SharingState | undefined {
  const { id: workspaceId } = useWorkspace();
  const sharing = useService(sharingContract);
  return useHostState<SharingState>(useCallback((listener) => sharing.state({ workspaceId }, listener), [sharing, workspaceId]));
}
