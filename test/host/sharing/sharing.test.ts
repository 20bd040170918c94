import { afterEach, describe, expect, test, vi } from 'vitest';
import { connect } from '#bridge/connect';
import { type JoinProgress, type SharingState, sharingContract } from '#bridge/sharing-contract';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { createHost, type Host } from '#host/host';
import { type AppError, toAppError } from '#shared/app-error';
import { LOCAL } from '#document/origin';
import { temporaryFolder } from '../../support/temporary-folder';

// Nothing of a test is announced on the network it happens to run on.
vi.stubEnv('FAIRE_AVEC_DISCOVERY', 'off');

const stops: (() => Promise<void>)[] = [];

async function startTable(folder = temporaryFolder()) {
  const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
  const host = await createHost({
    clock,
    dataFolder: folder,
    resourcesFolder: folder,
    models: [],
    features: [],
    storage: { ballastBytes: 0 },
    reportFailure: (error) => console.error('failure', error),
  });
  stops.push(() => host.close());
  const [hostEnd, clientEnd] = createMemoryChannelPair();
  host.serve(hostEnd, { id: 'window', access: 'facilitator' });
  return { host, folder, clock, sharing: connect(clientEnd).client(sharingContract) };
}

type TableHost = Awaited<ReturnType<typeof startTable>>;

async function share(table: TableHost, workspaceId: string, admit: 'ask' | 'all' = 'all'): Promise<void> {
  await table.sharing.share({ workspaceId, tableName: 'Table 1', address: '127.0.0.1', port: 0, admit });
}

async function stateOf(table: TableHost, workspaceId: string): Promise<SharingState> {
  return new Promise((resolve, reject) => {
    const stream = table.sharing.state({ workspaceId }, { onItem: (state) => (resolve(state), stream.close()), onClose: reject });
  });
}

function join(table: TableHost, code: string, address: string, tableName = 'Table 2') {
  const steps: JoinProgress[] = [];
  const done = new Promise<JoinProgress & { step: 'done' }>((resolve, reject) => {
    table.sharing.join(
      { code, address, tableName },
      {
        onItem(step) {
          steps.push(step);
          if (step.step === 'done') resolve(step);
        },
        onClose: (error) => error && reject(error),
      },
    );
  });
  return { steps, done };
}

const write = (host: Host, id: string, text: string) =>
  host.workspaces
    .open(id)
    .then((workspace) =>
      workspace.documents.using('core', (live) => live.edit(LOCAL, (doc) => doc.getText('t').insert(doc.getText('t').length, text))),
    );

const read = (host: Host, id: string) =>
  host.workspaces.open(id).then((workspace) => workspace.documents.using('core', (live) => live.doc.getText('t').toString()));

test('a table that holds another démarche of the same id is not joined to it: nothing is mixed, and it is said', async () => {
  const { b, id, door, a } = await sharedPair();
  await b.host.workspaces.create({ id, title: 'Une autre' });
  await write(b.host, id, 'ailleurs ');
  await expect(join(b, door.code, door.address).done).rejects.toMatchObject({ code: 'unrelated-workspace' });
  expect(await read(b.host, id)).toBe('ailleurs ');
  expect(await read(a.host, id)).toBe('avant ');
});

async function sharedPair(admit: 'ask' | 'all' = 'all') {
  const [a, b] = [await startTable(), await startTable()];
  const { id } = await a.host.workspaces.create({ title: 'Les Tilleuls' });
  await write(a.host, id, 'avant ');
  await share(a, id, admit);
  const { share: door } = await stateOf(a, id);
  if (!door) throw new Error('no door');
  return { a, b, id, door };
}

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

describe('sharing a démarche with another table', () => {
  test('whoever has the code joins, receives everything, and edits flow both ways within a second', async () => {
    const { a, b, id, door } = await sharedPair();
    const { done, steps } = join(b, door.code.toUpperCase(), door.address);
    expect(await done).toMatchObject({ workspaceId: id, title: 'Les Tilleuls' });
    expect(steps.map(({ step }) => step)).toEqual(['calling', 'waiting', 'receiving', 'done']);
    await vi.waitFor(async () => expect(await read(b.host, id)).toBe('avant '), 3000);
    await write(a.host, id, 'de A ');
    await vi.waitFor(async () => expect(await read(b.host, id)).toBe('avant de A '), 1000);
    await write(b.host, id, 'de B');
    await vi.waitFor(async () => expect(await read(a.host, id)).toBe('avant de A de B'), 1000);
    await vi.waitFor(
      async () => expect((await stateOf(a, id)).tables).toMatchObject([{ name: 'Table 2', linked: true, pending: 0 }]),
      3000,
    );
    expect((await stateOf(b, id)).tables).toMatchObject([{ name: 'Table 1', isHost: true, linked: true }]);
  });

  test('a third table receives what the second one writes, and knows both by name', async () => {
    const { a, b, id, door } = await sharedPair();
    await join(b, door.code, door.address).done;
    const c = await startTable();
    await join(c, door.code, door.address, 'Table 3').done;
    await write(b.host, id, 'de B');
    await vi.waitFor(async () => expect(await read(c.host, id)).toBe('avant de B'), 3000);
    await vi.waitFor(async () => {
      expect((await stateOf(c, id)).tables.map(({ name }) => name).sort()).toEqual(['Table 1', 'Table 2']);
    }, 3000);
    expect(a.host.workspaces.opened()).toHaveLength(1);
  });

  test('a new document of either table reaches the other', async () => {
    const { a, b, id, door } = await sharedPair();
    await join(b, door.code, door.address).done;
    for (const [from, to, document] of [
      [a, b, 'text:un'],
      [b, a, 'text:deux'],
    ] as const) {
      const workspace = await from.host.workspaces.open(id);
      await workspace.documents.using(document, (live) => live.edit(LOCAL, (doc) => doc.getText('t').insert(0, document)));
      await vi.waitFor(async () => {
        const other = await to.host.workspaces.open(id);
        expect(await other.documents.using(document, (live) => live.doc.getText('t').toString())).toBe(document);
      }, 3000);
    }
  });

  test('the facilitator sees who asks, lets one in, and sends another away', async () => {
    const { a, b, id, door } = await sharedPair('ask');
    const asked = join(b, door.code, door.address, 'Table du fond');
    await vi.waitFor(
      async () => expect((await stateOf(a, id)).share?.requests).toMatchObject([{ name: 'Table du fond', from: '127.0.0.1' }]),
      3000,
    );
    const requestId = (await stateOf(a, id)).share?.requests[0]?.id ?? '';
    await a.sharing.decide({ workspaceId: id, requestId, admitted: true });
    await asked.done;
    const refused = join(await startTable(), door.code, door.address);
    refused.done.catch(() => {});
    await vi.waitFor(async () => expect((await stateOf(a, id)).share?.requests).toHaveLength(1), 3000);
    const second = (await stateOf(a, id)).share?.requests[0]?.id ?? '';
    await a.sharing.decide({ workspaceId: id, requestId: second, admitted: false });
    await expect(refused.done).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('both tables restarted, the link comes back by itself and brings what was written meanwhile', async () => {
    const { a, b, id, door } = await sharedPair();
    await join(b, door.code, door.address).done;
    await vi.waitFor(async () => expect(await read(b.host, id)).toBe('avant '), 3000);
    // Who closes before it could say what it holds is said to lack it.
    await vi.waitFor(async () => expect((await stateOf(a, id)).tables).toMatchObject([{ linked: true, pending: 0 }]), 3000);
    await b.host.close();
    await write(a.host, id, 'pendant ');
    await vi.waitFor(async () => expect((await stateOf(a, id)).tables).toMatchObject([{ linked: false, pending: 1 }]), 3000);
    await a.host.close();
    const [again, back] = [await startTable(a.folder), await startTable(b.folder)];
    await write(back.host, id, 'seul ');
    await again.host.workspaces.open(id);
    await vi.waitFor(async () => {
      const [left, right] = [await read(again.host, id), await read(back.host, id)];
      expect(left).toBe(right);
      expect([...left.split(' ')].sort()).toEqual(['', 'avant', 'pendant', 'seul']);
    }, 6000);
  });

  test('whoever leaves receives nothing of what is written later, and can not come back with the old token', async () => {
    const { a, b, id, door } = await sharedPair();
    await join(b, door.code, door.address).done;
    await vi.waitFor(async () => expect(await read(b.host, id)).toBe('avant '), 3000);
    await b.sharing.leave({ workspaceId: id });
    await write(a.host, id, 'secret ');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await read(b.host, id)).toBe('avant ');
    expect((await stateOf(a, id)).tables).toEqual([]);
    expect((await stateOf(b, id)).joined).toBeNull();
  });

  test('a table that was put out is told, keeps what it had, and receives nothing more', async () => {
    const { a, b, id, door } = await sharedPair();
    await join(b, door.code, door.address).done;
    await vi.waitFor(async () => expect((await stateOf(a, id)).tables).toMatchObject([{ linked: true }]), 3000);
    await vi.waitFor(async () => expect(await read(b.host, id)).toBe('avant '), 3000);
    const table = (await stateOf(a, id)).tables[0]?.id ?? '';
    await a.sharing.remove({ workspaceId: id, table });
    await write(a.host, id, 'après ');
    await vi.waitFor(async () => expect((await stateOf(b, id)).joined).toBeNull(), 5000);
    expect(await read(b.host, id)).toBe('avant ');
  });

  test('when sharing stops, nobody listens any more and the code opens nothing', async () => {
    const { a, b, id, door } = await sharedPair();
    await a.sharing.stopSharing({ workspaceId: id });
    await expect(join(b, door.code, door.address).done).rejects.toMatchObject({ code: 'host-unreachable' });
    expect((await stateOf(a, id)).share).toBeNull();
  });
});

describe('a code that opens nothing', () => {
  const failureOf = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: unknown) => toAppError(error).code,
    );

  test('says so, at once', async () => {
    const { b, door } = await sharedPair();
    const wrong = door.code === 'zzzzzzzz' ? 'yyyyyyyy' : 'zzzzzzzz';
    expect(await failureOf(join(b, wrong, door.address).done)).toBe('unknown-join-code');
    expect(await failureOf(join(b, 'abc', door.address).done)).toBe('unknown-join-code');
  });

  test('ten minutes later the code says that it is too old, and a new one opens', async () => {
    const { a, b, id, door } = await sharedPair();
    a.clock.ahead = 10 * 60_000;
    expect(await failureOf(join(b, door.code, door.address).done)).toBe('join-code-expired');
    await a.sharing.renewCode({ workspaceId: id });
    const fresh = (await stateOf(a, id)).share?.code ?? '';
    expect(await failureOf(join(b, fresh, door.address).done)).toBeUndefined();
  });

  test('five wrong tries lock the address out for the rest of the minute, the right code included', async () => {
    const { b, door } = await sharedPair();
    for (let index = 0; index < 5; index++)
      expect(await failureOf(join(b, `zzzzzzz${index}`, door.address).done)).toBe('unknown-join-code');
    expect(await failureOf(join(b, door.code, door.address).done)).toBe('too-many-requests');
  });

  test('an address where nobody answers, and something that is no address, are host-unreachable', async () => {
    const { b, door } = await sharedPair();
    expect(await failureOf(join(b, door.code, '127.0.0.1:1').done)).toBe('host-unreachable');
    expect(await failureOf(join(b, door.code, 'pas une adresse').done)).toBe('host-unreachable');
  });

  test('the démarche of this very computer can not be joined again', async () => {
    const { a, door } = await sharedPair();
    const error = await join(a, door.code, door.address).done.catch((reason: unknown) => reason);
    expect((error as AppError).code).toBe('workspace-exists');
  });
});
