import { useEffect, useState } from 'react';
import { type PhonesState, phonesContract } from '#bridge/phones-contract';
import { useHostConnection, useService } from '#client/documents/workspace-context.tsx';

export type PhonesSession = NonNullable<PhonesState['session']>;

/** The phones of a démarche, kept up to date; undefined until the host has answered once. */
export function usePhones(workspaceId: string): PhonesState | undefined {
  const connection = useHostConnection();
  const phones = useService(phonesContract);
  const [state, setState] = useState<PhonesState>();
  useEffect(() => {
    let close = () => {};
    const stop = connection.onOpen(() => {
      close();
      close = phones.state({ workspaceId }, { onItem: setState }).close;
    });
    return () => {
      stop();
      close();
    };
  }, [connection, phones, workspaceId]);
  return state;
}
