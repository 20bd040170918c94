import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { contributionsOf } from '#features/workshop/model/step-section';
import { chromiumPath, openBrowser } from '../support/pages/browser';
import { comeIn, openPhone, openToPhones, type PhoneRoom, startPhoneRoom } from '../support/pages/phone';
import { readQrCode } from '../support/pages/qr-reader';
import { startServer } from '../support/pages/server-process';
import { canWallNetworks, createWalledNetwork } from '../support/networks/walled-network';
import { expectAccessible, openWorkbench, scrollsSideways, startDemarche } from '../support/pages/workbench';

const LOOPBACK = 'Cet ordinateur seulement';
const field = (page: Page) => page.getByLabel('Vos mots');
const kept = (page: Page) => page.getByText('Gardé', { exact: true });
const texts = (room: PhoneRoom) =>
  contributionsOf(room.read().doc)
    .list()
    .map(({ text }) => text);

test('two phones scan, come in, write and give; the other phone reads it, and what is not given stays for oneself', async () => {
  const room = await startPhoneRoom({ kinds: ['lived', 'difficulty', 'solution'] });
  const { page } = room;
  const { link } = await openToPhones(room, LOOPBACK);
  await shot(page, 'invite');
  await expectAccessible(page);
  const one = await openPhone(link, { slow: true });
  await one.page.getByRole('heading', { name: 'Comment vous appeler' }).waitFor();
  expect(one.page.url()).not.toContain('j=');
  await shot(one.page, 'phone-who');
  await expectAccessible(one.page);
  await comeIn(one.page, 'Nour', { college: 'Personnes concernées' });
  const signs = one.page.getByRole('listitem');
  await signs.first().waitFor();
  await shot(one.page, 'phone-waiting');
  await expectAccessible(one.page);
  // The two pictures are the same on both sides.
  const request = page.getByRole('alert').filter({ hasText: 'Un téléphone demande à entrer' });
  await request.waitFor();
  const seen = await request.getByRole('list', { name: 'Images de reconnaissance' }).getByRole('listitem').allInnerTexts();
  expect(seen).toEqual(await signs.allInnerTexts());
  await shot(page, 'door');
  await expectAccessible(page);
  await request.getByRole('button', { name: 'Faire entrer Nour' }).click();
  await one.page.getByRole('heading', { name: 'On attend la suite' }).waitFor();
  await expectAccessible(one.page);
  const two = await openPhone(link);
  await two.page.getByLabel('Escargot').check({ force: true });
  await two.page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await page.getByRole('button', { name: 'Faire entrer Escargot' }).click();
  await two.page.getByRole('heading', { name: 'On attend la suite' }).waitFor();

  await room.show(room.step);
  await one.page.getByRole('heading', { name: 'difficile' }).waitFor();
  await field(one.page).pressSequentially('On m’a dit de revenir lundi.');
  await kept(one.page).waitFor();
  await field(two.page).fill('Je garde ceci pour moi.');
  await kept(two.page).waitFor();
  await one.page.getByText('Difficulté', { exact: true }).click();
  await one.page.getByRole('button', { name: 'Donner au groupe' }).click();
  await two.page.getByText('On m’a dit de revenir lundi.').waitFor();
  await two.page.getByText('Nour', { exact: true }).waitFor();
  expect(await one.page.getByText('Je garde ceci pour moi.').count()).toBe(0);
  // What was given is still one’s own, to be taken back, changed and given again.
  await one.page.getByRole('button', { name: 'Reprendre pour moi' }).click();
  await two.page.getByText('On m’a dit de revenir lundi.').waitFor({ state: 'hidden' });
  await one.page.getByRole('button', { name: 'Changer ces mots' }).click();
  await one.page.keyboard.press('Control+End');
  await one.page.keyboard.type(' Puis mardi.');
  await one.page.getByRole('button', { name: 'C’est bien ainsi' }).click();
  await one.page.getByRole('listitem').getByRole('button', { name: 'Donner au groupe' }).click();
  await two.page.getByText('On m’a dit de revenir lundi. Puis mardi.').waitFor();
  await shot(one.page, 'phone-step');
  await shot(two.page, 'phone-read');
  for (const phone of [one, two]) await expectAccessible(phone.page);
  // Text at twice its size, in the dark, in a narrow hand: nothing runs out of the page.
  await two.page.emulateMedia({ colorScheme: 'dark' });
  await two.page.setViewportSize({ width: 320, height: 640 });
  for (let press = 0; press < 3; press++) await two.page.getByRole('button', { name: 'Taille du texte' }).click();
  expect(await scrollsSideways(two.page)).toBe(false);
  await shot(two.page, 'phone-large');
  await expectAccessible(two.page);
  await page.getByRole('banner').getByText('2 téléphones').waitFor();
  await shot(page, 'here');
  await expectAccessible(page);
  expect([one.errors, two.errors, one.foreignRequests, two.foreignRequests]).toEqual([[], [], [], []]);
});

test('when the table goes on, nothing becomes unasked of what was not given: it is given, kept on this phone alone, or erased', async () => {
  const room = await startPhoneRoom();
  const { link } = await openToPhones(room, LOOPBACK, 'Tout téléphone qui a le code entre');
  await room.show(room.step);
  const phones = await Promise.all(
    ['Nour', 'Samir', 'Ana'].map(async (name) => {
      const { page, errors } = await openPhone(link);
      await comeIn(page, name);
      await field(page).fill(`Les mots de ${name}.`);
      await kept(page).waitFor();
      return { page, errors };
    }),
  );
  await room.page.getByRole('button', { name: 'Fermer la séance' }).click();
  await room.page.getByText('3 personnes ont écrit sans donner').waitFor();
  await room.page.getByRole('button', { name: 'Laisser ouverte' }).click();
  await room.show(null);
  for (const { page } of phones) await page.getByRole('heading', { name: 'Vous n’avez pas donné ces mots' }).waitFor();
  const [nour, samir, ana] = phones.map(({ page }) => page);
  if (!nour || !samir || !ana) throw new Error('nobody came');
  await expectAccessible(nour);
  await shot(nour, 'phone-asking');
  await nour.getByRole('button', { name: 'Les donner au groupe' }).click();
  await samir.getByRole('button', { name: 'Les garder pour moi' }).click();
  await ana.getByRole('button', { name: 'Les effacer' }).click();
  for (const { page } of phones) await page.getByRole('heading', { name: 'On attend la suite' }).waitFor();
  await expect.poll(() => texts(room)).toEqual(['Les mots de Nour.']);
  await samir.getByRole('region', { name: 'Gardé pour vous' }).getByText('Les mots de Samir.').waitFor();
  await shot(samir, 'phone-kept');
  await expectAccessible(samir);
  expect(await ana.getByText('Les mots').count()).toBe(0);
  // The question again: the field is empty, and what is kept is still there after a reload.
  await room.show(room.step);
  await samir.reload();
  await samir.getByRole('region', { name: 'Gardé pour vous' }).getByText('Les mots de Samir.').waitFor();
  expect(await field(samir).inputValue()).toBe('');
  expect(phones.flatMap(({ errors }) => errors)).toEqual([]);
});

test('what is typed survives a reload, a host that stops and starts again, and a killed tab', async () => {
  const server = await startServer({ ownPort: true });
  const room = await startPhoneRoom({ server });
  const { link } = await openToPhones(room, LOOPBACK, 'Tout téléphone qui a le code entre');
  await room.show(room.step);
  const { page } = await openPhone(link);
  await comeIn(page, 'Nour');
  await field(page).pressSequentially('Avant la bonne porte, ');
  await page.reload();
  await expect.poll(() => field(page).inputValue()).toBe('Avant la bonne porte, ');
  await field(page).press('End');
  await field(page).pressSequentially('on en pousse quatre');
  await kept(page).waitFor();

  await server.kill('SIGKILL');
  await page.getByText('Pas de liaison').waitFor();
  await field(page).press('End');
  await field(page).pressSequentially(', et on revient.');
  await shot(page, 'phone-lost');
  await expectAccessible(page);
  const back = await startServer({ dataFolder: server.dataFolder, ownPort: true });
  await kept(page).waitFor({ timeout: 30_000 });
  expect(await field(page).inputValue()).toBe('Avant la bonne porte, on en pousse quatre, et on revient.');
  // A tab that is killed: another one, in the same browser, takes the words up.
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await again.goto(link);
  await expect.poll(() => field(again).inputValue()).toBe('Avant la bonne porte, on en pousse quatre, et on revient.');
  await back.stop();
});

test('one is put out, made to read only, and told when the session is over; codes are not guessed', async () => {
  const room = await startPhoneRoom();
  const { page } = room;
  const { link, code, address } = await openToPhones(room, LOOPBACK, 'Tout téléphone qui a le code entre');
  await room.show(room.step);
  const one = await openPhone(address);
  await one.page.getByRole('heading', { name: 'Le code de la table' }).waitFor();
  await expectAccessible(one.page);
  await one.page.getByLabel('Code').fill(` ${code.slice(0, 4).toUpperCase()}-${code.slice(4)}`);
  await one.page.getByRole('button', { name: 'Continuer' }).click();
  await comeIn(one.page, 'Nour');
  await field(one.page).waitFor();
  const two = await openPhone(link);
  await comeIn(two.page, 'Samir');
  await field(two.page).waitFor();

  await page.getByText('Lecture seule pour tout le monde').click();
  await two.page.getByText('Pour le moment, on lit.').waitFor();
  expect(await field(two.page).getAttribute('readonly')).not.toBeNull();
  await expectAccessible(two.page);
  await page.getByText('Lecture seule pour tout le monde').click();
  await two.page.getByText('Pour le moment, on lit.').waitFor({ state: 'hidden' });
  await field(two.page).fill('Mes mots.');
  await kept(two.page).waitFor();

  await page.getByRole('button', { name: 'Retirer Samir' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click();
  await two.page.getByRole('heading', { name: 'n’est plus dans la séance' }).waitFor();
  await shot(two.page, 'phone-out');
  await expectAccessible(two.page);
  // Nobody was given them: they are shown a last time, to be copied.
  await two.page.getByText('Mes mots.').waitFor();
  expect(await two.page.evaluate(() => Object.keys(localStorage))).toEqual([]);

  await page.getByRole('button', { name: 'Fermer la séance' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Fermer la séance' }).click();
  await one.page.getByRole('heading', { name: 'La séance est finie' }).waitFor();
  await expectAccessible(one.page);
  expect(texts(room)).toEqual([]);
});

test('a code that is guessed locks the door for a minute, and the facilitator is told', async () => {
  const room = await startPhoneRoom();
  const { address } = await openToPhones(room, LOOPBACK);
  const { page } = await openPhone(address);
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.getByLabel('Code').fill(`zzzz 999${attempt}`);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByText('Ce n’est pas le bon code').waitFor();
  }
  await page.getByLabel('Code').fill('zzzz zzzz');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByText('Trop de codes essayés').waitFor();
  await expectAccessible(page);
  await room.page.getByText('Quelqu’un essaie des codes au hasard').waitFor();
});

test('« Inviter » reads from the back of the room, holds in a narrow window, and says why a phone does not come', async () => {
  const room = await startPhoneRoom();
  const { page } = room;
  await openToPhones(room, LOOPBACK);
  await page.getByText('Aucun téléphone n’a encore répondu').waitFor();
  await page.getByLabel('Nom du Wi-Fi').fill('Salle des fêtes');
  await page.getByLabel('Mot de passe du Wi-Fi').fill('tilleul; 42');
  await page.getByRole('img', { name: 'rejoindre le Wi-Fi « Salle des fêtes »' }).waitFor();
  await page.getByRole('button', { name: 'Projeter' }).click();
  const code = page.getByRole('dialog').getByRole('img', { name: 'Code' });
  // 6 m away, a letter of a twelfth of the screen's height is read by everybody.
  expect(await code.evaluate((shown) => Number.parseFloat(getComputedStyle(shown).fontSize))).toBeGreaterThan(800 / 12);
  await shot(page, 'project');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => scrollTo(0, 0));
  await shot(page, 'invite-narrow');
  expect(await scrollsSideways(page)).toBe(false);
});

test('the page weighs at most 150 kB, an old phone can read it, and its first words wait for no script', async () => {
  const room = await startPhoneRoom();
  const { link } = await openToPhones(room, LOOPBACK);
  const parts: Buffer[] = [];
  const { page } = await openPhone(link, { slow: true, prepare: (opened) => collectBodies(opened, parts) });
  await page.getByRole('heading', { name: 'Comment vous appeler' }).waitFor();
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.reduce((total, part) => total + gzipSync(part, { level: 9 }).length, 0)).toBeLessThan(150_000);
  // One expression that looks behind itself, and Safari of before 2023 reads no line of its file.
  expect(parts.filter((part) => /\(\?<[=!]/u.test(part.toString()))).toEqual([]);
  // What the first paint waits for, without its scripts: 14 kB come with the first answer, before a crowded Wi-Fi is waited for again.
  const before: Buffer[] = [];
  const withoutScripts = async (unscripted: Page) => {
    collectBodies(unscripted, before);
    await unscripted.route(/\.js$/u, (route) => route.abort());
  };
  const bare = await openPhone(link, { prepare: withoutScripts });
  await bare.page.getByRole('heading', { name: 'On cherche la table' }).waitFor();
  expect(before.reduce((total, part) => total + gzipSync(part, { level: 9 }).length, 0)).toBeLessThan(14_000);
});

test.skipIf(!canWallNetworks)(
  'over the plain HTTP of a room, without a secure context, twenty seconds without network lose nothing, and the table reads it',
  async () => {
    const network = createWalledNetwork();
    const browser = await openBrowser({ executablePath: network.wrap(chromiumPath()) });
    const server = await startServer({ prefix: network.prefix });
    const { page: table } = await openWorkbench({ server, page: { browser } });
    await startDemarche(table, { title: 'Les Tilleuls' });
    const link = await showFirstQuestion(table, network.address);
    const { page, errors } = await openPhone(link, { browser });
    expect(await page.evaluate(() => [isSecureContext, 'subtle' in crypto, 'randomUUID' in crypto])).toEqual([false, false, false]);
    await comeIn(page, 'Nour');
    await field(page).pressSequentially('Avant, ');
    await kept(page).waitFor();
    await page.setInputFiles('input[accept="image/*"]', { name: 'porte.png', mimeType: 'image/png', buffer: A_PICTURE });
    await page.getByText('Arrivé à la table.').waitFor();

    network.setAddress(false);
    await field(page).press('End');
    await field(page).pressSequentially('pendant, ');
    await page.getByText(/Pas de liaison|pas encore envoyé/u).waitFor();
    await page.waitForTimeout(20_000);
    await page.getByText('Pas de liaison').waitFor();
    await field(page).press('End');
    await field(page).pressSequentially('après.');
    network.setAddress(true);
    await kept(page).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Donner au groupe' }).click();
    await table.getByText('Avant, pendant, après.').waitFor();
    await shot(table, 'table-reads');
    // Told by the browser: the sockets that found no network, and a header that counts in secure contexts only.
    expect(errors.filter((error) => !/WebSocket|Cross-Origin-Opener-Policy/u.test(error))).toEqual([]);
  },
);

/** Everything by hand: opens to phones, prepares a workshop, shows its first question. Gives what the QR code says. */
async function showFirstQuestion(table: Page, network: string): Promise<string> {
  await table.getByRole('link', { name: 'Inviter', exact: true }).click();
  await table.getByText(network, { exact: true }).click();
  await table.getByText('Tout téléphone qui a le code entre').click();
  await table.getByRole('button', { name: 'Ouvrir aux téléphones' }).click();
  const link = await readQrCode(table);
  await table.getByRole('navigation', { name: 'Le chemin' }).getByRole('link', { name: 'Ateliers' }).click();
  await table.getByRole('button', { name: 'Préparer un atelier en 3 temps' }).click();
  await table.getByRole('link', { name: 'Qu’est-ce qui bloque ?' }).click();
  await table.getByRole('button', { name: 'Montrer aux téléphones' }).click();
  return link;
}

function collectBodies(page: Page, into: Buffer[]): void {
  page.on('response', async (response) => into.push(await response.body().catch(() => Buffer.alloc(0))));
}

/** One red dot. */
const A_PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

/** Kept where somebody asks for them, to be looked at. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.FAIRE_AVEC_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/phones-${name}.png`, fullPage: !name.includes('project') });
}
