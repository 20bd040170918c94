import { documentsContract } from '#bridge/documents-contract';
import { phonesContract } from '#bridge/phones-contract';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage, openBrowser } from '../support/pages/browser';
import { startServer } from '../support/pages/server-process';
import { connectToServer, openInWindow } from '../support/worlds/window-client';
import { expectAccessible, openWorkbench, savedHere, sayWho, scrollsSideways, startDemarche } from '../support/pages/workbench';
import { contributionSchema } from '#features/workshop/model/contribution';
import { addContribution, contributionsOf, stepDocumentId } from '#features/workshop/model/step-section';
import { stepsOf } from '#features/workshop/model/workshop-section';

async function goToWorkshops(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Le chemin' }).getByRole('link', { name: 'Ateliers' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ateliers' }).waitFor();
}

/** Prepares the three usual steps and opens the second one. */
async function openSecondStep(page: Page): Promise<void> {
  await goToWorkshops(page);
  await page.getByRole('button', { name: 'Préparer un atelier en 3 temps' }).click();
  await page.getByRole('link', { name: 'Qu’est-ce qui bloque ?' }).click();
  await page.getByRole('heading', { level: 1, name: 'Qu’est-ce qui bloque ?' }).waitFor();
}

interface Said {
  readonly words: string;
  readonly kind?: string;
  readonly college?: string;
  readonly name?: string;
}

/** Writes for somebody in the panel that is open, and gives it. */
async function give(page: Page, said: Said): Promise<void> {
  const panel = page.getByRole('complementary', { name: 'Écrire pour quelqu’un' });
  const words = panel.getByRole('textbox', { name: 'Ses mots' });
  await expect.poll(() => words.inputValue()).toBe('');
  await words.fill(said.words);
  if (said.kind) await panel.getByText(said.kind, { exact: true }).click();
  if (said.college) await panel.getByText(said.college, { exact: true }).click();
  if (said.name) await panel.getByRole('textbox', { name: 'Un prénom' }).fill(said.name);
  await panel.getByRole('button', { name: 'Donner au groupe' }).click();
}

test('an afternoon is prepared: three steps in one gesture, one moved by keyboard, one taken away and put back, names changed', async () => {
  const { page, errors, foreignRequests } = await openWorkbench();
  await startDemarche(page, { title: 'Une porte' });
  await goToWorkshops(page);
  await page.getByText('On m’a envoyée à trois guichets').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Préparer un atelier en 3 temps' }).click();
  await page.getByRole('textbox', { name: 'Nom de l’atelier' }).fill('Le samedi des Tilleuls');
  await page.getByRole('textbox', { name: 'Quand' }).fill('14 mars 2026');
  await page.getByRole('heading', { level: 1, name: 'Le samedi des Tilleuls' }).waitFor();
  const questions = () => page.getByRole('list').getByRole('link', { name: /\?|\./u }).allInnerTexts();
  const [first = '', second = '', third = ''] = await questions();

  // By keyboard: the arrow keeps the focus while the line moves, and at the end the other arrow has it.
  await page.getByRole('button', { name: `Monter « ${third} »` }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(questions).toEqual([first, third, second]);
  await page.keyboard.press('Enter');
  await expect.poll(questions).toEqual([third, first, second]);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('Descendre');

  await page.getByRole('button', { name: `Modifier « ${first} »` }).click();
  await page.getByRole('textbox', { name: 'La question' }).fill('Racontez une porte fermée.');
  await page.getByText('Solution', { exact: true }).last().click();
  await page.getByRole('link', { name: 'Racontez une porte fermée.' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enlever cette question' }).click();
  await expect.poll(questions).toEqual([third, second]);
  await page.getByRole('button', { name: 'Remettre' }).click();
  await expect.poll(questions).toEqual([third, 'Racontez une porte fermée.', second]);

  await page.getByRole('textbox', { name: 'Nouvelle question' }).fill('Dites qui est partant.');
  await page.keyboard.press('Enter');
  await expect.poll(questions).toEqual([third, 'Racontez une porte fermée.', second, 'Dites qui est partant.']);
  await savedHere(page);
  await page.reload();
  await expect.poll(questions).toEqual([third, 'Racontez une porte fermée.', second, 'Dites qui est partant.']);
  await page.getByRole('link', { name: '1 atelier' }).waitFor();
  await page.getByRole('button', { name: 'Enlever cet atelier' }).click();
  await page.getByRole('button', { name: 'Préparer un atelier en 3 temps' }).waitFor();
  await page.getByRole('button', { name: 'Remettre' }).click();
  await page.getByRole('link', { name: 'Le samedi des Tilleuls' }).waitFor();
  expect(errors).toEqual([]);
  expect(foreignRequests).toEqual([]);
});

test('two windows of one table: what is written for somebody can be taken up in both, is read once given, moved, corrected, put back', async () => {
  const { page, server, errors } = await openWorkbench();
  const id = await startDemarche(page, { title: 'Une porte' });
  await openSecondStep(page);
  const other = await newPage(`${server.url}`);
  await other.page.getByRole('link', { name: 'Une porte' }).first().click();
  await goToWorkshops(other.page);
  await other.page.getByRole('link', { name: 'Nouvel atelier' }).click();
  await other.page.getByRole('link', { name: 'Qu’est-ce qui bloque ?' }).click();
  await other.page.getByText('Rien encore. Dès que quelqu’un donne ses mots').waitFor();

  await page.getByRole('button', { name: 'Écrire pour quelqu’un' }).click();
  const panel = page.getByRole('complementary', { name: 'Écrire pour quelqu’un' });
  await panel.getByRole('textbox', { name: 'Ses mots' }).pressSequentially('Trois guichets le même matin.');
  // « Pas encore donné », and nowhere else.
  await other.page.getByText('Trois guichets').waitFor();
  await expectAccessible(page);
  await panel.getByText('Personnes concernées', { exact: true }).click();
  await panel.getByRole('textbox', { name: 'Un prénom' }).fill('Nadia');
  await panel.getByRole('button', { name: 'Donner au groupe' }).click();
  const theirs = other.page.getByRole('region', { name: 'Difficulté' }).getByRole('article').filter({ hasText: 'Trois guichets' });
  await theirs.getByText('Nadia').waitFor();
  await theirs.getByText('Personnes concernées').waitFor();
  await give(page, { words: 'Une voisine est venue avec moi.', kind: 'Point d’appui', college: 'Bénévoles' });
  await other.page.getByRole('status').getByText('2 contributions').waitFor();
  await other.page.getByRole('navigation').getByText('1 atelier, 2 contributions').waitFor();

  // Corrected by two at once: both changes stay.
  const mine = page.getByRole('article').filter({ hasText: 'Trois guichets' });
  for (const card of [mine, theirs]) {
    await card.getByRole('button', { name: 'Gestes pour' }).click();
    await card.page().getByRole('menuitem', { name: 'Corriger les mots' }).click();
  }
  const words = (window: Page) => window.getByRole('textbox', { name: 'Les mots de cette contribution' });
  await words(page).press('Control+Home');
  await words(other.page).press('Control+End');
  await Promise.all([words(page).pressSequentially('Hier, été comme hiver : '), words(other.page).pressSequentially(' Sans réponse.')]);
  await expect.poll(() => words(page).inputValue()).toBe('Hier, été comme hiver : Trois guichets le même matin. Sans réponse.');
  await expect.poll(() => words(other.page).inputValue()).toBe('Hier, été comme hiver : Trois guichets le même matin. Sans réponse.');
  await page.getByRole('button', { name: 'C’est bon' }).click();
  await other.page.getByRole('button', { name: 'C’est bon' }).click();

  await theirs.getByRole('button', { name: 'Gestes pour' }).click();
  await other.page.getByRole('menuitem', { name: 'Ranger dans « Point d’appui »' }).click();
  await page.getByRole('region', { name: 'Point d’appui' }).getByText('Trois guichets').waitFor();
  await mine.getByRole('button', { name: 'Gestes pour' }).click();
  await page.getByRole('menuitem', { name: 'Enlever' }).click();
  await page.getByRole('alertdialog', { name: 'Retirer ces mots' }).getByRole('button', { name: 'Retirer' }).click();
  await other.page.getByRole('status').getByText('1 contribution').waitFor();
  await page.getByRole('button', { name: 'Remettre' }).click();
  await other.page.getByRole('status').getByText('2 contributions').waitFor();
  await page.getByRole('button', { name: 'Ranger par' }).click();
  await page.getByRole('option', { name: 'collège' }).click();
  await page.getByRole('region', { name: 'Bénévoles' }).getByText('Une voisine').waitFor();

  // A draft that was left is found again, after a reload too.
  await panel.getByRole('textbox', { name: 'Ses mots' }).fill('Je n’ai pas fini');
  await savedHere(page);
  await page.reload();
  await page.getByText('Pas encore donné : « Je n’ai pas fini »').waitFor();
  await page.getByRole('button', { name: 'Reprendre' }).click();
  await expect.poll(() => panel.getByRole('textbox', { name: 'Ses mots' }).inputValue()).toBe('Je n’ai pas fini');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await scrollsSideways(page)).toBe(false);
  await expectAccessible(page);

  // The document of the step holds them, and the core does not.
  const connection = connectToServer(server.url);
  const core = openInWindow(connection, id, 'core');
  await core.ready;
  const step = stepsOf(core.doc).list()[1];
  const document = openInWindow(connection, id, stepDocumentId(step?.id ?? ''));
  await document.ready;
  expect(
    contributionsOf(document.doc)
      .list()
      .filter(({ given }) => given),
  ).toHaveLength(2);
  expect(JSON.stringify(core.doc.toJSON())).not.toContain('guichets le même');
  expect([...errors, ...other.errors]).toEqual([]);
});

async function openDoor(page: Page): Promise<{ code: string; address: string }> {
  await page.getByRole('link', { name: 'Inviter', exact: true }).click();
  await page.getByRole('tab', { name: 'Une autre table' }).click();
  await page.getByText('Toute table qui a le code entre').click();
  await page.getByText('Cet ordinateur seulement').click();
  await page.getByRole('button', { name: 'Ouvrir aux autres tables' }).click();
  const code = (await page.getByRole('img', { name: 'Code' }).innerText()).replace(/\s/gu, '');
  return { code, address: await page.locator('dd').first().innerText() };
}

test('two tables: what one writes is read at the other, each with its table, and grouped by table', async () => {
  const env = { FAIRE_AVEC_DISCOVERY: 'off' };
  const a = await openWorkbench({ server: await startServer({ env }), page: { browser: await openBrowser() } });
  await startDemarche(a.page, { title: 'Une porte' });
  await openSecondStep(a.page);
  const { code, address } = await openDoor(a.page);
  const b = await openWorkbench({ server: await startServer({ env }), page: { browser: await openBrowser() } });
  await b.page.getByRole('link', { name: 'Rejoindre une table' }).click();
  await b.page.getByRole('textbox', { name: 'Code' }).fill(code);
  await b.page.getByRole('textbox', { name: 'Nom de cette table' }).fill('Table 2');
  await b.page.getByRole('textbox', { name: 'Adresse de la table' }).fill(address);
  await b.page.getByRole('button', { name: 'Rejoindre' }).click();
  await sayWho(b.page);

  for (const { page } of [a, b]) {
    await goToWorkshops(page);
    await page.getByRole('link', { name: 'Nouvel atelier' }).click();
    await page.getByRole('link', { name: 'Qu’est-ce qui bloque ?' }).click();
    await page.getByRole('button', { name: 'Écrire pour quelqu’un' }).click();
  }
  await give(a.page, { words: 'Les lettres sont trop longues.', college: 'Personnes concernées' });
  await give(b.page, { words: 'Le café du jeudi, sans rendez-vous.', kind: 'Point d’appui', college: 'Bénévoles' });
  for (const { page } of [a, b]) {
    await page.getByRole('article').filter({ hasText: 'Les lettres sont' }).getByText('Table 1').waitFor();
    await page.getByRole('article').filter({ hasText: 'Le café du jeudi' }).getByText('Table 2').waitFor();
    await page.getByRole('button', { name: 'Ranger par' }).click();
    await page.getByRole('option', { name: 'table', exact: true }).click();
    await page.getByRole('region', { name: 'Table 2' }).getByText('Le café du jeudi').waitFor();
  }
  expect([...a.errors, ...b.errors]).toEqual([]);
});

/** A picture of one dot, and a second of silence. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const WAV = `UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=`;

test('a photo is shown, a recording is played, and what stayed on another computer is said to be there', async () => {
  const { page, server, errors } = await openWorkbench();
  const id = await startDemarche(page, { title: 'Une porte' });
  await openSecondStep(page);
  const step = /temps\/([^/]+)/u.exec(page.url())?.[1] ?? '';
  const connection = connectToServer(server.url);
  const keep = (mediaType: string, base64: string) =>
    connection
      .client(documentsContract)
      .putAttachment({ workspaceId: id, mediaType, bytes: new Uint8Array(Buffer.from(base64, 'base64')) });
  const [photo, sound, script] = [
    await keep('image/png', PNG),
    await keep('audio/wav', WAV),
    await keep('image/svg+xml', btoa('<svg xmlns="http://www.w3.org/2000/svg"/>')),
  ];
  const document = openInWindow(connection, id, stepDocumentId(step));
  await document.ready;
  const files = [
    { hash: photo, mediaType: 'image/png' },
    { hash: sound, mediaType: 'audio/wav' },
    { hash: 'a'.repeat(64), mediaType: 'image/jpeg' },
    { hash: script, mediaType: 'image/png' },
  ];
  addContribution(document.doc, contributionSchema.parse({ kind: 'difficulty', text: 'Voici la porte.', author: 'g', given: true, files }));
  const card = page.getByRole('article').filter({ hasText: 'Voici la porte.' });
  const picture = card.getByRole('img', { name: 'Photo jointe' });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await card.locator('audio[controls]').waitFor();
  await expect.poll(() => card.getByText('La photo est restée sur l’autre ordinateur.').count()).toBe(2);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('a contribution goes into the diagnostic under a subject, with the narrowest consent unless more was said', async () => {
  const { page, errors } = await openWorkbench();
  await startDemarche(page, { title: 'Une porte' });
  await openSecondStep(page);
  await page.getByRole('button', { name: 'Écrire pour quelqu’un' }).click();
  await give(page, { words: 'Trois guichets le même matin.', college: 'Personnes concernées', name: 'Nadia' });
  await page.keyboard.press('Escape');
  await page.getByRole('article').getByRole('button', { name: 'Gestes pour' }).click();
  await page.getByRole('menuitem', { name: 'Mettre dans le diagnostic' }).click();
  const panel = page.getByRole('complementary', { name: 'Mettre dans le diagnostic' });
  await panel.getByRole('radio', { name: 'Cette table seulement', checked: true }).waitFor({ state: 'attached' });
  await panel.getByRole('textbox', { name: 'Comment nommer cette personne' }).fill('une habitante');
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Sous quel sujet' }).click();
  await page.getByRole('option').first().click();
  await panel.getByRole('button', { name: 'Garder ce témoignage' }).click();
  await page.getByRole('button', { name: 'Y aller' }).click();
  await page.getByText('une habitante').first().waitFor();
  await page.getByText('accord : cette table seulement').first().waitFor();
  expect(await page.getByText('Nadia').count()).toBe(0);
  expect(errors).toEqual([]);
});

/** Opens the door to phones on this computer itself, and gives the address of their page. */
async function openToPhones(url: string, workspaceId: string): Promise<string> {
  const phones = connectToServer(url).client(phonesContract);
  await phones.open({ workspaceId, address: '127.0.0.1', port: 0, admit: 'all' });
  return new Promise((resolve) => {
    const state = phones.state({ workspaceId }, { onItem: ({ session }) => session && (state.close(), resolve(session.link)) });
  });
}

test('a question is shown to a phone, what it gives is read here, the next question takes it along, and none is left', async () => {
  const { page, server, errors } = await openWorkbench();
  const id = await startDemarche(page, { title: 'Une porte' });
  await openSecondStep(page);
  await page.getByRole('link', { name: 'Inviter des téléphones' }).waitFor();
  const phone = await newPage(await openToPhones(server.url, id), { viewport: { width: 360, height: 740 } });
  await phone.page.getByRole('textbox', { name: 'Votre prénom' }).fill('Nadia');
  await phone.page.getByText('Personnes concernées').click();
  await phone.page.getByRole('button', { name: 'Entrer' }).click();
  await phone.page.getByText('On attend la suite').waitFor();

  await page.getByRole('button', { name: 'Montrer aux téléphones' }).click();
  await page.getByText('ici, maintenant').waitFor();
  await expectAccessible(page);
  await phone.page.getByRole('textbox', { name: 'Vos mots' }).fill('On m’a envoyée à trois guichets.');
  await page.getByText('1 personne n’a pas encore donné').waitFor();
  expect(await page.getByText('trois guichets').count()).toBe(0);
  await phone.page.getByRole('button', { name: 'Donner au groupe' }).click();
  const card = page.getByRole('region', { name: 'Difficulté' }).getByRole('article').filter({ hasText: 'trois guichets' });
  await card.getByText('Nadia').waitFor();
  await card.getByText('Personnes concernées').waitFor();

  await page.getByRole('button', { name: 'Temps suivant' }).click();
  await page.getByRole('heading', { level: 1, name: 'Par quoi pourrait-on commencer' }).waitFor();
  await page.getByText('ici, maintenant').waitFor();
  await phone.page.getByRole('heading', { name: 'Par quoi pourrait-on commencer' }).waitFor();
  await page.getByRole('button', { name: 'Ne plus montrer' }).click();
  await phone.page.getByText('On attend la suite').waitFor();
  await expect.poll(() => page.getByText('ici, maintenant').count()).toBe(0);
  expect([...errors, ...phone.errors]).toEqual([]);
});

test('by keyboard alone somebody is written for, given, and the room is shown it: large, without controls, and Escape leaves', async () => {
  const { page, errors } = await openWorkbench({ page: { reducedMotion: 'reduce' } });
  await startDemarche(page, { title: 'Une porte' });
  await openSecondStep(page);
  await page.getByRole('button', { name: 'Écrire pour quelqu’un' }).focus();
  await page.keyboard.press('Enter');
  const words = page.getByRole('textbox', { name: 'Ses mots' });
  const isHere = () => words.evaluate((field) => field === document.activeElement);
  await expect.poll(isHere).toBe(true);
  await page.keyboard.type('Trois guichets le même matin.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('radio', { name: 'Point d’appui', checked: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('radio', { name: 'Personnes concernées', checked: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nadia');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Point d’appui' }).getByRole('article').getByText('Nadia').waitFor();
  // The sheet is blank again, ready for the next person; nobody wrote on it, so leaving keeps nothing.
  await expect.poll(async () => [await words.inputValue(), await isHere()]).toEqual(['', true]);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Écrire pour quelqu’un');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const room = page.getByRole('dialog', { name: 'Qu’est-ce qui bloque ?' });
  await room.getByText('Trois guichets').waitFor();
  expect(await room.getByRole('button').count()).toBe(0);
  const smallest = await room.evaluate((dialog) =>
    Math.min(
      ...[...dialog.querySelectorAll('*')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
        .filter((element) => !element.closest('.visually-hidden'))
        .map((element) => Number.parseFloat(getComputedStyle(element).fontSize)),
    ),
  );
  expect(smallest).toBeGreaterThanOrEqual(32);
  // Who asked their computer for no movement sees none.
  expect(await room.getByRole('listitem').evaluate((card) => getComputedStyle(card).animationDuration)).toBe('1e-05s');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await room.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Projeter');
  expect(errors).toEqual([]);
});
