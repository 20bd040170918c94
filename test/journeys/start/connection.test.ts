import { expect, test } from 'vitest';
import { openBrowser, watch } from '../../support/pages/browser';
import { startServer } from '../../support/pages/server-process';
import { savedHere, startDemarche } from '../../support/pages/workbench';

test('when the link breaks, words stay in the window, this is said, and they are saved when it is back', async () => {
  const server = await startServer();
  const browser = await openBrowser();
  const page = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } })).newPage();
  const { errors } = watch(page, new URL(server.url).origin);
  // The wire between this window and its host, which the test can cut.
  const wire: { isCut: boolean; cut(): void } = { isCut: false, cut: () => {} };
  await page.routeWebSocket(/\/bridge$/u, (socket) => {
    if (wire.isCut) return void socket.close();
    socket.connectToServer();
    wire.cut = () => {
      wire.isCut = true;
      void socket.close({ code: 1001 });
    };
  });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await page.getByRole('link', { name: 'Cadre' }).click();
  const purpose = page.getByRole('textbox', { name: 'Ce que nous voulons comprendre' });
  await purpose.fill('Avant la coupure.');
  await savedHere(page);

  wire.cut();
  await page.getByText('L’atelier s’est arrêté.').waitFor();
  await purpose.fill('Écrit pendant la coupure.');
  await page.getByText('Pas encore enregistré').first().waitFor();

  wire.isCut = false;
  await page.getByText('L’atelier est revenu.').waitFor({ timeout: 15_000 });
  await savedHere(page);
  await page.reload();
  await expect.poll(() => purpose.inputValue().catch(() => '')).toBe('Écrit pendant la coupure.');
  expect(errors.filter((error) => !error.includes('WebSocket'))).toEqual([]);
});
