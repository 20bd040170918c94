import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage } from '../support/pages/browser';
import { expectAccessible, openWorkbench, savedHere, sayWho, startDemarche } from '../support/pages/workbench';

async function openPeople(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Cadre' }).click();
  await page.getByRole('link', { name: 'Modifier les collèges et les personnes' }).click();
  await page.getByRole('heading', { name: 'Collèges et personnes' }).waitFor();
}

test('one says who one is by a name, a picture and a college, once per démarche on this computer', async () => {
  const { page, server } = await openWorkbench();
  await page.getByRole('link', { name: 'Commencer une démarche' }).click();
  await page.getByRole('textbox', { name: 'Comment s' }).fill('Les Tilleuls');
  await page.getByRole('button', { name: 'Commencer à écrire' }).click();
  const dialog = page.getByRole('dialog', { name: 'Qui êtes-vous' });
  await dialog.waitFor();
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Votre prénom' }).fill('Nadia');
  await dialog
    .locator('label')
    .filter({ has: page.getByRole('radio', { name: 'Vélo' }) })
    .click();
  await dialog.getByText('Bénévoles').click();
  await dialog.getByRole('button', { name: 'Entrer' }).click();
  await page.getByRole('button', { name: 'Vous : Nadia' }).waitFor();
  await openPeople(page);
  await page.getByRole('listitem').filter({ hasText: 'Nadia' }).getByText('Bénévoles').waitFor();
  await savedHere(page);

  const second = await newPage(server.url);
  await second.page.getByRole('link', { name: 'Reprendre' }).click();
  await second.page.getByRole('button', { name: 'Vous : Nadia' }).waitFor();
  expect(await second.page.getByRole('dialog').count()).toBe(0);
});

test('« plus tard » is an answer, and one can say who one is whenever one likes', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await page.reload();
  await page.getByRole('button', { name: 'Vous : sans nom' }).click();
  await sayWho(page, 'Marc');
  await page.getByRole('button', { name: 'Vous : Marc' }).waitFor();
});

test('two windows of one person count once; nobody is announced who is not there', async () => {
  const { page, server } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls', name: 'Nadia' });
  const other = await newPage(server.url);
  await other.page.getByRole('link', { name: 'Reprendre' }).click();
  await other.page.getByRole('button', { name: 'Vous : Nadia' }).waitFor();
  expect(await page.getByRole('button', { name: 'personnes écrivent' }).count()).toBe(0);
});

test('a college is drawn anew, refused when nobody could tell it from another, removed and taken back', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await openPeople(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ajouter un collège' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ajouter un collège' });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByText('Donnez un nom au collège.').waitFor();
  await dialog.getByRole('textbox', { name: 'Nom du collège' }).fill('Commerçants');
  await dialog.getByText('Rond', { exact: true }).click();
  await dialog.getByText('Orange', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByText('a déjà cette forme et cette couleur').waitFor();
  await expectAccessible(page);
  await dialog.getByText('Étoile', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Commerçants' });
  await row.waitFor();

  await page.getByRole('button', { name: 'Gestes pour « Commerçants »' }).click();
  await page.getByRole('menuitem', { name: 'Modifier' }).click();
  await page.getByRole('button', { name: 'Retirer ce collège' }).click();
  await row.waitFor({ state: 'detached' });
  const message = page.getByRole('region', { name: 'Messages' }).getByRole('alertdialog', { name: 'Commerçants' });
  await message.waitFor();
  await expectAccessible(page);
  // Without a mouse: F6 goes to what was said in passing, whatever the page holds.
  await page.keyboard.press('F6');
  expect(await page.getByRole('region', { name: 'Messages' }).evaluate((region) => region === document.activeElement)).toBe(true);
  for (const _ of ['the message', 'its gesture']) await page.keyboard.press('Tab');
  expect(await message.getByRole('button', { name: 'Annuler' }).evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await row.waitFor();
  await message.waitFor({ state: 'detached' });
});
