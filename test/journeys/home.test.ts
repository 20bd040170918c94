import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dataFolder } from '#host/storage/data-folder';
import { overwriteSnapshots, withDatabase } from '../support/hostile/overwritten-row';
import { startServer } from '../support/pages/server-process';
import { temporaryFolder } from '../support/temporary-folder';
import { expectAccessible, openWorkbench, savedHere, sayWho, startDemarche } from '../support/pages/workbench';

async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Retour à l’accueil' }).click();
  await page.getByRole('heading', { name: 'On reprend' }).waitFor();
}

async function gesture(page: Page, title: string, name: string): Promise<void> {
  await page.getByRole('button', { name: `Gestes pour « ${title} »` }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** The démarche as a file on the disk. */
async function saveToFile(page: Page, title: string): Promise<string> {
  const download = page.waitForEvent('download');
  await gesture(page, title, 'Enregistrer dans un fichier');
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  const path = join(temporaryFolder(), (await download).suggestedFilename());
  await (await download).saveAs(path);
  return path;
}

async function openFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Ouvrir un fichier' }).click();
  await (await chooser).setFiles(path);
}

/** Whether scrolling brings a button where a press reaches it, with nothing over it. */
function isInReach(button: Locator): Promise<boolean> {
  return button.evaluate((element) => {
    element.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
}

test('a démarche is made, renamed, duplicated, put in the bin, taken back and erased', async () => {
  const { page, errors } = await openWorkbench();
  await expectAccessible(page);
  await startDemarche(page, { title: 'Les Tilleuls' });
  await goHome(page);
  await gesture(page, 'Les Tilleuls', 'Renommer');
  await page.getByRole('textbox', { name: 'Nom de la démarche' }).fill('Accueil de nuit');
  await page.getByRole('button', { name: 'Renommer' }).click();
  await page.getByRole('heading', { name: 'Accueil de nuit' }).waitFor();
  await gesture(page, 'Accueil de nuit', 'Dupliquer');
  const copy = page.getByRole('heading', { name: 'Accueil de nuit (copie)' });
  await copy.waitFor();
  await expectAccessible(page);

  await gesture(page, 'Accueil de nuit (copie)', 'Mettre à la corbeille');
  await copy.waitFor({ state: 'detached' });
  await page.getByText('Corbeille : 1 démarche').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sortir « Accueil de nuit (copie) » de la corbeille' }).click();
  await copy.waitFor();
  await gesture(page, 'Accueil de nuit (copie)', 'Mettre à la corbeille');
  await page.getByText('Corbeille : 1 démarche').click();
  // What was said in passing still stands at the bottom of the window, and covers no button for good.
  expect(await page.getByRole('region', { name: 'Messages' }).getByRole('status').count()).toBeGreaterThan(0);
  const erase = page.getByRole('button', { name: 'Effacer « Accueil de nuit (copie) » pour toujours' });
  expect(await isInReach(erase)).toBe(true);
  await erase.click();
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Effacer pour toujours' });
  expect(await isInReach(confirm)).toBe(true);
  await confirm.click();
  await page.getByText('Corbeille : 1 démarche').waitFor({ state: 'detached' });
  expect(await page.getByRole('heading', { name: 'Accueil de nuit', exact: true }).count()).toBe(1);
  expect(errors).toEqual([]);
});

test('« Reprendre » leads back to where one was', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await page.getByRole('link', { name: 'Cadre' }).click();
  await page.getByRole('heading', { name: 'Cadre' }).waitFor();
  await goHome(page);
  await page.getByRole('link', { name: 'Reprendre « Les Tilleuls »' }).click();
  await page.getByRole('heading', { name: 'Cadre' }).waitFor();
  expect(page.url()).toContain('/cadre');
});

test('a démarche leaves as one file and opens on another computer, then brings back what changed there', async () => {
  const here = await openWorkbench();
  await startDemarche(here.page, { title: 'Les Tilleuls' });
  await goHome(here.page);
  const file = await saveToFile(here.page, 'Les Tilleuls');
  expect(file).toMatch(/les-tilleuls\.faireavec$/u);

  const there = await openWorkbench();
  await openFile(there.page, file);
  await sayWho(there.page);
  await there.page.getByRole('link', { name: 'Cadre' }).click();
  await there.page.getByRole('textbox', { name: 'Ce que nous voulons comprendre' }).fill('Écrit ailleurs.');
  await savedHere(there.page);
  await goHome(there.page);
  const back = await saveToFile(there.page, 'Les Tilleuls');

  await openFile(here.page, back);
  await here.page.getByText('« Les Tilleuls » est à jour').waitFor();
  await here.page.getByRole('link', { name: 'Cadre' }).click();
  await expect.poll(() => here.page.getByRole('textbox', { name: 'Ce que nous voulons' }).inputValue()).toBe('Écrit ailleurs.');
});

test('a damaged file is said in words, and changes nothing', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await goHome(page);
  const file = await saveToFile(page, 'Les Tilleuls');
  const bytes = readFileSync(file);
  const truncated = join(temporaryFolder(), 'abime.faireavec');
  writeFileSync(truncated, bytes.subarray(0, Math.floor(bytes.length / 2)));
  await openFile(page, truncated);
  await page.getByRole('alert').getByText('Ce fichier est abîmé ou incomplet.').waitFor();
  await expectAccessible(page);
  expect(await page.getByRole('heading', { level: 2, name: 'Les Tilleuls' }).count()).toBe(1);

  const other = join(temporaryFolder(), 'photo.faireavec');
  writeFileSync(other, 'ceci est une photo');
  await openFile(page, other);
  await page.getByRole('alert').getByText('ne sait pas lire ce genre de fichier').waitFor();
});

test('a method file opens as the start of a new démarche; a broken one is said in words', async () => {
  const { page } = await openWorkbench();
  const method = JSON.parse(readFileSync('resources/methods/action-sociale-de-proximite.methode.json', 'utf8'));
  const path = join(temporaryFolder(), 'voisine.methode.json');
  writeFileSync(path, JSON.stringify({ ...method, id: 'voisine', title: 'La méthode des voisines' }));
  await openFile(page, path);
  await page.getByRole('heading', { name: 'Commencer une démarche' }).waitFor();
  await page.getByRole('radio', { name: 'La méthode des voisines' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Revenir' }).click();

  writeFileSync(path, '{"format":"autre"}');
  await openFile(page, path);
  await page.getByRole('alert').getByText('ne sait pas lire ce genre de fichier').waitFor();
});

test('an address that leads nowhere offers the way back; an unknown démarche too', async () => {
  const { page } = await openWorkbench();
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/#/nulle-part`);
  await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor();
  await page.goto(`${origin}/#/d/0000000000/cadre`);
  await page.getByRole('heading', { name: 'La démarche n’a pas pu s’ouvrir' }).waitFor();
  await page.getByText('Ce que vous cherchez n’est plus ici.').waitFor();
  await page.getByRole('link', { name: 'Retour à l’accueil' }).click();
  await page.getByRole('link', { name: 'Commencer une démarche' }).waitFor();
});

test('a démarche whose file is destroyed is said in words and comes back from its backup; the others open', async () => {
  const first = await startServer();
  const { page } = await openWorkbench({ server: first });
  const id = await startDemarche(page, { title: 'Les Tilleuls' });
  await goHome(page);
  await gesture(page, 'Les Tilleuls', 'Copies de sûreté');
  await page.getByRole('button', { name: 'Faire une copie maintenant' }).click();
  await page.getByText('à votre demande').waitFor();
  await first.stop();
  writeFileSync(join(first.dataFolder, 'demarches', `${id}.demarche`), Buffer.alloc(64 * 1024, 7));

  const second = await startServer({ dataFolder: first.dataFolder });
  const again = await openWorkbench({ server: second });
  await again.page.goto(`${new URL(second.url).origin}/#/d/${id}/cadre`);
  await again.page.getByRole('alert').getByText('Le fichier de cette démarche est abîmé.').waitFor();
  await expectAccessible(again.page);
  await again.page.getByRole('button', { name: 'Ouvrir la sauvegarde' }).first().click();
  await again.page.getByRole('heading', { name: 'Cadre' }).waitFor();
  expect(await again.page.getByRole('textbox', { name: 'Nom', exact: true }).inputValue()).toBe('Les Tilleuls');
});

test('a chapter that is found damaged when it is opened is said in words, and « Réparer » brings it back from the backup', async () => {
  const first = await startServer();
  const { page } = await openWorkbench({ server: first });
  const id = await startDemarche(page, { title: 'Les Tilleuls' });
  await page.goto(`${new URL(first.url).origin}/#/d/${id}/diagnostic`);
  await page.getByRole('textbox', { name: 'Ce que nous constatons' }).click();
  await page.keyboard.type('Quatre portes');
  await savedHere(page);
  await goHome(page);
  await gesture(page, 'Les Tilleuls', 'Copies de sûreté');
  await page.getByRole('button', { name: 'Faire une copie maintenant' }).click();
  await page.getByText('à votre demande').waitFor();
  await first.stop();
  await withDatabase(dataFolder(first.dataFolder), id, (database) => overwriteSnapshots(database, 'text:%', Uint8Array.of(7, 7, 7, 7)));

  const second = await startServer({ dataFolder: first.dataFolder });
  const again = await openWorkbench({ server: second });
  await again.page.goto(`${new URL(second.url).origin}/#/d/${id}/diagnostic`);
  await again.page.getByRole('alert').getByText('Une partie de la démarche est abîmée').waitFor();
  expect(await again.page.getByRole('textbox', { name: 'Ce que nous constatons' }).count()).toBe(0);
  await again.page.getByText('Une partie de cette démarche est abîmée.').waitFor();
  await again.page.getByText('Enregistré ici').first().waitFor();
  await expectAccessible(again.page);
  await again.page.getByRole('button', { name: 'Réparer avec ce qui est lisible' }).click();
  await again.page.getByRole('textbox', { name: 'Ce que nous constatons' }).getByText('Quatre portes').waitFor();
  expect(await again.page.getByText('Une partie de cette démarche est abîmée.').count()).toBe(0);
});
