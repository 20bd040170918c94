import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { parseMethod } from '#features/methods/model/method-file';
import { expectAccessible, goTo, openWorkbench, startDemarche } from '../support/pages/workbench';
import { temporaryFolder } from '../support/temporary-folder';

const METHOD = 'Du diagnostic partagé aux expérimentations';

/** Opens a step and changes its prompts. */
async function writePrompts(page: Page, step: string, prompts: string): Promise<void> {
  await page.getByRole('heading', { name: step }).click();
  await page.getByRole('button', { name: `Modifier « ${step} »` }).click();
  const box = page.getByRole('textbox', { name: 'Questions à poser' });
  await box.fill(prompts);
  await box.blur();
}

test('a method leaves without the démarche in it, and a démarche starts from it on another computer', async () => {
  const here = await openWorkbench();
  const { page } = here;
  await startDemarche(page, { title: 'Les Tilleuls', territory: 'Val-de-Brume', method: METHOD, name: 'Zorica' });
  await goTo(page, 'Expérimentations');
  await page.getByRole('tab', { name: 'Engagements' }).click();
  await page.getByRole('textbox', { name: 'À quoi on s’engage' }).fill('Réserver 437 chaises pour la Ligue Tartempion');
  await page.getByRole('button', { name: 'Écrire un engagement' }).click();
  await goTo(page, 'Méthode');
  await expectAccessible(page);
  await writePrompts(page, 'Aller à la rencontre', 'Avez-vous croisé Zorica à Val-de-Brume ?\nQui manque ce soir ?');

  await page.getByRole('tab', { name: 'Qui fait quoi' }).click();
  await page.getByRole('textbox', { name: 'Nouveau rôle' }).fill('Gardien du temps');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Gardien du temps' }).click();
  await page.getByRole('textbox', { name: 'Ce qu’on attend de ce rôle' }).fill('Dire quand il reste cinq minutes.');
  await expectAccessible(page);

  await page.getByRole('tab', { name: 'Outils' }).click();
  const tools = page.getByRole('list', { name: 'Outils de la méthode' });
  const first = (await tools.getByRole('heading').first().textContent()) ?? '';
  await page.getByRole('button', { name: 'Ajouter un outil' }).click();
  await page.getByRole('button', { name: 'Garder cet outil' }).click();
  // Nothing is kept without a name: one is taken to what is missing.
  expect(await page.getByRole('textbox', { name: 'Nom de l’outil' }).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByRole('textbox', { name: 'Nom de l’outil' }).fill('Avant d’ouvrir');
  await page.getByRole('textbox', { name: 'Choses à cocher' }).fill('Les chaises en cercle\nLe café chaud');
  await page.getByRole('button', { name: 'Garder cet outil' }).click();
  await tools.getByRole('heading', { name: 'Avant d’ouvrir' }).click();
  await page.getByRole('button', { name: 'Modifier « Avant d’ouvrir »' }).click();
  await page.getByRole('textbox', { name: 'Choses à cocher' }).fill('Les chaises en cercle\nLe café chaud\nLa porte ouverte');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Garder cet outil' }).click();
  await page.getByText('La porte ouverte').waitFor();
  await page.getByRole('button', { name: 'Monter « Avant d’ouvrir »' }).click();
  await tools.getByRole('heading', { name: first, exact: true }).click();
  await page.getByRole('button', { name: `Enlever « ${first} »` }).click();
  await page.getByText('Outil enlevé.').waitFor();
  await tools.getByRole('heading', { name: first, exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remettre', exact: true }).click();
  await tools.getByRole('heading', { name: first, exact: true }).waitFor();
  await page.getByText('Outil enlevé.').waitFor({ state: 'detached' });

  await page.getByRole('tab', { name: 'Transmettre' }).click();
  await page.getByRole('textbox', { name: 'Titre de votre méthode' }).fill('Notre manière');
  await page.getByRole('button', { name: 'Relire ce qui partira' }).click();
  await page.getByText('Un passage contient quelque chose de la démarche.').waitFor();
  await page.getByText('le nom d’une personne').waitFor();
  expect(await page.getByRole('button', { name: 'Enregistrer le fichier de méthode' }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Aller à la rencontre' }).fill('Qui avez-vous croisé ici ?');
  await page.getByRole('button', { name: 'Réécrire' }).click();
  await page.getByText('Rien de la démarche n’a été trouvé.').waitFor();
  await page.getByRole('row', { name: 'Qui manque ce soir ?' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Enregistrer le fichier de méthode' }).click(),
  ]);
  const path = `${temporaryFolder()}/${download.suggestedFilename()}`;
  await download.saveAs(path);
  const text = readFileSync(path, 'utf8');
  for (const canary of ['Zorica', 'Brume', '437', 'Tartempion', 'Tilleuls']) expect(text).not.toContain(canary);
  const method = parseMethod(text);
  expect(method.lineage.at(-1)?.title).toBe(METHOD);
  expect(method.roles.at(-1)).toMatchObject({ title: 'Gardien du temps', mission: 'Dire quand il reste cinq minutes.' });
  expect(method.tools.map(({ title }) => title)).toContain(first);
  expect(method.tools.at(-2)).toMatchObject({
    kind: 'checklist',
    title: 'Avant d’ouvrir',
    items: ['Les chaises en cercle', 'Le café chaud', 'La porte ouverte'],
  });
  expect(method.phases[0]?.steps[0]?.prompts).toEqual(['Qui avez-vous croisé ici ?', 'Qui manque ce soir ?']);
  expect(here.errors).toEqual([]);

  const elsewhere = await openWorkbench();
  await startDemarche(elsewhere.page, { title: 'Ailleurs', method: 'Sans méthode' });
  await goTo(elsewhere.page, 'Méthode');
  await elsewhere.page.locator('input[type=file]').setInputFiles(path);
  await elsewhere.page.getByText('D’après « Notre manière ».').waitFor();
  await elsewhere.page.getByRole('heading', { name: 'Aller à la rencontre' }).click();
  await elsewhere.page.getByText('Qui manque ce soir ?').waitFor();
  await elsewhere.page.getByRole('tab', { name: 'Outils' }).click();
  await elsewhere.page.getByRole('heading', { name: 'Avant d’ouvrir' }).click();
  await elsewhere.page.getByText('La porte ouverte').waitFor();
});

test('a damaged method file, a newer one and another kind of file are told apart, and the démarche is left as it is', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Ailleurs', method: 'Sans méthode' });
  await goTo(page, 'Méthode');
  const give = (text: string) =>
    page.locator('input[type=file]').setInputFiles({ name: 'x.methode.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await give('{"format":"faire-avec/methode","formatVersion":1,"title":');
  await page.getByText('Ce fichier est abîmé ou incomplet.').waitFor();
  await give('{"format":"faire-avec/methode","formatVersion":2}');
  await page.getByText('Ceci a été fait avec une version plus récente').waitFor();
  await give('{"name":"autre"}');
  await page.getByText('Faire Avec ne sait pas lire ce genre de fichier.').waitFor();
  await page.getByRole('heading', { name: 'Aucune méthode pour l’instant' }).waitFor();
});
