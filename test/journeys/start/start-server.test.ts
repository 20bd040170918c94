import { createServer } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newPage } from '../../support/pages/browser';
import { failToStart, startServer } from '../../support/pages/server-process';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';

/** A program that holds a port of this computer. */
async function holdPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  stopAtEnd(() => void server.close());
  return (server.address() as { port: number }).port;
}

describe('starting the host', () => {
  it('opens the workbench without one complaint, and reaches nobody else', async () => {
    const server = await startServer();
    const { page, errors, foreignRequests } = await newPage(server.url);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(errors).toEqual([]);
    expect(foreignRequests).toEqual([]);
  });

  it('stops cleanly when asked, twice on the same folder', async () => {
    const { dataFolder, ...first } = await startServer();
    expect(await first.stop()).toBe(0);
    const second = await startServer({ dataFolder });
    expect(await second.stop()).toBe(0);
    expect(second.stderr()).toBe('');
  });

  it('serves a folder at the same address each time, so that a browser finds what it kept; at another one when it is taken', async () => {
    const first = await startServer({ ownPort: true });
    const { origin, port } = new URL(first.url);
    await first.stop();
    const second = await startServer({ ownPort: true, dataFolder: first.dataFolder });
    expect(new URL(second.url).origin).toBe(origin);
    await second.stop();
    const other = createServer().listen(Number(port), '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    stopAtEnd(() => void other.close());
    const third = await startServer({ ownPort: true, dataFolder: first.dataFolder });
    expect(new URL(third.url).origin).not.toBe(origin);
  });

  it('opens again after a crash', async () => {
    const first = await startServer();
    await first.kill('SIGKILL');
    const second = await startServer({ dataFolder: first.dataFolder });
    expect(await second.stop()).toBe(0);
  });
});

describe('a start that can’t succeed says one sentence', () => {
  it('when the port is taken', async () => {
    const port = await holdPort();
    const failed = await failToStart({ args: ['--port', String(port)] });
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr.trim()).toBe(
      `Le port ${port} est déjà utilisé par un autre programme. Choisissez-en un autre avec --port, ou --port 0 pour un port libre.`,
    );
  });

  it('when the folder is open already', async () => {
    const { dataFolder } = await startServer();
    const failed = await failToStart({ dataFolder });
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr.trim()).toMatch(/^Faire Avec est déjà ouvert sur le dossier .+$/u);
  });

  it('when the folder can’t be written to', async () => {
    const parent = temporaryFolder();
    writeFileSync(join(parent, 'notes.txt'), '');
    const failed = await failToStart({ dataFolder: join(parent, 'notes.txt') });
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr.trim()).toMatch(/^Impossible d’écrire dans le dossier .+$/u);
  });

  it('when an option is unknown', async () => {
    const failed = await failToStart({ args: ['--prot', '1'] });
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr.trim()).toMatch(/^Option inconnue ou mal écrite\u00a0: --prot/u);
  });
});
