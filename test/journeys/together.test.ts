import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../support/pages/browser';
import { createCuttableCalls } from '../support/networks/cuttable-calls';
import { type ServerProcess, startServer } from '../support/pages/server-process';
import { connectToServer, openInWindow, until, whenSaved } from '../support/worlds/window-client';
import { openWorkbench, savedHere, sayWho, startDemarche } from '../support/pages/workbench';

const CUT_MS = 40_000;
/** What the hosts say to each other goes through here, whoever calls. */
const wire = createCuttableCalls();
const env = { FAIRE_AVEC_DISCOVERY: 'off', ...wire.env };

interface TableWindow {
  readonly page: Page;
  readonly server: ServerProcess;
  readonly errors: readonly string[];
}

/**
 * Below everything of the product: while `cut`, what goes through a data channel is lost on the way, in both
 * directions, and nobody is told.
 */
function installCut(): void {
  const state = { cut: false };
  Object.assign(window, { testNetwork: state });
  const prototype = RTCDataChannel.prototype;
  const send = prototype.send as (this: RTCDataChannel, message: unknown) => void;
  prototype.send = function (this: RTCDataChannel, message: unknown) {
    if (!state.cut) send.call(this, message);
  } as RTCDataChannel['send'];
  const onmessage = Object.getOwnPropertyDescriptor(prototype, 'onmessage');
  Object.defineProperty(prototype, 'onmessage', {
    get() {
      return onmessage?.get?.call(this);
    },
    set(listener: ((event: MessageEvent) => void) | null) {
      onmessage?.set?.call(this, listener && ((event: MessageEvent) => void (state.cut || listener.call(this, event))));
    },
  });
}

async function openTable(server?: ServerProcess): Promise<TableWindow> {
  const browser = await openBrowser();
  const running = server ?? (await startServer({ env }));
  const watched = await openWorkbench({ server: running, page: { browser, prepare: (page) => page.addInitScript(installCut) } });
  return { page: watched.page, server: running, errors: watched.errors };
}

async function setCut(page: Page, cut: boolean): Promise<void> {
  await page.evaluate((value) => Object.assign((window as unknown as { testNetwork: object }).testNetwork, { cut: value }), cut);
}

async function openDoor(page: Page): Promise<{ code: string; address: string }> {
  await page.getByRole('link', { name: 'Inviter' }).click();
  await page.getByRole('tab', { name: 'Une autre table' }).click();
  await page.getByText('Toute table qui a le code entre').click();
  await page.getByText('Cet ordinateur seulement').click();
  await page.getByRole('button', { name: 'Ouvrir aux autres tables' }).click();
  const code = (await page.getByRole('img', { name: 'Code' }).innerText()).replace(/\s/gu, '');
  const address = await page.locator('dd').first().innerText();
  return { code, address };
}

async function join(page: Page, code: string, address: string, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Rejoindre une table' }).click();
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.getByRole('textbox', { name: 'Nom de cette table' }).fill(name);
  await page.getByRole('textbox', { name: 'Adresse de la table' }).fill(address);
  await page.getByRole('button', { name: 'Rejoindre' }).click();
  await sayWho(page);
}

const purposeOf = (page: Page) => page.getByRole('textbox', { name: 'Ce que nous voulons comprendre' });
const territoryOf = (page: Page) => page.getByRole('textbox', { name: 'Territoire' });

async function openFrame(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Cadre' }).click();
  await purposeOf(page).waitFor();
}

/** Waits until the tables' panel says that `name` is linked that way. */
async function linked(page: Page, name: string, way: string, timeout = 15_000): Promise<void> {
  await page.getByRole('link', { name: 'Inviter' }).click();
  await page.getByRole('tab', { name: 'Une autre table' }).click();
  await page.getByRole('listitem').filter({ hasText: name }).getByText(way, { exact: true }).waitFor({ timeout });
}

describe('together, without a server', () => {
  test('two tables, then three: direct, a host killed, 40 seconds cut, a late arrival, a departure', { timeout: 300_000 }, async () => {
    const a = await openTable(await startServer({ env, args: ['--port', String(await freePort())] }));
    const id = await startDemarche(a.page, { title: 'Les Tilleuls', territory: 'Quartier des Tilleuls' });
    const { code, address } = await openDoor(a.page);

    // A second table joins by the code, and both windows link directly.
    const b = await openTable();
    await join(b.page, code, address, 'Table 2');
    await linked(a.page, 'Table 2', 'reliée directement');
    await linked(b.page, 'Table 1', 'reliée directement');

    // What one writes is read by the other within a second, both ways.
    for (const table of [a, b]) await openFrame(table.page);
    await purposeOf(a.page).fill('Pourquoi si peu de jeunes viennent.');
    await expect.poll(() => purposeOf(b.page).inputValue(), { timeout: 1000, interval: 20 }).toBe('Pourquoi si peu de jeunes viennent.');
    await territoryOf(b.page).fill('Les Tilleuls et la gare');
    await expect.poll(() => territoryOf(a.page).inputValue(), { timeout: 1000, interval: 20 }).toBe('Les Tilleuls et la gare');

    // The text, the map and the trials travel both ways as well.
    for (const { page } of [a, b]) await page.getByRole('link', { name: 'Diagnostic' }).click();
    await a.page.locator('[contenteditable="true"]').first().click();
    await a.page.keyboard.type('Quatre portes avant la bonne. ');
    await b.page.getByText('Quatre portes avant la bonne.').first().waitFor();
    await b.page.locator('[contenteditable="true"]').first().click();
    await b.page.keyboard.press('Control+End');
    await b.page.keyboard.type('La table 2 répond.');
    await a.page.getByText('La table 2 répond.').first().waitFor();
    for (const { page } of [a, b]) await page.getByRole('link', { name: 'Acteurs' }).click();
    await b.page.getByRole('main').getByRole('button', { name: 'Ajouter un acteur' }).click();
    await b.page.getByRole('textbox', { name: 'Nom' }).fill('Mission locale');
    await b.page.getByRole('complementary').getByRole('button', { name: 'Ajouter', exact: true }).click();
    await a.page.getByRole('button', { name: /^Mission locale,/u }).waitFor();
    for (const { page } of [a, b]) await page.getByRole('link', { name: 'Expérimentations' }).click();
    await a.page.getByRole('button', { name: 'Préparer une expérimentation' }).first().click();
    await b.page.getByText('Nouvelle expérimentation').first().waitFor();
    for (const { page } of [a, b]) await page.getByRole('link', { name: 'Cadre' }).click();

    // A text of a megabyte goes from one host to the other.
    const [left, right] = [connectToServer(a.server.url), connectToServer(b.server.url)];
    const long = openInWindow(left, id, 'text:long');
    await long.ready;
    long.doc.getText('t').insert(0, 'mot '.repeat(262_144));
    await whenSaved(long);
    const copy = openInWindow(right, id, 'text:long');
    await copy.ready;
    await until(() => copy.doc.getText('t').length === 1_048_576);

    // The host of the first table dies; both windows go on by themselves.
    await a.server.kill('SIGKILL');
    await a.page.getByText('L’atelier s’est arrêté.').waitFor();
    await purposeOf(a.page).fill('Écrit sans atelier, à la table 1.');
    await expect.poll(() => purposeOf(b.page).inputValue(), { timeout: 2000 }).toBe('Écrit sans atelier, à la table 1.');
    await territoryOf(b.page).fill('Écrit à la table 2');
    await expect.poll(() => territoryOf(a.page).inputValue(), { timeout: 2000 }).toBe('Écrit à la table 2');

    // It is started again: the window hands over what it has, and the tables find each other.
    const back = await startServer({
      dataFolder: a.server.dataFolder,
      env,
      args: ['--port', new URL(a.server.url).port],
    });
    await savedHere(a.page);
    await linked(b.page, 'Table 1', 'reliée directement', 30_000);

    // Nothing passes for 40 seconds; both go on writing; they meet again and are identical.
    for (const table of [a, b]) await openFrame(table.page);
    await wire.cut();
    await Promise.all([setCut(a.page, true), setCut(b.page, true)]);
    await purposeOf(a.page).fill('Écrit pendant la coupure, à la table 1.');
    await territoryOf(b.page).fill('Écrit pendant la coupure, à la table 2');
    await new Promise((resolve) => setTimeout(resolve, CUT_MS));
    expect(await purposeOf(b.page).inputValue()).toBe('Écrit sans atelier, à la table 1.');
    await wire.restore();
    await Promise.all([setCut(a.page, false), setCut(b.page, false)]);
    for (const table of [a, b]) {
      await expect.poll(() => purposeOf(table.page).inputValue(), { timeout: 10_000 }).toBe('Écrit pendant la coupure, à la table 1.');
      await expect.poll(() => territoryOf(table.page).inputValue(), { timeout: 10_000 }).toBe('Écrit pendant la coupure, à la table 2');
    }

    // A third joins late and has everything.
    const c = await openTable();
    await a.page.getByRole('link', { name: 'Inviter' }).click();
    const fresh = (await a.page.getByRole('img', { name: 'Code' }).innerText()).replace(/\s/gu, '');
    await join(c.page, fresh, address, 'Table 3');
    await openFrame(c.page);
    await expect.poll(() => purposeOf(c.page).inputValue(), { timeout: 10_000 }).toBe('Écrit pendant la coupure, à la table 1.');
    await linked(c.page, 'Table 2', 'reliée directement');

    // One leaves; nothing written later reaches it.
    await b.page.getByRole('link', { name: 'Inviter' }).click();
    await b.page.getByRole('button', { name: 'Quitter la démarche partagée' }).click();
    await b.page.getByRole('alertdialog').getByRole('button', { name: 'Quitter la démarche partagée' }).click();
    await b.page.getByText('Vous avez quitté la démarche partagée.').waitFor();
    for (const table of [a, b, c]) await openFrame(table.page);
    await purposeOf(a.page).fill('Ceci n’arrive plus à la table 2.');
    await expect.poll(() => purposeOf(c.page).inputValue(), { timeout: 5000 }).toBe('Ceci n’arrive plus à la table 2.');
    await new Promise((resolve) => setTimeout(resolve, 5000));
    expect(await purposeOf(b.page).inputValue()).toBe('Écrit pendant la coupure, à la table 1.');
    expect(back.stderr()).toBe('');
  });
});

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
