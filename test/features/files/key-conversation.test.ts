import { expect, onTestFinished, test } from 'vitest';
import { connect } from '#bridge/connect';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { openKeyConversation } from '#features/files/client/key/key-conversation';
import { openWorkspaceFile } from '#features/files/client/transfer';
import { exchangeContract } from '#features/files/model/exchange-contract';
import { filesContract } from '#features/files/model/files-contract';
import { startTable } from '../../support/worlds/exchange-table';

/** A host with every feature, and a window's connection to it. */
async function startWindow() {
  const table = await startTable();
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  table.host.serve(hostEnd, { id: 'other window', access: 'facilitator' });
  const connection = connect(clientEnd);
  const talk = (id: string) => {
    const conversation = openKeyConversation(connection.client(exchangeContract), id);
    onTestFinished(conversation.close);
    return conversation;
  };
  return { table, talk, files: connection.client(filesContract) };
}

test('the file of one conversation opens on another computer, and its next one is read there with the name of its table', async () => {
  const [one, two] = [await startWindow(), await startWindow()];
  const id = await one.table.create('Les Tilleuls');
  const first = one.talk(id);
  expect(await first.tableName).toBe('');
  const file = await first.write('Table 1', undefined);
  expect(await openWorkspaceFile(two.files, file.content, { acceptIntact: false })).toMatchObject({
    id,
    title: 'Les Tilleuls',
    kind: 'created',
  });
  const second = await first.write('Table 1', undefined);
  expect(await two.talk(id).read(new File([second.content], second.name))).toMatchObject({ outcome: 'taken', from: 'Table 1', refused: 0 });
  expect(await one.talk(id).tableName).toBe('Table 1');
});

test('what is still asked when a conversation ends is refused, and not left waiting', async () => {
  const { table, talk } = await startWindow();
  const conversation = talk('of-no-workspace');
  await expect(conversation.tableName).rejects.toMatchObject({ code: 'not-found' });
  expect(table.host.workspaces.opened()).toEqual([]);
});
