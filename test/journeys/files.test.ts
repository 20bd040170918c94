import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { writeFrame } from '#features/workspace/model/workspace-section';
import { bundleOfStates } from '../support/hostile/bundle-bombs';
import { temporaryFolder } from '../support/temporary-folder';
import {
  expectAccessible,
  openWorkbench,
  savedHere,
  sayWho,
  scrollsSideways,
  startDemarche,
  type Workbench,
} from '../support/pages/workbench';

const PHRASE = 'tortue lampadaire jeudi confiture';

async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Retour à l’accueil' }).click();
  await page.getByRole('heading', { name: 'On reprend' }).waitFor();
}

async function gesture(page: Page, title: string, name: string): Promise<void> {
  await page.getByRole('button', { name: `Gestes pour « ${title} »` }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function openFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Ouvrir un fichier' }).click();
  await (await chooser).setFiles(path);
}

/** What a button hands over, kept in a folder. */
async function handedOver(page: Page, folder: string, press: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await press();
  const path = join(folder, (await download).suggestedFilename());
  await (await download).saveAs(path);
  return path;
}

async function addActor(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Acteurs' }).first().click();
  await page.getByRole('main').getByRole('button', { name: 'Ajouter un acteur' }).first().click();
  await page.getByRole('textbox', { name: 'Nom' }).fill(name);
  await page.getByRole('complementary').getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page
    .getByRole('group', { name: 'Carte des acteurs' })
    .getByRole('button', { name: new RegExp(`^${name},`, 'u') })
    .waitFor();
  await savedHere(page);
}

async function openKeyScreen(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Cadre' }).first().click();
  await page.getByRole('link', { name: 'Échanger par clé USB' }).click();
  await page.getByRole('heading', { name: 'Échanger par clé USB' }).waitFor();
}

/** Two computers with one démarche, the second of which got it as a file. */
async function twoTables(prepare?: (page: Page) => Promise<unknown>): Promise<readonly [Workbench, Workbench]> {
  const options = prepare ? { page: { prepare } } : {};
  const one = await openWorkbench(options);
  await startDemarche(one.page, { title: 'Les Tilleuls' });
  await goHome(one.page);
  const file = await handedOver(one.page, temporaryFolder(), async () => {
    await gesture(one.page, 'Les Tilleuls', 'Enregistrer dans un fichier');
    await one.page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  });
  const two = await openWorkbench(options);
  await openFile(two.page, file);
  await sayWho(two.page);
  await one.page.getByRole('link', { name: 'Reprendre « Les Tilleuls »' }).click();
  return [one, two];
}

test('a key in two gestures: each table takes what is there and leaves its own, counted both ways', async () => {
  const [one, two] = await twoTables(withoutFolderPicker);
  const key = temporaryFolder();
  await addActor(one.page, 'Épicerie du lavoir');
  await addActor(one.page, 'Maison de santé');
  await openKeyScreen(one.page);
  await expectAccessible(one.page);
  await one.page.getByRole('textbox', { name: 'Le nom de cette table' }).fill('Table 1');
  const first = await handedOver(one.page, key, () => one.page.getByRole('button', { name: 'Préparer le fichier' }).click());
  expect(first).toMatch(/les-tilleuls-table-1\.faireavec$/u);

  await addActor(two.page, 'Bus de nuit');
  await openKeyScreen(two.page);
  const chooser = two.page.waitForEvent('filechooser');
  await two.page.getByRole('button', { name: 'Prendre les fichiers de la clé' }).click();
  await (await chooser).setFiles([first]);
  await two.page.getByText('2 ajouts reçus').waitFor();
  await two.page.getByText('de Table 1, écrit aujourd’hui').waitFor();
  await two.page.getByText('2 acteurs ou liens').waitFor();
  await two.page.getByRole('textbox', { name: 'Le nom de cette table' }).fill('Table 2');
  const second = await handedOver(two.page, key, () => two.page.getByRole('button', { name: 'Préparer le fichier' }).click());
  await two.page.getByText('1 ajout parti').waitFor();
  await expectAccessible(two.page);
  await two.page.setViewportSize({ width: 360, height: 740 });
  expect(await scrollsSideways(two.page)).toBe(false);

  const again = one.page.waitForEvent('filechooser');
  await one.page.getByRole('button', { name: 'Prendre les fichiers de la clé' }).click();
  await (await again).setFiles([first, second]);
  await one.page.getByText('1 ajout reçu').waitFor();
  await one.page.getByText('de Table 2, écrit aujourd’hui').waitFor();
  expect([...one.errors, ...two.errors]).toEqual([]);
});

test('a key in one gesture: its folder is read and written, several tables’ files at once (a private folder of the browser stands in for the key)', async () => {
  const [one, two] = await twoTables(folderPickerStandIn);
  await addActor(one.page, 'Épicerie du lavoir');
  await openKeyScreen(one.page);
  await one.page.getByRole('textbox', { name: 'Le nom de cette table' }).fill('Table 1');
  await one.page.getByRole('button', { name: 'Choisir la clé' }).click();
  await one.page.getByText('Il n’y a pas encore de fichier de cette démarche sur la clé.').waitFor();
  await one.page.getByText('Vous pouvez retirer la clé.').waitFor();
  await carryKey(one.page, two.page);

  await addActor(two.page, 'Bus de nuit');
  await openKeyScreen(two.page);
  await two.page.getByRole('textbox', { name: 'Le nom de cette table' }).fill('Table 2');
  await two.page.getByRole('button', { name: 'Choisir la clé' }).click();
  await two.page.getByText('1 ajout reçu').waitFor();
  await two.page.getByText('1 ajout parti').waitFor();
  await two.page.getByText('Vous pouvez retirer la clé.').waitFor();
  await expectAccessible(two.page);
  expect(await keyNames(two.page)).toEqual(['les-tilleuls-table-1.faireavec', 'les-tilleuls-table-2.faireavec']);
  await carryKey(two.page, one.page);

  await one.page.getByRole('button', { name: 'Choisir la clé' }).click();
  await one.page.getByText('de Table 2, écrit aujourd’hui').waitFor();
  await one.page.getByText('1 ajout reçu').waitFor();
  await one.page.getByText('Rien de nouveau à donner').waitFor();
  expect([...one.errors, ...two.errors]).toEqual([]);
});

test('a file of another démarche with the same number is not mixed in: it is said, and opens apart; what it asks to erase stays', async () => {
  const { page, errors } = await openWorkbench();
  const id = await startDemarche(page, { title: 'Les Tilleuls' });
  const file = join(temporaryFolder(), 'autre.faireavec');
  const core = new Y.Doc();
  writeFrame(core, { title: 'Le Lavoir' });
  const asked = { tombstones: [{ document: 'core', at: 1 }] };
  writeFileSync(file, await bundleOfStates({ core: Y.encodeStateAsUpdateV2(core) }, id, asked));
  await goHome(page);
  await openFile(page, file);
  const dialog = page.getByRole('dialog', { name: 'Deux démarches différentes' });
  await dialog.getByText('Rien n’a été changé').waitFor();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ouvrir à part' }).click();
  await page.getByText('Rien n’a été effacé : un fichier n’efface rien ici.').waitFor();
  await sayWho(page);
  await goHome(page);
  await page.getByRole('link', { name: 'Reprendre « Le Lavoir »' }).waitFor();
  await page.getByText('Les Tilleuls').first().waitFor();
  expect(errors).toEqual([]);
});

test('a computer that refuses its folder says so, and offers the two gestures', async () => {
  const refuse = (page: Page) =>
    page.addInitScript(() => {
      Object.assign(window, { showDirectoryPicker: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
    });
  const { page } = await openWorkbench({ page: { prepare: refuse } });
  await startDemarche(page, { title: 'Les Tilleuls' });
  await openKeyScreen(page);
  await page.getByRole('button', { name: 'Choisir la clé' }).click();
  await page.getByText('Faites-le en deux gestes').waitFor();
  await page.getByRole('button', { name: 'Préparer le fichier' }).waitFor();
  await expectAccessible(page);
});

test('a file protected by a phrase asks for it, on the home screen and from a key, and holds no word in clear', async () => {
  const [one, two] = await twoTables(withoutFolderPicker);
  await addActor(one.page, 'Épicerie du lavoir');
  await goHome(one.page);
  const file = await handedOver(one.page, temporaryFolder(), async () => {
    await gesture(one.page, 'Les Tilleuls', 'Enregistrer dans un fichier');
    await one.page.getByText('Protéger par une phrase secrète').click();
    await expectAccessible(one.page);
    await one.page.getByText('Montrer la phrase').click();
    await one.page.getByRole('textbox', { name: 'Phrase secrète' }).fill(PHRASE);
    await one.page.getByText('Oubliée, le fichier est perdu.').waitFor();
    await one.page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  });
  expect(readFileSync(file).subarray(0, 2).toString('latin1')).not.toBe('PK');

  await openKeyScreen(two.page);
  const chooser = two.page.waitForEvent('filechooser');
  await two.page.getByRole('button', { name: 'Prendre les fichiers de la clé' }).click();
  await (await chooser).setFiles([file]);
  const question = two.page.getByRole('dialog', { name: 'est protégé par une phrase secrète' });
  await question.getByRole('textbox', { name: 'Phrase secrète' }).fill('une autre');
  await question.getByRole('button', { name: 'Ouvrir' }).click();
  await question.getByText('Ce n’est pas la bonne phrase.').waitFor();
  await question.getByRole('textbox', { name: 'Phrase secrète' }).fill(PHRASE);
  await question.getByRole('button', { name: 'Ouvrir' }).click();
  await two.page.getByText('1 ajout reçu').waitFor();
  // What goes back is protected by the phrase that opened what came.
  const back = await handedOver(two.page, temporaryFolder(), () => two.page.getByRole('button', { name: 'Préparer le fichier' }).click());
  expect(readFileSync(back).subarray(0, 2).toString('latin1')).not.toBe('PK');

  const three = await openWorkbench();
  await openFile(three.page, back);
  const asked = three.page.getByRole('dialog', { name: 'Ce fichier est fermé à clé' });
  await asked.getByRole('textbox', { name: 'Phrase secrète' }).fill(PHRASE);
  await asked.getByRole('button', { name: 'Ouvrir' }).click();
  await sayWho(three.page);
  await three.page.getByRole('navigation').getByRole('link', { name: 'Acteurs' }).first().click();
  await three.page.getByRole('button', { name: /^Épicerie du lavoir,/u }).waitFor();
});

test('copies of safety are listed with their reason, and open beside the démarche, which does not change', async () => {
  const { page, errors } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await page.getByRole('link', { name: 'Cadre' }).click();
  await page.getByRole('textbox', { name: 'Ce que nous voulons' }).fill('Avant la copie.');
  await savedHere(page);
  await page.getByRole('link', { name: 'Copies de sûreté' }).click();
  await page.getByText('Aucune copie pour le moment.').waitFor();
  await page.getByRole('button', { name: 'Faire une copie maintenant' }).click();
  await page.getByText('à votre demande').waitFor();
  await expectAccessible(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Cadre' }).first().click();
  await page.getByRole('textbox', { name: 'Ce que nous voulons' }).fill('Après la copie.');
  await savedHere(page);
  await page.getByRole('link', { name: 'Copies de sûreté' }).click();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await scrollsSideways(page)).toBe(false);
  await page.getByRole('button', { name: 'Ouvrir comme copie' }).first().click();
  await page.getByRole('button', { name: 'Aller à l’accueil' }).click();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page
    .getByRole('link', { name: /^Les Tilleuls \(.*\)$/u })
    .or(page.getByRole('link', { name: /^Reprendre « Les Tilleuls \(/u }))
    .click();
  await page.getByRole('navigation').getByRole('link', { name: 'Cadre' }).first().click();
  await expect.poll(() => page.getByRole('textbox', { name: 'Ce que nous voulons' }).inputValue()).toBe('Avant la copie.');
  expect(errors).toEqual([]);
});

/** As Firefox is. */
function withoutFolderPicker(page: Page) {
  return page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }));
}

/** A private folder of this browser's origin stands in for the folder that a person would choose in the system's window. */
function folderPickerStandIn(page: Page) {
  return page.addInitScript(() => Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() }));
}

/** Everything on the stand-in key of one window, put on the other's. */
async function carryKey(from: Page, to: Page): Promise<void> {
  const files = await from.evaluate(async () => {
    const found: [string, number[]][] = [];
    for await (const entry of (await navigator.storage.getDirectory()).values()) {
      found.push([entry.name, [...new Uint8Array(await (await (entry as FileSystemFileHandle).getFile()).arrayBuffer())]]);
    }
    return found;
  });
  await to.evaluate(async (carried) => {
    const folder = await navigator.storage.getDirectory();
    for (const [name, bytes] of carried) {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(new Uint8Array(bytes));
      await writable.close();
    }
  }, files);
}

function keyNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names: string[] = [];
    for await (const entry of (await navigator.storage.getDirectory()).values()) names.push(entry.name);
    return names.sort();
  });
}
