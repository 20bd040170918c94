import { describe, expect, it } from 'vitest';
import { createHost, type Host } from '#host/host';
import type { Clock } from '#shared/clock';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeWords } from '../../support/worlds/storage-folder';

const MINUTE = 60_000;

async function startHost(clock: Clock): Promise<Host> {
  const folder = temporaryFolder();
  const host = await createHost({
    dataFolder: folder,
    resourcesFolder: folder,
    models: [],
    features: [],
    clock,
    storage: { ballastBytes: 0, uptime: clock.now },
    lockLookMs: 5,
    reportFailure: () => {},
  });
  stopAtEnd(() => host.close());
  return host;
}

async function locked(host: Host, title = 'Tilleuls'): Promise<string> {
  const { id, file } = await host.workspaces.create({ title, protect: { by: 'passphrase', passphrase: 'trois petits pains' } });
  await writeWords(file.store, 'core', 'nos mots');
  return id;
}

const openIds = (host: Host) => host.workspaces.opened().map(({ id }) => id);
const moment = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('a locked démarche', () => {
  it('closes by itself after fifteen minutes without a gesture, and not before', async () => {
    let now = Date.UTC(2026, 0, 1);
    const host = await startHost({ now: () => now });
    const id = await locked(host);
    const open = await host.workspaces.create({ title: 'Sans clé' });
    now += 14 * MINUTE;
    await moment();
    expect(openIds(host)).toContain(id);
    host.locks.stirred();
    now += 14 * MINUTE;
    await moment();
    expect(openIds(host)).toContain(id);
    now += 2 * MINUTE;
    await expect.poll(() => openIds(host)).toEqual([open.id]);
    await expect(host.workspaces.open(id)).rejects.toMatchObject({ code: 'locked' });
    await host.locks.unlock(id, 'trois petits pains');
    expect(openIds(host)).toContain(id);
  });

  it('stays open as long as was chosen, for ever if so, and while others write in it', async () => {
    let now = Date.UTC(2026, 0, 1);
    const host = await startHost({ now: () => now });
    const id = await locked(host);
    await host.locks.setLockAfter(0);
    now += 600 * MINUTE;
    await moment();
    expect(openIds(host)).toEqual([id]);
    const leave = host.locks.keepOpenWhile((one) => one === id);
    await host.locks.setLockAfter(5);
    expect(await host.locks.lockAfter()).toBe(5);
    await moment();
    expect(openIds(host)).toEqual([id]);
    leave();
    await expect.poll(() => openIds(host)).toEqual([]);
  });

  it('tells its windows first, and waits for their last words, but not for ever', async () => {
    const host = await startHost({ now: () => 0 });
    const id = await locked(host);
    const { file } = await host.workspaces.open(id);
    host.locks.onLocking(async () => writeWords(file.store, 'core', ' et les derniers'));
    host.locks.onLocking(() => new Promise(() => {}));
    await host.locks.lockAll();
    await host.locks.unlock(id, 'trois petits pains');
    const { documents } = await host.workspaces.open(id);
    expect(await documents.using('core', (live) => live.doc.getText('t').toString())).toBe('nos mots et les derniers');
  });

  it('makes whoever guesses wait longer and longer, and forgets it at the right passphrase', async () => {
    let now = 0;
    const host = await startHost({ now: () => now });
    const id = await locked(host);
    await host.locks.lock(id);
    const guess = (passphrase: string) => host.locks.unlock(id, passphrase);
    await expect(guess('un')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(guess('deux')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    const both = await Promise.allSettled([guess('trois'), guess('trois petits pains')]);
    expect(both).toMatchObject([
      { reason: { code: 'wrong-passphrase' } },
      { reason: { code: 'too-many-requests', details: { seconds: 2 } } },
    ]);
    now += 2000;
    await expect(guess('quatre')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    now += 2000;
    await expect(guess('trois petits pains')).rejects.toMatchObject({ code: 'too-many-requests', details: { seconds: 2 } });
    now += 2000;
    await guess('trois petits pains');
    await expect(host.locks.check(id, 'autre')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await host.locks.check(id, 'trois petits pains');
  });
});
