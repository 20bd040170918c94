import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startServer } from '../support/pages/server-process';
import { expectAccessible, openWorkbench, savedHere, scrollsSideways, startDemarche } from '../support/pages/workbench';

const PHRASE = 'tortue lampadaire jeudi confiture';

async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Retour à l’accueil' }).click();
  await page.getByRole('heading', { name: 'On reprend' }).waitFor();
}

const openLockScreen = async (page: Page) => {
  await page.getByRole('link', { name: 'Cadre' }).click();
  await page.getByRole('link', { name: 'Verrouiller cette démarche' }).click();
  await page.getByRole('heading', { name: 'Verrouiller cette démarche' }).waitFor();
};

/** Chooses a phrase, by keyboard alone. */
async function lockWith(page: Page, phrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Phrase secrète', exact: true }).focus();
  await page.keyboard.type(phrase);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(phrase);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('C’est verrouillé.').waitFor();
}

const unlock = async (page: Page, phrase: string) => {
  await page.getByRole('textbox', { name: 'Phrase secrète' }).fill(phrase);
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
};

test('a démarche is locked by keyboard alone, opened with its phrase, and no other opens it', async () => {
  const { page, errors } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls', name: 'Zorica' });
  await openLockScreen(page);
  await page.getByText('Cette démarche n’est pas protégée.').waitFor();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Phrase secrète', exact: true }).fill('soleil12');
  await page.getByText('Trop facile à deviner.').waitFor();
  await page.getByRole('textbox', { name: 'Phrase secrète', exact: true }).fill('');
  await lockWith(page, PHRASE);
  await page.getByText('Cette démarche est fermée par une phrase secrète.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Refermer maintenant' }).click();

  await page.getByRole('heading', { name: '« Les Tilleuls » est fermée à clé' }).waitFor();
  await expectAccessible(page);
  expect(await page.getByText('Zorica').count()).toBe(0);
  await unlock(page, 'tortue lampadaire');
  await page.getByText('Ce n’est pas la bonne phrase.').waitFor();
  for (const wrong of ['un', 'deux', 'trois']) await unlock(page, wrong);
  const wait = page.getByText('Trop d’essais. Attendez');
  await wait.waitFor();
  await expectAccessible(page);
  const seconds = Number(/(\d+)/u.exec((await wait.textContent()) ?? '')?.[1]);
  await page.waitForTimeout((seconds + 1) * 1000);
  await unlock(page, PHRASE);
  await page.getByRole('heading', { name: 'Verrouiller cette démarche' }).waitFor();
  expect(errors).toEqual([]);
});

test('locked in one window, it is locked in all of them, and what was being typed is there after the phrase', async () => {
  const server = await startServer();
  const one = await openWorkbench({ server });
  const id = await startDemarche(one.page, { title: 'Les Tilleuls' });
  await openLockScreen(one.page);
  await lockWith(one.page, PHRASE);
  const two = await openWorkbench({ server });
  await two.page.goto(`${new URL(server.url).origin}/#/d/${id}/cadre`);
  await two.page.getByRole('textbox', { name: 'Ce que nous voulons' }).fill('Écrit juste avant');
  await two.page.keyboard.type(' la fermeture');
  await one.page.getByRole('button', { name: 'Refermer maintenant' }).click();
  await two.page.getByRole('heading', { name: 'est fermée à clé' }).waitFor();
  await one.page.getByRole('heading', { name: 'est fermée à clé' }).waitFor();
  expect(await two.page.content()).not.toContain('Écrit juste avant');
  await unlock(one.page, PHRASE);
  // Opened in one window, it shows in the other as well.
  const purpose = two.page.getByRole('textbox', { name: 'Ce que nous voulons' });
  await expect.poll(() => purpose.inputValue()).toBe('Écrit juste avant la fermeture');
  expect([...one.errors, ...two.errors]).toEqual([]);
});

test('from the home screen it says that it is locked, opens with its phrase after a restart, on a phone’s width too', async () => {
  const first = await startServer();
  const before = await openWorkbench({ server: first });
  await startDemarche(before.page, { title: 'Les Tilleuls', name: 'Zorica' });
  await openLockScreen(before.page);
  await lockWith(before.page, PHRASE);
  await first.stop();

  const second = await startServer({ dataFolder: first.dataFolder });
  const { page, errors } = await openWorkbench({ server: second, page: { viewport: { width: 360, height: 740 } } });
  await page.getByText('Fermée à clé').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Reprendre « Les Tilleuls »' }).click();
  await page.getByRole('heading', { name: '« Les Tilleuls » est fermée à clé' }).waitFor();
  expect(await scrollsSideways(page)).toBe(false);
  await page.keyboard.type(PHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Verrouiller cette démarche' }).waitFor();
  expect(await scrollsSideways(page)).toBe(false);
  await expectAccessible(page);
  // Who one is was kept inside: it is not asked again.
  expect(await page.getByRole('dialog').count()).toBe(0);
  await goHome(page);
  await page.getByRole('button', { name: 'Gestes pour « Les Tilleuls »' }).click();
  await page.getByRole('menuitem', { name: 'Refermer à clé' }).click();
  await page.getByText('« Les Tilleuls » est refermée.').waitFor();
  await page.getByText('Fermée à clé').waitFor();
  expect(errors).toEqual([]);
});

test('the phrase changes and is taken off, each time for who knows it', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await openLockScreen(page);
  await lockWith(page, PHRASE);
  const change = page.getByRole('form', { name: 'Changer la phrase secrète' });
  await change.getByRole('textbox', { name: 'Phrase secrète actuelle' }).fill('une autre phrase');
  await change.getByText('Montrer la phrase').click();
  await change.getByRole('textbox', { name: 'Nouvelle phrase secrète' }).fill('moulin cravate dimanche brouette');
  await change.getByText('Solide.').waitFor();
  await change.getByText('J’ai noté la phrase').click();
  await change.getByRole('button', { name: 'Changer la phrase' }).click();
  await change.getByText('Ce n’est pas la bonne phrase.').waitFor();
  await change.getByRole('textbox', { name: 'Phrase secrète actuelle' }).fill(PHRASE);
  await change.getByRole('button', { name: 'Changer la phrase' }).click();
  await page.getByText('La nouvelle phrase est en place.').waitFor();
  const remove = page.getByRole('form', { name: 'Retirer la phrase secrète' });
  await remove.getByRole('textbox').fill('moulin cravate dimanche brouette');
  await remove.getByRole('button', { name: 'Retirer la phrase' }).click();
  await page.getByText('La phrase est retirée.').waitFor();
  await page.getByText('Cette démarche n’est pas protégée.').waitFor();
  await savedHere(page);
  await page.reload();
  await page.getByRole('heading', { name: 'Verrouiller cette démarche' }).waitFor();
});
