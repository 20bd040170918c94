import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage } from '../support/pages/browser';
import { type ServerProcess, startServer } from '../support/pages/server-process';
import { openWorkbench, savedHere, startDemarche } from '../support/pages/workbench';

/** The first text of the diagnostic that is shown. */
const sheet = (page: Page) => page.locator('[contenteditable="true"]').first();

async function write(page: Page, words: string): Promise<void> {
  await sheet(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

test('what was shown as saved is there after a reload, and after the host was stopped and started again', async () => {
  const { page, server } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await write(page, 'Quatre portes avant la bonne.');
  await savedHere(page);
  await page.reload();
  await page.getByText('Quatre portes avant la bonne.').waitFor();
  await server.stop();

  const again = await startServer({ dataFolder: server.dataFolder });
  const { page: later } = await newPage(again.url);
  await later.getByRole('link', { name: 'Reprendre' }).first().click();
  await later.getByText('Quatre portes avant la bonne.').waitFor();
});

test('two windows on one démarche agree, whoever writes', async () => {
  const { page: one, server } = await openWorkbench();
  await startDemarche(one, { title: 'Les Tilleuls', name: 'Nadia' });
  const { page: two } = await openSecondWindow(one, server);
  await write(one, 'La première écrit. ');
  await two.getByText('La première écrit.').waitFor();
  await write(two, 'La seconde répond.');
  await one.getByText('La seconde répond.').waitFor();
  expect(await sheet(one).innerText()).toBe(await sheet(two).innerText());
});

test('what somebody else deleted is found again by whoever wrote it, and put back', async () => {
  const { page: one, server } = await openWorkbench();
  await startDemarche(one, { title: 'Les Tilleuls', name: 'Nadia' });
  await write(one, 'Quatre portes avant la bonne.');
  const { page: two } = await openSecondWindow(one, server);
  await two.getByText('Quatre portes avant la bonne.').click();
  await two.keyboard.press('ControlOrMeta+a');
  await two.keyboard.press('Delete');
  await one.getByText('Quatre portes avant la bonne.').waitFor({ state: 'detached' });
  await one.getByRole('tab', { name: 'Mes mots' }).click();
  const words = one.getByRole('region', { name: 'Retrouver mes mots' });
  await words.getByText('Quatre portes avant la bonne.').waitFor();
  await words.getByText('Effacé par quelqu’un d’autre.').waitFor();
  await shot(one, 'words');
  await sheet(one).click();
  await words.getByRole('button', { name: 'Remettre dans le texte' }).click();
  await two.getByText('Quatre portes avant la bonne.').waitFor();
  await words.getByText('Tous vos mots sont dans le texte.').waitFor();
});

test('the host is killed in the middle of typing: all that was shown as saved is there, and the open window brings the rest', async () => {
  const { page, server } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await write(page, 'Avant la coupure. ');
  await savedHere(page);
  const typing = page.keyboard.type('Écrit pendant que la machine tombe, mot après mot, sans rien savoir.', { delay: 15 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  await server.kill('SIGKILL');
  await typing;

  // Another window, on a host that starts from what the killed one left.
  const again = await startServer({ dataFolder: server.dataFolder, args: ['--port', new URL(server.url).port] });
  const { page: other } = await newPage(again.url);
  await other.getByRole('link', { name: 'Reprendre' }).first().click();
  await other.getByText('Avant la coupure.').waitFor();

  // The window that stayed open finds its host again and gives it what it kept.
  await page.getByText('L’atelier est revenu.').waitFor({ timeout: 30_000 });
  await savedHere(page);
  await other.getByText('mot après mot, sans rien savoir.').waitFor();
});

/** Another window of the same browser on the démarche that the first one shows. */
async function openSecondWindow(one: Page, server: ServerProcess): Promise<{ page: Page }> {
  const { page } = await openWorkbench({ server });
  await page.goto(one.url());
  const later = page.getByRole('button', { name: 'Plus tard' });
  await later.or(sheet(page)).first().waitFor();
  if (await later.isVisible()) await later.click();
  return { page };
}

/** Kept where somebody asks for them, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.FAIRE_AVEC_SCREENSHOTS;
  if (!folder) return;
  for (const [width, height] of [
    [360, 740],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${folder}/nothing-lost-${name}-${width}.png`, fullPage: true });
  }
}
