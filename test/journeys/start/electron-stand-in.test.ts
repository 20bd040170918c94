import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createElectronStandIn } from '../../support/electron-stand-in/electron-stand-in';
import type { StandInWindow } from '../../support/electron-stand-in/stand-in-window';
import { temporaryFolder } from '../../support/temporary-folder';
import { startDemarche } from '../../support/pages/workbench';

const userData = temporaryFolder();
const { electron, world } = createElectronStandIn(userData);

vi.mock('electron', () => electron);

let window: StandInWindow;
const page = () => window.webContents.page!.page;

beforeAll(async () => {
  process.env.FAIRE_AVEC_DATA = temporaryFolder();
  await import(new URL('../../../out/main/index.js', import.meta.url).pathname);
  await vi.waitFor(() => expect(world.windows[0]?.webContents.page?.page.url()).toContain('https:'), { timeout: 20_000 });
  window = world.windows[0]!;
});

describe('the built app, on the stand-in of Electron', () => {
  it('opens the workbench over the port that the preload hands over, without one complaint', async () => {
    await page().getByRole('heading', { level: 1 }).first().waitFor();
    expect(window.webContents.page!.errors).toEqual([]);
    expect(window.webContents.page!.foreignRequests).toEqual([]);
    expect(window.webContents.ports.size).toBe(1);
  });

  it('gets a new port after a reload, the former one closed', async () => {
    await page().reload();
    await page().getByRole('heading', { level: 1 }).first().waitFor();
    expect(window.webContents.ports.size).toBe(1);
  });

  it('stays where it is when the page tries to leave', async () => {
    const before = page().url();
    await page().evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://exemple.test/';
      document.body.append(link);
      link.click();
    });
    await page().getByRole('heading', { level: 1 }).first().waitFor();
    expect(page().url()).toBe(before);
  });

  it('hands a file opened with the app to the page', async () => {
    const file = join(temporaryFolder(), 'Tilleuls.faireavec');
    writeFileSync(file, 'contenu');
    const received = page().evaluate(
      () =>
        new Promise((resolve) =>
          globalThis.addEventListener('message', ({ data }) => {
            if (data?.type === 'faire-avec:file') resolve([data.name, new TextDecoder().decode(data.bytes)]);
          }),
        ),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    electron.app.emit('second-instance', {}, ['faire-avec', file]);
    expect(await received).toEqual(['Tilleuls.faireavec', 'contenu']);
  });

  it('opens it as if it had been chosen: what is no démarche is said not to be one', async () => {
    await page().getByRole('button', { name: 'Continuer' }).click();
    await page().getByRole('alert').first().waitFor();
    expect(await page().getByRole('alert').first().textContent()).toContain('ne sait pas lire ce genre de fichier');
  });

  it('locks a démarche under a passphrase when the screen is locked, and when the computer goes to sleep', async () => {
    const phrase = 'tortue lampadaire jeudi confiture';
    await page().evaluate(() => location.assign('#/'));
    const id = await startDemarche(page(), { title: 'Les Tilleuls' });
    await page().evaluate((address) => location.assign(address), `#/d/${id}/verrou`);
    await page().getByText('Cette démarche est gardée par la session de cet ordinateur.').waitFor();
    await page().getByRole('textbox', { name: 'Phrase secrète', exact: true }).fill(phrase);
    await page().getByRole('textbox', { name: 'encore une fois' }).fill(phrase);
    await page().getByText('J’ai noté la phrase').click();
    await page().getByRole('button', { name: 'Verrouiller', exact: true }).click();
    await page().getByText('Cette démarche est fermée par une phrase secrète.').waitFor();
    for (const event of ['lock-screen', 'suspend']) {
      electron.powerMonitor.emit(event);
      await page().getByRole('heading', { name: '« Les Tilleuls » est fermée à clé' }).waitFor();
      await page().getByRole('textbox', { name: 'Phrase secrète' }).fill(phrase);
      await page().getByRole('button', { name: 'Ouvrir', exact: true }).click();
      await page().getByRole('heading', { name: 'Verrouiller cette démarche' }).waitFor();
    }
  });

  it('keeps the window’s place, and ends once everything is written', async () => {
    window.close();
    await vi.waitFor(() => expect(electron.app.ended).toBe('quit'), { timeout: 10_000 });
    expect(JSON.parse(readFileSync(join(userData, 'window.json'), 'utf8'))).toMatchObject({ bounds: { width: 1280 } });
  });
});
