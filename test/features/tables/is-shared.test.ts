import { expect, onTestFinished, test } from 'vitest';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { createHostConnection } from '#client/documents/host-connection';
import { isShared } from '#features/tables/client/is-shared';
import { openDoor } from '../../support/worlds/sharing-table';
import { startHostTable } from '../../support/worlds/host-table';

test('a démarche is shared once its door was opened to other tables, and no longer once the door is shut', async () => {
  const { host, sharing, create } = await startHostTable();
  const id = await create('Les Tilleuls');
  const connection = createHostConnection(async () => {
    const [hostEnd, clientEnd] = createMemoryChannelPair();
    host.serve(hostEnd, { id: 'other window', access: 'facilitator' });
    return clientEnd;
  });
  onTestFinished(connection.close);
  // Asked before the connection is open, it waits for it.
  expect(await isShared(connection, id)).toBe(false);
  await openDoor(sharing, id, '127.0.0.1');
  expect(await isShared(connection, id)).toBe(true);
  await sharing.stopSharing({ workspaceId: id });
  expect(await isShared(connection, id)).toBe(false);
});
