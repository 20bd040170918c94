import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../support/pages/browser';
import { type ServerProcess, startServer } from '../support/pages/server-process';
import { expectAccessible, openWorkbench, savedHere, sayWho, scrollsSideways, startDemarche } from '../support/pages/workbench';

/** Tables that look for each other on this computer alone. */
const LOOPBACK = { FAIRE_AVEC_DISCOVERY: '127.0.0.1' };

async function openTable(env: Readonly<Record<string, string>> = LOOPBACK): Promise<Page> {
  return (await openTableOn(await startServer({ env }))).page;
}

async function openTableOn(server: ServerProcess) {
  return openWorkbench({ server, page: { browser: await openBrowser() } });
}

async function openDoor(page: Page, admit: string): Promise<{ code: string; address: string }> {
  await page.getByRole('link', { name: 'Inviter' }).click();
  await page.getByRole('tab', { name: 'Une autre table' }).click();
  await page.getByRole('textbox', { name: 'Nom de cette table' }).fill('Table de la fenêtre');
  await page.getByText(admit).click();
  await page.getByText('Cet ordinateur seulement').click();
  await shot(page, 'invite-form');
  await page.getByRole('button', { name: 'Ouvrir aux autres tables' }).click();
  const code = (await page.getByRole('img', { name: 'Code' }).innerText()).replace(/\s/gu, '');
  return { code, address: await page.locator('dd').first().innerText() };
}

/** Kept where somebody asks for them, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.FAIRE_AVEC_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/sharing-${name}.png`, fullPage: true });
}

describe('inviting and joining, at the door', () => {
  test('a table is found nearby, knocks, is let in by the facilitator, and is listed with what it has', async () => {
    const a = await openTable();
    await startDemarche(a, { title: 'Les Tilleuls' });
    const { code } = await openDoor(a, 'Je fais entrer chaque table');
    await expectAccessible(a);
    await shot(a, 'door');

    const b = await openTable();
    await b.getByRole('link', { name: 'Rejoindre une table' }).click();
    await b.getByText('Table de la fenêtre').first().waitFor({ timeout: 15_000 });
    await expectAccessible(b);
    await b.getByRole('textbox', { name: 'Code' }).fill(`${code.slice(0, 4)} ${code.slice(4)}`);
    await b.getByRole('textbox', { name: 'Nom de cette table' }).fill('Table du fond');
    await shot(b, 'join');
    await b.getByRole('button', { name: 'Rejoindre' }).click();
    await b.getByText('On attend qu’on vous ouvre').waitFor();
    await shot(b, 'waiting');

    await a.getByText('demande à entrer', { exact: false }).first().waitFor();
    await expectAccessible(a);
    await shot(a, 'asks');
    await a.getByRole('button', { name: 'Faire entrer « Table du fond »' }).click();
    await sayWho(b);
    await a.getByRole('listitem').filter({ hasText: 'Table du fond' }).getByText('reliée directement').waitFor({ timeout: 15_000 });
    await a.getByText('tout est partagé').waitFor();
    await a.getByRole('link', { name: 'partagé avec 1 table' }).waitFor();
    await b.getByRole('link', { name: 'partagé avec 1 table' }).click();
    await b.getByText('Vous êtes avec « Table de la fenêtre »').waitFor();
    for (const page of [a, b]) await expectAccessible(page);
    await shot(a, 'linked');
    await shot(b, 'joined');
    for (const width of [640, 320]) {
      await a.setViewportSize({ width, height: 740 });
      expect(await scrollsSideways(a), `at ${width} px`).toBe(false);
    }

    // Put out: it is told, and keeps what it has.
    await a.setViewportSize({ width: 1280, height: 800 });
    await a.getByRole('button', { name: 'Retirer « Table du fond »' }).click();
    await a.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click();
    await a.getByText('Aucune autre table pour l’instant.').waitFor();
    await b.getByRole('button', { name: 'Ouvrir aux autres tables' }).waitFor({ timeout: 10_000 });
  });

  test('while a table is away, what waits for it is said in the bar and listed by document; then it has everything', async () => {
    const env = { FAIRE_AVEC_DISCOVERY: 'off' };
    const a = (await openTableOn(await startServer({ env }))).page;
    await startDemarche(a, { title: 'Les Tilleuls' });
    const { code, address } = await openDoor(a, 'Toute table qui a le code entre');
    const b = await openTableOn(await startServer({ env }));
    await b.page.getByRole('link', { name: 'Rejoindre une table' }).click();
    await b.page.getByRole('textbox', { name: 'Code' }).fill(code);
    await b.page.getByRole('textbox', { name: 'Nom de cette table' }).fill('Table du fond');
    await b.page.getByRole('textbox', { name: 'Adresse de la table' }).fill(address);
    await b.page.getByRole('button', { name: 'Rejoindre' }).click();
    await sayWho(b.page);
    await a.getByText('Toutes les tables ont tout.').waitFor();
    await a.getByRole('link', { name: 'partagé avec 1 table' }).waitFor();

    await b.page.close();
    await b.server.stop();
    await a.getByRole('listitem').filter({ hasText: 'Table du fond' }).getByText('non reliée').waitFor({ timeout: 20_000 });
    await a.getByRole('link', { name: 'Diagnostic' }).click();
    await a.getByRole('link', { name: 'aucune table reliée', exact: true }).waitFor();
    await a.locator('[contenteditable="true"]').first().click();
    await a.keyboard.type('Écrit sans la table du fond. ');
    await savedHere(a);
    await a.getByRole('link', { name: /^aucune table reliée · \d+ en attente$/u }).waitFor();
    await shot(a, 'bar-waits');
    await a.getByRole('link', { name: /^aucune table reliée/u }).click();
    const waiting = a.getByRole('region', { name: 'Ce qui attend encore' });
    await waiting.getByText('La première porte').waitFor();
    await waiting.getByText('pas encore reçu par « Table du fond »', { exact: false }).first().waitFor();
    await expectAccessible(a);
    await shot(a, 'waits');
    await a.setViewportSize({ width: 360, height: 740 });
    expect(await scrollsSideways(a)).toBe(false);
    await shot(a, 'waits-narrow');
    await a.setViewportSize({ width: 1280, height: 800 });

    const back = await openTableOn(await startServer({ env, dataFolder: b.server.dataFolder }));
    await back.page
      .getByRole('link', { name: /Les Tilleuls|Reprendre/u })
      .first()
      .click();
    await a.getByText('Toutes les tables ont tout.').waitFor({ timeout: 20_000 });
    await a.getByRole('link', { name: 'partagé avec 1 table', exact: true }).waitFor();
  });

  test('a wrong code, an address where nobody answers, a refusal and too many tries each have their sentence', async () => {
    const a = await openTable({ FAIRE_AVEC_DISCOVERY: 'off' });
    await startDemarche(a, { title: 'Les Tilleuls' });
    const { code, address } = await openDoor(a, 'Je fais entrer chaque table');
    const b = await openTable({ FAIRE_AVEC_DISCOVERY: 'off' });
    await b.getByRole('link', { name: 'Rejoindre une table' }).click();
    const attempt = async (typed: string, at: string) => {
      await b.getByRole('textbox', { name: 'Code' }).fill(typed);
      await b.getByRole('textbox', { name: 'Adresse de la table' }).fill(at);
      await b.getByRole('button', { name: 'Rejoindre' }).click();
    };
    await attempt('abc', address);
    await b.getByText('Il faut les huit lettres du code.').waitFor();
    const wrong = code === 'ZZZZZZZZ' ? 'YYYYYYYY' : 'ZZZZZZZZ';
    await attempt(wrong, address);
    await b.getByText('Aucune table ne répond à ce code.').waitFor();
    await expectAccessible(b);
    await shot(b, 'wrong-code');
    await attempt(code, '127.0.0.1:9');
    await b.getByText('L’autre table ne répond pas.').waitFor();
    await attempt(code, address);
    await a.getByRole('button', { name: 'Refuser' }).click();
    await b.getByText('La table n’a pas ouvert.').waitFor();
    await attempt(code, address);
    await b.getByRole('button', { name: 'Arrêter' }).click();
    await b.getByRole('button', { name: 'Rejoindre' }).waitFor();
    await expect.poll(() => a.getByRole('button', { name: 'Refuser' }).count()).toBe(0);
    for (let tries = 1; tries < 5; tries++) {
      await attempt(wrong, address);
      await b.getByText('Aucune table ne répond à ce code.').waitFor();
      await b.getByRole('button', { name: 'Rejoindre' }).waitFor();
    }
    await attempt(code, address);
    await b.getByText('Trop de codes essayés.').waitFor();
  });
});
