import { useEffect, useState } from 'react';
import { useHostConnection, useService } from '#client/documents/workspace-context.tsx';
import { type Catalogue, workspaceContract } from '../../model/workspace-contract';

/** The démarches of this computer, kept up to date; undefined until the host has answered once. */
export function useCatalogue(): Catalogue | undefined {
  const connection = useHostConnection();
  const workspace = useService(workspaceContract);
  const [catalogue, setCatalogue] = useState<Catalogue>();
  useEffect(() => {
    let close = () => {};
    // Asked again each time the host comes back: it may have restarted.
    const stop = connection.onOpen(() => {
      close();
      close = workspace.watch({}, { onItem: setCatalogue }).close;
    });
    return () => {
      stop();
      close();
    };
  }, [connection, workspace]);
  return catalogue;
}
