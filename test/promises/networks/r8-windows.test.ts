import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chromiumPath, openBrowser } from '../../support/pages/browser';
import { buildRoomNetwork, canBuildNetworks, type RoomNetwork } from '../../support/networks/room-network';
import { type ServerProcess, startServer } from '../../support/pages/server-process';
import { openWorkbench, sayWho, startDemarche } from '../../support/pages/workbench';

/** WebRTC, or silently the hosts, at most this long after the network changed. */
const FALLBACK_MS = 10_000;
/** A window asleep for longer than its links are believed in. */
const SLEEP_MS = process.env.FAIRE_AVEC_SOAK ? 45_000 : 15_000;

interface Table {
  readonly page: Page;
  readonly server: ServerProcess;
}

async function openTable(network: RoomNetwork, index: number): Promise<Table> {
  const { prefix, wrap } = network.tables[index]!;
  const server = await startServer({ prefix, env: { FAIRE_AVEC_DISCOVERY: 'off' } });
  const browser = await openBrowser({ executablePath: wrap(chromiumPath()) });
  const { page } = await openWorkbench({ server, page: { browser } });
  return { page, server };
}

const purposeOf = (page: Page) => page.getByRole('textbox', { name: 'Ce que nous voulons comprendre' });

/** Tables of one démarche on computers of one room, each with a real browser at « Cadre ». */
async function openRoom(network: RoomNetwork): Promise<Table[]> {
  const tables: Table[] = [];
  for (const index of network.tables.keys()) tables.push(await openTable(network, index));
  const [first, ...others] = tables as [Table, ...Table[]];
  await startDemarche(first.page, { title: 'Les Tilleuls' });
  await first.page.getByRole('link', { name: 'Inviter' }).click();
  await first.page.getByRole('tab', { name: 'Une autre table' }).click();
  await first.page.getByText('Toute table qui a le code entre').click();
  await first.page.getByText(network.tables[0]!.address).click();
  await first.page.getByRole('button', { name: 'Ouvrir aux autres tables' }).click();
  const code = await first.page.getByRole('img', { name: 'Code' }).innerText();
  const address = await first.page.locator('dd').first().innerText();
  for (const [index, { page }] of others.entries()) {
    await page.getByRole('link', { name: 'Rejoindre une table' }).click();
    await page.getByRole('textbox', { name: 'Code' }).fill(code);
    await page.getByRole('textbox', { name: 'Nom de cette table' }).fill(`Table ${index + 2}`);
    await page.getByRole('textbox', { name: 'Adresse de la table' }).fill(address);
    await page.getByRole('button', { name: 'Rejoindre' }).click();
    await sayWho(page);
  }
  for (const { page } of tables) await openFrame(page);
  return tables;
}

async function openFrame(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Cadre' }).click();
  await purposeOf(page).waitFor();
}

/** One writes, and the other must read it. Returns how long that took, in milliseconds. */
async function timeToRead(from: Page, to: Page, words: string): Promise<number> {
  const start = Date.now();
  await purposeOf(from).fill(words);
  await expect.poll(() => purposeOf(to).inputValue(), { timeout: 30_000, interval: 20 }).toBe(words);
  return Date.now() - start;
}

/** How long until the panel of `page` says that the table is linked that way, in milliseconds. */
async function timeToPath(page: Page, name: string, way: string): Promise<number> {
  const start = Date.now();
  await page.getByRole('link', { name: 'Inviter' }).click();
  await page.getByRole('listitem').filter({ hasText: name }).getByText(way, { exact: true }).waitFor({ timeout: 40_000 });
  return Date.now() - start;
}

describe.skipIf(!canBuildNetworks())(
  'R8: windows link directly, or go through the hosts, and say which (real namespaces and browsers)',
  () => {
    test('R8: without a way, through the hosts; with one, directly; with UDP blocked, through the hosts at once', {
      timeout: 300_000,
    }, async () => {
      const network = buildRoomNetwork(2);
      const [a, b] = (await openRoom(network)) as [Table, Table];
      // Without a default route a browser finds no address of its own to offer.
      await timeToPath(a.page, 'Table 2', 'reliée par les ordinateurs');
      await openFrame(a.page);
      expect(await timeToRead(a.page, b.page, 'Sans route.')).toBeLessThan(2000);

      network.setDefaultRoute(true);
      expect(await timeToPath(a.page, 'Table 2', 'reliée directement')).toBeLessThan(20_000);
      await openFrame(a.page);
      expect(await timeToRead(b.page, a.page, 'Avec une route.')).toBeLessThan(2000);

      network.block('udp');
      expect(await timeToRead(a.page, b.page, 'UDP bloqué.')).toBeLessThan(FALLBACK_MS);
      expect(await timeToPath(a.page, 'Table 2', 'reliée par les ordinateurs')).toBeLessThan(20_000);
      network.block('nothing');
      expect(await timeToPath(a.page, 'Table 2', 'reliée directement')).toBeLessThan(30_000);
      await openFrame(a.page);

      // A window sleeps: a closed lid. Both are equal soon after, whatever WebRTC believes.
      const { browser } = { browser: b.page.context().browser()! };
      expect(browser.isConnected()).toBe(true);
      const session = await b.page.context().newCDPSession(b.page);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await purposeOf(a.page).fill('Écrit pendant le sommeil.');
      await setTimeout(SLEEP_MS);
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      await expect.poll(() => purposeOf(b.page).inputValue(), { timeout: FALLBACK_MS, interval: 50 }).toBe('Écrit pendant le sommeil.');
      expect(await timeToRead(b.page, a.page, 'Réveillée.')).toBeLessThan(2000);
    });

    test('R8: multicast DNS blocked from the start, a table joins and reads at once through the hosts', { timeout: 200_000 }, async () => {
      const network = buildRoomNetwork(2);
      network.setDefaultRoute(true);
      network.block('multicast');
      const [a, b] = (await openRoom(network)) as [Table, Table];
      expect(await timeToRead(a.page, b.page, 'Sans multicast.')).toBeLessThan(FALLBACK_MS);
      await setTimeout(10_000);
      expect(await timeToRead(b.page, a.page, 'Toujours.')).toBeLessThan(2000);
      await timeToPath(a.page, 'Table 2', 'reliée par les ordinateurs');
    });

    test('R8: with the table that shares killed, windows of the others that had not met link directly', { timeout: 300_000 }, async () => {
      const network = buildRoomNetwork(3);
      const [a, b, c] = (await openRoom(network)) as [Table, Table, Table];
      await a.server.kill('SIGKILL');
      await a.page.close();
      // Only now can they find each other: the signalling they meet at is that of one of the two.
      network.setDefaultRoute(true);
      expect(await timeToPath(b.page, 'Table 3', 'reliée directement')).toBeLessThan(20_000);
      await openFrame(b.page);
      expect(await timeToRead(b.page, c.page, 'Sans la première table.')).toBeLessThan(2000);
    });
  },
);
