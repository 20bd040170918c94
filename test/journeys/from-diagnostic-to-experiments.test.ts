import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseMethod } from '#features/methods/model/method-file';
import { temporaryFolder } from '../support/temporary-folder';
import {
  expectAccessible,
  goTo,
  openWorkbench,
  savedHere,
  scrollsSideways,
  startDemarche,
  type Workbench,
} from '../support/pages/workbench';
import { pressTextTool } from '../support/pages/text-tools';

const METHOD = 'Du diagnostic partagé aux expérimentations';
const FINDINGS = 'Ce que nous constatons';
const WORDS = 'On m’a dit d’aller là, et là on m’a dit de revenir ici.';
/** What belongs to this démarche alone: none of it may leave with the method. */
const OURS = [
  'Zorica',
  'Brume',
  'Tartempion',
  'Kerbihan',
  'Café du jeudi',
  'revenir ici',
  'une voisine du lavoir',
  'Une seule porte',
  'quatre portes',
];

let bench: Workbench;
let page: Page;

const part = (name: string) => page.getByRole('textbox', { name });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const drawing = () => page.getByRole('group', { name: 'Carte des acteurs' });
const embeddedMap = () => page.getByRole('article').getByRole('figure').filter({ hasText: 'telle qu’elle est maintenant' });

async function tool(name: string): Promise<void> {
  await pressTextTool(page, name);
}

/** Puts the caret on a new line at the end of a part of the chapter. */
async function atTheEndOf(name: string): Promise<void> {
  await expect.poll(() => part(name).textContent()).not.toBe('');
  await part(name).click({ position: { x: 4, y: 16 } });
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
}

async function addActor(name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: 'Ajouter un acteur' }).click();
  await page.getByRole('textbox', { name: 'Nom' }).fill(name);
  await page.getByRole('complementary').getByRole('button', { name: 'Ajouter', exact: true }).click();
  await actor(name).waitFor();
}

function actor(name: string) {
  return drawing().getByRole('button', { name: new RegExp(`^${name},`, 'u') });
}

async function choose(box: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: box }).fill(words);
  await page.keyboard.press('Enter');
}

async function download(button: string | RegExp): Promise<{ path: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  const path = `${temporaryFolder()}/${file.suggestedFilename()}`;
  await file.saveAs(path);
  return { path, text: readFileSync(path, 'utf8') };
}

describe('from the shared diagnostic to the experiments', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    bench = await openWorkbench();
    page = bench.page;
    await startDemarche(page, { title: 'Vivre à Kerbihan', territory: 'Val-de-Brume', method: METHOD, name: 'Zorica' });
  });

  afterEach(() => {
    expect(bench.errors).toEqual([]);
    expect(bench.foreignRequests).toEqual([]);
  });

  it('a chapter takes stakes, findings, a testimony with its consent and a figure with its source', async () => {
    await part('L’enjeu').click();
    await page.keyboard.type('Trouver une aide sans se perdre.');
    await part(FINDINGS).click();
    await page.keyboard.type('À Kerbihan, on pousse quatre portes avant la bonne.');
    await part('Témoignages et chiffres').click();
    await tool('Témoignage');
    const quote = page.getByRole('dialog', { name: 'Un témoignage' });
    await quote.getByLabel('Ses mots, tels quels').fill(WORDS);
    await quote.getByLabel('Comment cette personne veut être nommée').fill('une voisine du lavoir');
    await quote.getByRole('button', { name: /Jusqu’où/u }).click();
    await page.getByRole('option', { name: 'Tout public' }).click();
    await quote.getByRole('button', { name: 'Garder ce témoignage' }).click();
    const testimony = part('Témoignages et chiffres').getByRole('figure').first();
    await expect.poll(() => testimony.textContent()).toMatch(/revenir ici.*une voisine du lavoir.*tout public/u);
    await atTheEndOf('Témoignages et chiffres');
    await tool('Chiffre');
    const figure = page.getByRole('dialog', { name: 'Un chiffre' });
    await figure.getByLabel('Le chiffre').fill('≈ 4');
    await figure.getByLabel('Ce qui est compté').fill('portes avant la bonne');
    await figure.getByLabel('D’où vient ce chiffre').fill('24 récits de parcours');
    await figure.getByLabel('Quand').fill('mai 2026');
    await figure.getByRole('button', { name: 'Garder ce chiffre' }).click();
    await expect.poll(() => part('Témoignages et chiffres').textContent()).toContain('portes avant la bonne');
  });

  it('the chapter is « partagé » once every college has validated, and not before', async () => {
    const stands = page.getByRole('checkbox');
    expect(await stands.count()).toBeGreaterThanOrEqual(2);
    const names = await stands.count();
    for (let nth = 0; nth < names; nth++) {
      expect(await page.getByText('Partagé : tous les collèges ont validé').count()).toBe(0);
      await stands.nth(nth).check({ force: true });
    }
    await page.getByText('Partagé : tous les collèges ont validé').waitFor();
    await expectAccessible(page);
  });

  it('two actors and a link between them are on the map', async () => {
    await goTo(page, 'Acteurs');
    await addActor('Ligue Tartempion');
    await addActor('Mission locale');
    await page.getByRole('button', { name: 'Relier deux acteurs' }).click();
    await choose('Qui ?', 'Mission locale');
    await choose('Que fait-il ?', 'oriente vers');
    await choose('À qui, à quoi ?', 'Ligue Tartempion');
    await page.getByRole('button', { name: 'Relier', exact: true }).click();
    await page.getByRole('tab', { name: 'Phrases' }).click();
    await page.getByRole('button', { name: 'La Mission locale oriente vers la Ligue Tartempion.', exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Dessin', exact: true }).click();
  });

  it('an actor named in the text follows its name on the map', async () => {
    await goTo(page, 'Diagnostic');
    await atTheEndOf(FINDINGS);
    await page.keyboard.type('On envoie vers ');
    await tool('Acteur');
    await choose('Acteur de la carte', 'Ligue Tartempion');
    await page.getByRole('button', { name: 'Nommer dans le texte' }).click();
    await page.keyboard.type(' presque toujours.');
    await expect.poll(() => part(FINDINGS).textContent()).toContain('On envoie vers Ligue Tartempion presque toujours.');
    await part(FINDINGS).getByRole('link', { name: 'Ligue Tartempion' }).click();
    await page.getByRole('heading', { level: 1, name: 'Acteurs' }).waitFor();
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'Modifier', exact: true }).click();
    await page.getByRole('textbox', { name: 'Nom' }).fill('Maison Tartempion');
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await actor('Maison Tartempion').waitFor();
    await goTo(page, 'Diagnostic');
    await expect.poll(() => part(FINDINGS).textContent()).toMatch(/avant la bonne\..*On envoie vers Maison Tartempion presque toujours\./u);
  });

  it('the map stands in the text and shows an actor added since', async () => {
    await atTheEndOf(FINDINGS);
    await tool('Carte');
    await embeddedMap().getByText('Maison Tartempion').first().waitFor();
    // What can be done to a block is seen once it is chosen.
    await embeddedMap().getByText('La carte des acteurs').click();
    await embeddedMap().getByRole('link', { name: 'Ouvrir la carte' }).click();
    await page.getByRole('heading', { level: 1, name: 'Acteurs' }).waitFor();
    await addActor('Café du jeudi');
    await goTo(page, 'Diagnostic');
    await embeddedMap().getByText('Café du jeudi').first().waitFor();
    await expectAccessible(page);
  });

  it('an experiment starts from the finding and goes round twice', async () => {
    await goTo(page, 'Expérimentations');
    await page.getByRole('button', { name: 'Partir du modèle' }).first().click();
    await field('Nom de l’expérimentation').fill('Une seule porte');
    await field('Question').fill('Combien de portes avant la bonne ?');
    await field('Hypothèse').fill('Si une personne suit la demande, alors une porte suffit.');
    await field('Le constat, en une phrase').fill('On pousse quatre portes avant la bonne');
    await page.getByRole('button', { name: 'Relier' }).click();
    await field('Quoi faire ?').fill('Tenir une table le jeudi');
    await page.getByRole('button', { name: 'Ajouter une action' }).click();
    await field('Qui : un rôle, avec vos mots').fill('deux voisines relais');
    await field('Prévu').fill('de mars à juin 2026');
    await page.getByRole('button', { name: 'Fermer « Tenir une table le jeudi »' }).click();
    await page.getByText('prévu : mars 2026 – juin 2026').waitFor();
    for (const [learned, question, tour] of [
      ['Trois papiers suffisent.', 'Et le samedi ?', 'Tour 2'],
      ['Le samedi, on vient en famille.', 'Et sans rendez-vous ?', 'Tour 3'],
    ] as const) {
      await field('Ce que nous avons appris').fill(learned);
      await field('Notre nouvelle question').fill(question);
      await page.getByRole('button', { name: 'Refaire un tour' }).click();
      await page.getByRole('tab', { name: tour, selected: true }).waitFor();
      await expect.poll(() => field('Question').inputValue()).toBe(question);
    }
    await savedHere(page);
  });

  it('the restitution is one page with the text, the quote and its label, the map and the plan', async () => {
    await goTo(page, 'Restitution');
    await page.getByRole('radio', { name: 'Tout le monde' }).check({ force: true });
    const preview = page.getByRole('document', { name: 'Aperçu de la restitution' });
    await preview.waitFor();
    const { text } = await download('Page web');
    const words = text.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');
    for (const expected of ['Trouver une aide sans se perdre.', 'quatre portes avant la bonne', WORDS, 'une voisine du lavoir', '≈ 4']) {
      expect(words.replace(/\s/gu, ' ')).toContain(expected);
    }
    expect(words).toMatch(/On envoie vers\s+Maison Tartempion\s+presque toujours/u);
    for (const expected of ['Café du jeudi', 'Une seule porte', 'Tenir une table le jeudi', 'Trois papiers suffisent.'])
      expect(words).toContain(expected);
    expect(text.match(/<svg /gu)?.length).toBeGreaterThanOrEqual(2);
    expect(text).not.toMatch(/<script|(?:src|href)="https?:/iu);
    expect(words).not.toContain('Zorica');
  });

  it('a narrow window holds the chapter and its map without scrolling sideways', async () => {
    await goTo(page, 'Diagnostic');
    await page.setViewportSize({ width: 360, height: 740 });
    await embeddedMap().waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('the method is handed on with nobody’s name in it, and another table starts from its file', async () => {
    await goTo(page, 'Méthode');
    await page.getByRole('tab', { name: 'Transmettre' }).click();
    await field('Titre de votre méthode').fill('Notre manière');
    await page.getByRole('button', { name: 'Relire ce qui partira' }).click();
    await page.getByText('Rien de la démarche n’a été trouvé.').waitFor();
    const doubts = page.getByRole('checkbox', { name: 'J’ai relu ces passages' });
    if (await doubts.count()) await doubts.check({ force: true });
    const { path, text } = await download('Enregistrer le fichier de méthode');
    for (const word of OURS) expect(text.toLocaleLowerCase('fr')).not.toContain(word.toLocaleLowerCase('fr'));
    expect(parseMethod(text).lineage.at(-1)?.title).toBe(METHOD);

    const { page: there, errors } = await openWorkbench();
    await there.getByRole('link', { name: 'Commencer une démarche' }).click();
    await there.getByRole('textbox', { name: 'Comment s' }).fill('Ailleurs');
    const [chooser] = await Promise.all([
      there.waitForEvent('filechooser'),
      there.getByRole('button', { name: 'Prendre une méthode dans un fichier' }).click(),
    ]);
    await chooser.setFiles(path);
    await there.getByRole('radio', { name: 'Notre manière', checked: true }).waitFor({ state: 'attached' });
    await there.getByRole('button', { name: 'Commencer à écrire' }).click();
    await there.getByRole('button', { name: 'Plus tard' }).click();
    await there.getByRole('navigation').getByRole('link', { name: 'Méthode' }).first().click();
    await there.getByText('D’après « Notre manière ».').waitFor();
    await there.getByRole('heading', { name: 'Poser le cadre ensemble' }).waitFor();
    expect(errors).toEqual([]);
  });
});
