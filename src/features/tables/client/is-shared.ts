import { sharingContract } from '#bridge/sharing-contract';
import type { HostConnection } from '#client/documents/host-connection';

/** Whether a démarche is shared with other tables, from here or by having joined; waits until the host can say so. */
export function isShared(connection: HostConnection, workspaceId: string): Promise<boolean> {
  const sharing = connection.client(sharingContract);
  return new Promise((resolve) => {
    let close = () => {};
    const stop = connection.onOpen(() => {
      close();
      const stream = sharing.state(
        { workspaceId },
        {
          onItem: ({ share, joined }) => {
            stop();
            stream.close();
            resolve(share !== null || joined !== null);
          },
        },
      );
      close = stream.close;
    });
  });
}
