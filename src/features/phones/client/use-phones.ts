import { useCallback } from 'react';
import { type PhonesState, phonesContract } from '#bridge/phones-contract';
import { useHostState } from '#client/documents/use-host-state';
import { useService } from '#client/documents/workspace-context.tsx';

/** A session that phones can come to. */
export type PhonesSession = NonNullable<PhonesState['session']>;

/** The phones of a démarche, kept up to date; undefined until the host has answered once. */
export function usePhones(workspaceId: string): PhonesState | undefined {
  const phones = useService(phonesContract);
  return useHostState<PhonesState>(useCallback((listener) => phones.state({ workspaceId }, listener), [phones, workspaceId]));
}
