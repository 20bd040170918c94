import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, goTo, openWorkbench, savedHere, scrollsSideways, startDemarche } from '../support/pages/workbench';

async function write(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name, exact: true }).fill(words);
}

/** Adds a line in a box that has a button of its own. */
async function add(page: Page, box: string, button: string, words: string): Promise<void> {
  await write(page, box, words);
  await page.getByRole('button', { name: button }).click();
}

test('a trial goes round twice: question, pact, actions, figures, what was learned, a new question, and its journal', async () => {
  const { page, errors, foreignRequests } = await openWorkbench();
  await startDemarche(page, { title: 'Une porte', method: 'Du diagnostic partagé aux expérimentations' });
  await goTo(page, 'Expérimentations');
  await page.getByRole('button', { name: 'Partir du modèle' }).click();
  await write(page, 'Nom de l’expérimentation', 'Une seule porte');
  await write(page, 'Question', 'Combien de portes avant la bonne ?');
  await write(page, 'Hypothèse', 'Si une personne suit la demande, alors une porte suffit.');
  await add(page, 'Le constat, en une phrase', 'Relier', 'Quatre portes avant la bonne');
  await page.getByRole('link', { name: '« La première porte »' }).waitFor();

  await add(page, 'Quoi faire ?', 'Ajouter une action', 'Tenir une table le jeudi');
  await write(page, 'Qui : un rôle, avec vos mots', 'deux voisines relais');
  await write(page, 'Prévu', 'de mars à juin 2026');
  await write(page, 'Réalisé', 'avril 2026');
  await page.getByRole('button', { name: 'Fermer « Tenir une table le jeudi »' }).click();
  await page.getByText('prévu : mars 2026 – juin 2026 · réalisé : avril 2026').waitFor();

  await page.getByRole('button', { name: 'Modifier « Démarches avant d’arriver au bon endroit »' }).click();
  await write(page, 'Départ', '≈ 4');
  await write(page, 'Ce que l’on espère', '1');
  await write(page, 'Combien', '2,5');
  await write(page, 'Sur combien de réponses (N)', '14');
  await page.getByRole('button', { name: 'Noter', exact: true }).click();
  await page.getByText('50 % du chemin').waitFor();
  await page.getByRole('row', { name: '14' }).waitFor();
  await expectAccessible(page);

  await write(page, 'Ce qui s’est passé', 'Premier jeudi, quatre personnes.');
  await page.getByRole('button', { name: 'Écrire dans le journal' }).click();
  await write(page, 'Ce que nous avons appris', 'Trois papiers suffisent.');
  await write(page, 'Notre nouvelle question', 'Et le samedi ?');
  await page.getByRole('button', { name: 'Refaire un tour' }).click();
  await page.getByRole('tab', { name: 'Tour 2', selected: true }).waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Question', exact: true }).inputValue()).toBe('Et le samedi ?');
  // The indicators come along, with what was observed as their start.
  await page.getByRole('button', { name: 'Modifier « Démarches avant d’arriver au bon endroit »' }).click();
  await expect.poll(() => page.getByRole('textbox', { name: 'Départ', exact: true }).inputValue()).toBe('2,5');
  await page.getByRole('tab', { name: 'Tour 1' }).click();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Ce que nous avons appris', exact: true }).inputValue())
    .toBe('Trois papiers suffisent.');

  await savedHere(page);
  const [journal] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Emporter le journal' }).click()]);
  expect(journal.suggestedFilename()).toBe('journal-une-seule-porte.md');
  await page.reload();
  await expect.poll(() => page.getByRole('textbox', { name: 'Nom de l’expérimentation' }).inputValue()).toBe('Une seule porte');
  expect(errors).toEqual([]);
  expect(foreignRequests).toEqual([]);
});

test('phases with ranges and an open end are a drawing, a list and a Mermaid gantt that say the same', async () => {
  const { page, errors } = await openWorkbench();
  await startDemarche(page, { title: 'Vivre ici', method: 'Action sociale de proximité' });
  await goTo(page, 'Expérimentations');
  await page.getByRole('tab', { name: 'Calendrier' }).click();
  await page.getByText('Comptez 18–24 mois avant de commencer « Adopter et mettre en œuvre ».').waitFor();
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Liste' }).click();
  const open = page.getByRole('row', { name: 'Adopter et mettre en œuvre' });
  await expect.poll(() => open.innerText()).toContain('selon les actions');
  await page.getByRole('tab', { name: 'Texte du dessin' }).click();
  await page.getByRole('img', { name: 'Calendrier de la démarche' }).waitFor({ timeout: 30_000 });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('tab', { name: 'Dessin', exact: true }).click();
  expect(await scrollsSideways(page)).toBe(false);
  expect(errors).toEqual([]);
});

test('a promise is written with its answer, and a promise taken away comes back', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Une porte' });
  await goTo(page, 'Expérimentations');
  await page.getByRole('tab', { name: 'Engagements' }).click();
  await add(page, 'À quoi on s’engage', 'Écrire un engagement', 'Prêter la salle du rez-de-chaussée');
  await write(page, 'Qui s’engage', 'la commune');
  await write(page, 'Pour quand', 'septembre 2026');
  await page.getByRole('radio', { name: 'Oui, attendue' }).check({ force: true });
  await write(page, 'De qui', 'le conseil');
  await page.getByText('la commune · septembre 2026 · réponse attendue (le conseil)').waitFor();
  await page.getByRole('button', { name: 'Enlever cet engagement' }).click();
  await page.getByText('Aucun engagement écrit.').waitFor();
  await page.getByRole('button', { name: 'Remettre' }).click();
  await page.getByText('Prêter la salle du rez-de-chaussée').first().waitFor();
});
