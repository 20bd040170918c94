import { expect, test } from 'vitest';
import { connect } from '#bridge/connect';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { LOCAL } from '#document/origin';
import { documentId } from '#document/section';
import { workspaceHost } from '#features/workspace/host/workspace-service';
import { workspaceContract } from '#features/workspace/model/workspace-contract';
import { createHost, type Host } from '#host/host';
import { toAppError } from '#shared/app-error';
import { HOSTILE_UPDATES } from '../../support/hostile/hostile-updates';
import { overwriteRow, withDatabase } from '../../support/hostile/overwritten-row';
import { writeWords } from '../../support/worlds/storage-folder';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';

const ID = 'une';
const HIT = documentId('text', 'a');
const DOCUMENTS = [HIT, documentId('text', 'b'), documentId('text', 'c')];

test.each(HOSTILE_UPDATES)(
  'R4: a row that holds %s is said, mended by « Réparer », and not met again after a restart',
  async (_, hostile) => {
    const folder = temporaryFolder();
    const first = await startHost(folder);
    const { file } = await first.workspaces.create({ title: 'Les Tilleuls', id: ID });
    for (const id of DOCUMENTS) for (const words of ['un', ' deux']) await writeWords(file.store, id, words);
    await file.backUp();
    for (const id of DOCUMENTS) await writeWords(file.store, id, ' trois');
    const data = first.workspaces.storage.folder;
    await first.close();
    await withDatabase(data, ID, (database) => overwriteRow(database, HIT, 1, hostile));

    const host = await startHost(folder);
    const { health, repair } = workspaceOf(host);
    expect(await shown(host)).toEqual(['damaged-document', 'un deux trois', 'un deux trois']);
    expect(await health({ id: ID })).toMatchObject({ isUnreadable: false, damagedDocuments: 1 });
    await repair({ id: ID });
    expect(await shown(host)).toEqual(['un deux trois', 'un deux trois', 'un deux trois']);
    const { documents } = await host.workspaces.open(ID);
    await documents.using(HIT, (live) => live.edit(LOCAL, (doc) => doc.getText('t').insert(13, ' quatre')));
    await host.close();

    const again = await startHost(folder);
    expect(await shown(again)).toEqual(['un deux trois quatre', 'un deux trois', 'un deux trois']);
    expect(await workspaceOf(again).health({ id: ID })).toMatchObject({ isUnreadable: false, damagedDocuments: 0 });
  },
);

async function startHost(folder: string): Promise<Host> {
  const host = await createHost({
    dataFolder: folder,
    resourcesFolder: folder,
    models: [],
    features: [workspaceHost],
    storage: { ballastBytes: 0 },
    reportFailure: (error) => {
      throw error;
    },
  });
  stopAtEnd(() => host.close());
  return host;
}

/** What a window may ask of the host. */
function workspaceOf(host: Host) {
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  host.serve(hostEnd, { id: 'window', access: 'facilitator' });
  return connect(clientEnd).client(workspaceContract);
}

/** The words of each document as a window is shown them, or why it is not. */
async function shown(host: Host): Promise<readonly string[]> {
  const { documents } = await host.workspaces.open(ID);
  const open = (id: string) => documents.using(id, ({ doc }) => doc.getText('t').toString());
  return Promise.all(DOCUMENTS.map((id) => open(id).catch((error: unknown) => toAppError(error).code)));
}
