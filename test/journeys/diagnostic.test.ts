import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newPage } from '../support/pages/browser';
import { startServer } from '../support/pages/server-process';
import { pressTextTool } from '../support/pages/text-tools';

/** Opens a new démarche, signs in, and stands before the first, empty chapter. */
async function startChapter(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('link', { name: 'Commencer une démarche' }).click();
  await page.getByLabel('Comment s’appelle la démarche ?').fill('Les Tilleuls');
  await page.getByRole('radio', { name: /Sans méthode/u }).check({ force: true });
  await page.getByRole('button', { name: 'Commencer à écrire' }).click();
  await signIn(page, name);
  await part(page, 'L’enjeu').waitFor();
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Votre prénom ou surnom' }).fill(name);
  await page.getByRole('radio', { name: 'Bénévoles' }).check({ force: true });
  await page.getByRole('button', { name: 'Entrer' }).click();
}

function part(page: Page, name: string) {
  return page.getByRole('textbox', { name });
}

function tool(page: Page, name: string) {
  return page.getByRole('toolbar', { name: 'Outils du texte' }).getByRole('button', { name, exact: true });
}

describe('a diagnostic, written', { timeout: 120_000 }, () => {
  let page: Page;
  let errors: readonly string[];
  let foreign: readonly string[];

  beforeAll(async () => {
    const server = await startServer();
    const watched = await newPage(server.url);
    ({ page, errors, foreignRequests: foreign } = watched);
    await startChapter(page, 'Nadia');
  });

  it('takes headings, bold, lists and tables from the toolbar', async () => {
    const findings = part(page, 'Ce que nous constatons');
    await findings.click();
    await tool(page, 'Titre').click();
    await page.keyboard.type('Quatre portes');
    await page.keyboard.press('Enter');
    await tool(page, 'Gras').click();
    await page.keyboard.type('Toujours');
    await tool(page, 'Gras').click();
    await page.keyboard.type(' les mêmes papiers.');
    await page.keyboard.press('Enter');
    await tool(page, 'Liste').click();
    await page.keyboard.type('le CCAS');
    await page.keyboard.press('Enter');
    await page.keyboard.type('la commune');
    expect(await findings.getByRole('heading', { name: 'Quatre portes' }).count()).toBe(1);
    expect(await findings.locator('strong').textContent()).toBe('Toujours');
    expect(await findings.getByRole('listitem').allTextContents()).toEqual(['le CCAS', 'la commune']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await pressTextTool(page, 'Tableau');
    await findings.getByRole('table').waitFor();
  });

  it('takes a quotation, and gives the paragraph back', async () => {
    const leads = part(page, 'Pistes');
    await leads.click();
    await page.keyboard.type('On m’a dit de revenir.');
    await tool(page, 'Citation').click();
    expect(await leads.locator('blockquote').textContent()).toBe('On m’a dit de revenir.');
    await tool(page, 'Citation').click();
    await expect.poll(() => leads.locator('blockquote').count()).toBe(0);
  });

  it('counts words, lists headings and finds words whatever their accents', async () => {
    await page.getByRole('tab', { name: 'Plan' }).click();
    await page.getByText(/\d+ mots dans ce sujet/u).waitFor();
    await page.getByRole('button', { name: 'Quatre portes' }).waitFor();
    await page.getByRole('button', { name: 'Chercher dans ce texte', exact: true }).click();
    await page.getByPlaceholder('Chercher dans ce texte').fill('MEMES');
    await page.getByText('1 sur 1').waitFor();
    await page.keyboard.press('Escape');
  });

  it('undoes what one did, and redoes it', async () => {
    const stakes = part(page, 'L’enjeu');
    await stakes.click();
    await page.keyboard.type('Une phrase.');
    await page.keyboard.press('Control+z');
    await expect.poll(() => stakes.textContent()).not.toContain('phrase');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => stakes.textContent()).toContain('Une phrase.');
  });

  it('holds a testimony with its consent and a figure with its source', async () => {
    await part(page, 'Témoignages et chiffres').click();
    await pressTextTool(page, 'Témoignage');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ses mots, tels quels').fill('On m’a dit d’aller là, et là on m’a dit de revenir ici.');
    await dialog.getByLabel('Comment cette personne veut être nommée').fill('une habitante');
    await dialog.getByRole('button', { name: 'Garder ce témoignage' }).click();
    const testimony = part(page, 'Témoignages et chiffres').getByRole('figure').first();
    await expect.poll(() => testimony.textContent()).toMatch(/revenir ici.*une habitante.*accord/u);
  });

  it('puts a subject aside and back with all its words, by the keyboard alone', async () => {
    await page.getByRole('tab', { name: 'Plan' }).click();
    const title = await page.getByRole('navigation', { name: 'Sujets du diagnostic' }).getByRole('link').first().textContent();
    await page.getByRole('button', { name: 'Mettre de côté' }).press('Enter');
    await page.getByText(`« ${title} » est mis de côté. Rien n’en est effacé.`).waitFor();
    await page.getByRole('link', { name: title ?? '' }).press('Enter');
    await page.getByText('Ce sujet est mis de côté').waitFor();
    await expect.poll(() => part(page, 'Ce que nous constatons').textContent()).toContain('les mêmes papiers');
    await page.getByRole('tab', { name: 'Plan' }).press('Enter');
    await page.getByRole('button', { name: `Remettre « ${title} »` }).press('Enter');
    await page.getByText('Ce sujet est mis de côté').waitFor({ state: 'hidden' });
  });

  it('shows who wrote what', async () => {
    await page.getByRole('button', { name: 'Qui a écrit ?', exact: true }).click();
    await page.getByRole('list', { name: 'Collèges qui ont écrit' }).getByText('Bénévoles').waitFor();
    // The text as it is: what it shows from elsewhere stands in it too.
    await page.getByRole('region', { name: 'Témoignages et chiffres' }).getByRole('figure').getByText('revenir ici').waitFor();
    await page.getByRole('button', { name: 'Qui a écrit ?', exact: true }).click();
  });

  it('is there after a reload', async () => {
    await page.getByText('Enregistré ici').first().waitFor();
    await page.reload();
    await expect.poll(() => part(page, 'Ce que nous constatons').textContent()).toContain('les mêmes papiers');
    await expect.poll(() => part(page, 'Témoignages et chiffres').textContent()).toContain('revenir ici');
  });

  it('complains of nothing and reaches nobody', () => {
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });
});

describe('two people in one text', { timeout: 120_000 }, () => {
  it('see each other’s words and names, each undoing their own', async () => {
    const server = await startServer();
    const { page: nadia } = await newPage(server.url);
    await startChapter(nadia, 'Nadia');
    const { page: marc } = await newPage(server.url);
    await marc.getByRole('heading', { level: 1 }).waitFor();
    await marc.evaluate((address) => {
      location.hash = address;
    }, new URL(nadia.url()).hash);
    const findings = 'Ce que nous constatons';
    await part(nadia, findings).click();
    await nadia.keyboard.type('Nadia écrit.');
    await expect.poll(() => part(marc, findings).textContent()).toContain('Nadia écrit.');
    await part(marc, findings).click();
    await marc.keyboard.press('Control+End');
    await marc.keyboard.press('Enter');
    await marc.keyboard.type('Marc aussi.');
    await expect.poll(() => part(nadia, findings).textContent()).toContain('Marc aussi.');
    await nadia.bringToFront();
    await part(nadia, findings).click();
    await nadia.keyboard.press('Control+z');
    await expect.poll(() => part(nadia, findings).textContent()).not.toContain('Nadia écrit.');
    await expect.poll(() => part(marc, findings).textContent()).toContain('Marc aussi.');
  });
});
