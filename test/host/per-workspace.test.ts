import { expect, test } from 'vitest';
import { contract } from '#bridge/contract';
import { createHost } from '#host/host';
import { hostFeature } from '#host/host-feature';
import { keepPerWorkspace } from '#host/per-workspace';
import type { OpenWorkspace } from '#host/workspaces';
import { AppError } from '#shared/app-error';
import type { WorkspaceId } from '#shared/ids';
import { stopAtEnd } from '../support/teardown';
import { temporaryFolder } from '../support/temporary-folder';

interface Part {
  readonly workspace: OpenWorkspace;
  isUsed: boolean;
}

/** A host with one such part, which writes down what happens to it, and may fail to be made so many times. */
async function startHost(options: { failures?: number; now?: () => number } = {}) {
  const events: string[] = [];
  const reported: unknown[] = [];
  let failuresLeft = options.failures ?? 0;
  let partOf: (id: WorkspaceId) => Promise<Part> = () => Promise.reject(new Error('not created'));
  const feature = hostFeature(contract('kept', {}), (context) => {
    partOf = keepPerWorkspace<Part>(context, {
      async open(workspace) {
        if (failuresLeft-- > 0) throw new AppError('internal', 'it cannot be made now');
        events.push('open');
        return { workspace, isUsed: false };
      },
      async close({ workspace }) {
        // It can still write in its démarche.
        await workspace.documents.using('core', () => events.push('close'));
      },
      inUse: ({ isUsed }) => isUsed,
    });
    return {};
  });
  const folder = temporaryFolder();
  const now = options.now ?? (() => 0);
  const host = await createHost({
    dataFolder: folder,
    resourcesFolder: folder,
    models: [],
    features: [feature],
    clock: { now },
    storage: { ballastBytes: 0, uptime: now },
    lockLookMs: 5,
    reportFailure: (error) => void reported.push(error),
  });
  stopAtEnd(() => host.close());
  return { host, events, reported, partOf: (id: WorkspaceId) => partOf(id) };
}

test('a part is made when its démarche opens, is the same for everybody, and is closed while the démarche can still be written', async () => {
  const { host, events, partOf } = await startHost();
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls' });
  const [one, other] = await Promise.all([partOf(id), partOf(id)]);
  expect(one).toBe(other);
  expect(events).toEqual(['open']);
  await host.workspaces.close(id);
  expect(events).toEqual(['open', 'close']);
});

test('who asks for the part of a closed démarche opens it, and gets another part', async () => {
  const { host, events, partOf } = await startHost();
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls' });
  const before = await partOf(id);
  await host.workspaces.close(id);
  expect(await partOf(id)).not.toBe(before);
  expect(host.workspaces.opened()).toHaveLength(1);
  expect(events).toEqual(['open', 'close', 'open']);
});

test('a part that could not be made is reported, and made afresh for whoever asks next', async () => {
  const { host, reported, events, partOf } = await startHost({ failures: 1 });
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls' });
  await expect.poll(() => reported).toHaveLength(1);
  await partOf(id);
  expect(events).toEqual(['open']);
});

test('a démarche under a passphrase stays open as long as its part is in use, and no longer', async () => {
  let minutes = 0;
  const { host, partOf } = await startHost({ now: () => minutes * 60_000 });
  const { id } = await host.workspaces.create({ title: 'Les Tilleuls', protect: { by: 'passphrase', passphrase: 'trois petits pains' } });
  const part = await partOf(id);
  part.isUsed = true;
  minutes = 600;
  // Several looks of the lock's timer.
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(host.workspaces.opened()).toHaveLength(1);
  part.isUsed = false;
  await expect.poll(() => host.workspaces.opened()).toEqual([]);
});

test('parts are closed when the host stops', async () => {
  const { host, events, partOf } = await startHost();
  for (const title of ['Les Tilleuls', 'Le Four']) await partOf((await host.workspaces.create({ title })).id);
  await host.close();
  expect(events).toEqual(['open', 'open', 'close', 'close']);
});
