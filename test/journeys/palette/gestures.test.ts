import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { clientFeatures } from '#features/client';
import { shellGestures } from '../../../src/renderer/workbench/search/gestures-named';
import { expectAccessible, openWorkbench } from '../../support/pages/workbench';

vi.setConfig({ testTimeout: 300_000 });

type Seen = (page: Page) => Promise<unknown>;

const dialog =
  (name: string | RegExp): Seen =>
  (page) =>
    page.getByRole('dialog', { name }).waitFor();
const panel =
  (name: string | RegExp): Seen =>
  (page) =>
    page.getByRole('complementary', { name }).waitFor();
const title =
  (name: string | RegExp): Seen =>
  (page) =>
    page.getByRole('heading', { level: 1, name }).waitFor();
/** The control of this name has the focus. */
const focus =
  (role: 'textbox' | 'searchbox' | 'checkbox', name: string | RegExp): Seen =>
  (page) =>
    expect
      .poll(() => page.getByRole(role, { name }).evaluateAll((boxes) => boxes.some((box) => box === document.activeElement)))
      .toBe(true);
const said =
  (words: string | RegExp): Seen =>
  (page) =>
    page.getByText(words).first().waitFor();

/** Each gesture: what is typed, what one sees of it, and where one is: on « Cadre » unless a place is named. */
const GESTURES: Readonly<Record<string, readonly [typed: string, seen: Seen, place?: 'experiment' | 'step']>> = {
  'actor-map:add-actor': ['nouvelle association', panel(/acteur/iu)],
  'actor-map:connect': ['fleche', panel(/lien|relier/iu)],
  'actor-map:circles': ['regrouper', panel('Cercles')],
  'actor-map:missing': ['angle mort', panel('Qui manque')],
  'actor-map:arrange': ['organiser', said(/rangé|bougé/u)],
  'actor-map:paste': ['coller', panel('Coller une liste')],
  'actor-map:export-svg': ['exporter dessin', said(/\.svg/u)],
  'actor-map:export-png': ['exporter photo', said(/\.png/u)],
  'actor-map:export-mmd': ['telecharger texte', said(/\.mmd/u)],
  'actor-map:export-actors': ['excel liste', said(/\.csv/u)],
  'actor-map:export-links': ['excel relations', said(/\.csv/u)],
  'actor-map:export-sentences': ['enregistrer phrases', said(/\.txt/u)],
  'actor-map:export-graphml': ['gephi', said(/\.graphml/u)],
  'diagnostic:new-chapter': ['nouveau sujet', dialog(/sujet/iu)],
  'diagnostic:validate': ['valider', focus('checkbox', /Personnes concernées/u)],
  'diagnostic:testimony': ['temoin', dialog(/témoignage/iu)],
  'diagnostic:figure': ['statistique', dialog(/chiffre/iu)],
  'diagnostic:find': [
    'trouver mot',
    (page) => expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('placeholder') ?? '')).toMatch(/Chercher/u),
  ],
  'diagnostic:authors': ['autrice', (page) => page.getByRole('button', { name: 'Qui a écrit', pressed: true }).waitFor()],
  'diagnostic:outline': ['sommaire', (page) => page.getByRole('tab', { name: 'Plan', selected: true }).waitFor()],
  'sources:bring': ['importer rapport', title('Sources')],
  'experiment:new': ['nouvel essai', title(/expérimentation/iu)],
  'experiment:commitment': ['promesse', focus('textbox', 'À quoi on s’engage')],
  'experiment:phase': ['planning', focus('textbox', 'Nouvelle phase')],
  'experiment:action': ['tache', focus('textbox', 'Quoi faire ?'), 'experiment'],
  'experiment:indicator': ['suivi', focus('textbox', 'Qu’est-ce que l’on regarde ?'), 'experiment'],
  'experiment:finding': ['raison', focus('textbox', 'Le constat, en une phrase'), 'experiment'],
  'workshop:new': ['demarrer reunion', title('Nouvel atelier')],
  'workshop:new-blank': ['atelier vide', title('Nouvel atelier')],
  'workshop:before': ['reculer', said(/Temps 1 sur/u), 'step'],
  'workshop:write': ['saisir', panel('Écrire pour quelqu’un'), 'step'],
  'workshop:project': ['videoprojecteur', dialog(/.*/u), 'step'],
  'restitution:pdf': [
    'imprimer',
    (page) =>
      expect.poll(() => page.evaluate(() => 'printed' in window || /en PDF|est enregistré/u.test(document.body.innerText))).toBe(true),
  ],
  'restitution:html': ['site internet', said(/est enregistré/u)],
  'restitution:markdown': ['markdown', said(/est enregistré/u)],
  'people:college': ['nouveau groupe', dialog(/collège/iu)],
  'people:person': ['participant', title('Collèges et personnes')],
  'people:comfort': ['police lettres', panel('Confort de lecture')],
  'people:ruler': ['bande', (page) => page.locator('.reading-ruler').waitFor()],
  'people:who': ['surnom changer', dialog('Qui êtes-vous')],
  'workspace:invite': ['partager', title('Inviter')],
  'workspace:lock': ['mot de passe', title(/verrou/iu)],
  'workspace:backup': ['restaurer', title('Copies de sûreté')],
  'files:key': ['transporter', title(/clé/iu)],
  'shell:help': ['raccourcis', dialog('Aide')],
  'shell:home': ['quitter', (page) => page.getByRole('link', { name: 'Commencer une démarche' }).waitFor()],
};

/** What needs something that is not there on a first visit; the journeys of its feature press its button. */
const ELSEWHERE = ['workshop:next', 'workshop:show', 'workshop:hide', 'shell:undo'];

/** Where the gestures of one page are, by links to follow from the path. */
const PLACES = {
  experiment: ['Expérimentations', 'Une seule porte à pousser'],
  step: ['Ateliers', 'L’après-midi de la salle du marché', 'Qu’est-ce qui bloque'],
} as const;

async function goTo(page: Page, place: keyof typeof PLACES | undefined, cadre: string): Promise<void> {
  for (const _ of ['a dialog', 'a panel']) await page.keyboard.press('Escape');
  await page.goto(cadre);
  await page.getByRole('heading', { level: 1, name: 'Cadre' }).waitFor();
  if (place) for (const link of PLACES[place]) await page.getByRole('link', { name: link }).first().click();
}

test('each gesture that a feature declares is found by other words for it, and done, from the palette and by the keyboard', async () => {
  const { page } = await openWorkbench();
  await page.getByRole('button', { name: 'Découvrir avec un exemple' }).click();
  await page.getByRole('heading', { level: 1, name: 'Trouver la bonne porte' }).waitFor();
  const cadre = page.url().replace(/(#\/d\/[^/]+).*/u, '$1/cadre');
  await page.addInitScript(() => {
    window.print = () => Object.assign(window, { printed: true });
  });
  const failed: string[] = [];
  for (const [name, [typed, seen, place]] of Object.entries(GESTURES)) {
    page.setDefaultTimeout(6000);
    try {
      await goTo(page, place, cadre);
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: 'Chercher dans la démarche' }).fill(typed);
      const item = page.getByRole('group', { name: 'Gestes' }).locator(`[data-key="gesture:${name}"]`);
      await item.waitFor();
      if (name === 'people:ruler') await expectAccessible(page);
      for (let step = 0; step < 40 && (await item.getAttribute('data-focused')) === null; step++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Chercher dans la démarche' }).waitFor({ state: 'detached' });
      await seen(page);
    } catch (error) {
      failed.push(`${name}: ${String(error).split('\n').slice(0, 3).join(' ')}`);
    }
  }
  expect(failed).toEqual([]);
});

test('no gesture is declared that is not done here', () => {
  const declared = [...clientFeatures, shellGestures].flatMap(({ name, gestures = [] }) => gestures.map(({ id }) => `${name}:${id}`));
  expect([...Object.keys(GESTURES), ...ELSEWHERE].sort()).toEqual(declared.sort());
});
