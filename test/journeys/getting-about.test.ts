import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openWorkbench, startDemarche, type Workbench } from '../support/pages/workbench';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const hasFocus = (place: Locator) => expect.poll(() => place.evaluate((element) => element === document.activeElement)).toBe(true);

/** Wholly inside the window, as far as it is wide and at least by its upper edge. */
async function expectInView(place: Locator): Promise<void> {
  const inView = () =>
    place.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && top >= 0 && top < innerHeight && bottom > 0;
    });
  await expect.poll(inView).toBe(true);
}

async function openSample(page: Page): Promise<(place: string) => Promise<void>> {
  await page.getByRole('button', { name: 'Découvrir avec un exemple' }).click();
  await page.getByRole('heading', { level: 1, name: 'Trouver la bonne porte' }).waitFor();
  const demarche = page.url().replace(/(#\/d\/[^/]+).*/u, '$1');
  return async (place) => void (await page.goto(`${demarche}/${place}`));
}

describe.each([
  ['a wide window', 1280, 800],
  ['a phone’s width', 360, 740],
  ['a window at 200 %', 640, 400],
])('in %s', (_, width, height) => {
  let bench: Workbench;
  let page: Page;

  beforeEach(async () => {
    bench = await openWorkbench({ page: { viewport: { width, height } } });
    page = bench.page;
  });

  test('a démarche without a name says what it waits for, where one writes it', async () => {
    await page.getByRole('link', { name: 'Commencer une démarche' }).click();
    const name = page.getByRole('textbox', { name: 'Comment s’appelle la démarche' });
    await page.getByRole('button', { name: 'Commencer à écrire' }).click();
    await hasFocus(name);
    await expectInView(page.getByText('Donnez un nom, même provisoire.'));
  });

  test('the sample opens at once, and Escape leads back to what opened a panel', async () => {
    const go = await openSample(page);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await go('acteurs/phrases');
    const filter = page.getByRole('button', { name: 'Filtrer' });
    await filter.click();
    await hasFocus(page.getByRole('textbox', { name: 'Chercher un acteur' }));
    await expectInView(page.getByRole('region', { name: 'Filtrer' }));
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Filtrer' }).waitFor({ state: 'detached' });
    await hasFocus(filter);

    const add = page.getByRole('button', { name: 'Ajouter un acteur' });
    await add.click();
    const name = page.getByRole('textbox', { name: 'Nom', exact: true });
    await hasFocus(name);
    await expectInView(name);
    await page.keyboard.type('Ludothèque');
    expect(await name.inputValue()).toBe('Ludothèque');
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await hasFocus(add);

    // A line of a menu is gone by then: its button is there.
    const more = page.getByRole('button', { name: 'Autres gestes' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Cercles' }).click();
    await page.getByRole('button', { name: 'Modifier « Premier accueil »' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Cercles' }).waitFor();
    await page.keyboard.press('Escape');
    await hasFocus(more);
    expect(bench.errors).toEqual([]);
  });

  test('what is new comes into view and is written in at once', async () => {
    const go = await openSample(page);
    await go('experimentations/engagements');
    await page.getByRole('textbox', { name: 'Quoi' }).last().fill('Prêter la salle');
    await page.keyboard.press('Enter');
    const who = page.getByRole('textbox', { name: 'Qui s’engage' });
    await hasFocus(who);
    await expectInView(who);

    await go('experimentations');
    await page.getByRole('link', { name: 'Une seule porte à pousser' }).click();
    await page.getByRole('textbox', { name: 'Nouvelle question' }).fill('Et l’hiver prochain ?');
    await page.getByRole('button', { name: 'Refaire un tour' }).click();
    const hypothesis = page.getByRole('textbox', { name: 'Hypothèse' });
    await hasFocus(hypothesis);
    await expectInView(hypothesis);
    // What was said of the new loop goes with its screen.
    await page.getByText('est ouvert.').waitFor();
    await go('diagnostic');
    await page.getByText('est ouvert.').waitFor({ state: 'detached', timeout: 5000 });

    await page.getByRole('tab', { name: 'Plan' }).click();
    await page.getByRole('button', { name: 'Ajouter un sujet' }).click();
    const dialog = page.getByRole('dialog', { name: 'Un nouveau sujet' });
    await dialog.getByRole('button', { name: 'Commencer à écrire' }).click();
    await hasFocus(dialog.getByRole('textbox', { name: 'De quoi parle-t-on' }));
    await dialog.getByText('Ce champ est vide.').waitFor();
    await page.keyboard.type('Le froid');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Le froid' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('contenteditable'))).toBe('true');
    await page.keyboard.type('On gèle.');
    await page.getByText('On gèle.').waitFor();
    expect(bench.errors).toEqual([]);
  });

  test('the bar that finds words stays in view with its count, from hit to hit', async () => {
    await openSample(page);
    const find = page.getByRole('button', { name: 'Chercher dans ce texte' });
    await find.focus();
    await page.keyboard.press('Enter');
    const bar = page.getByRole('search').filter({ has: page.getByRole('textbox', { name: 'Chercher dans ce texte' }) });
    await page.keyboard.type('les');
    for (let hit = 1; hit <= 6; hit++) {
      await bar.getByText(new RegExp(`^${hit} sur`, 'u')).waitFor();
      await expectInView(bar.getByText(/ sur /u));
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Escape');
    await hasFocus(find);
  });
});

/** What is drawn with a ring; a box to tick is drawn by its label, and its own field is hidden. */
function ringed(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *:not(input[type=checkbox], input[type=radio])')]
      .filter((element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 1 && element.getBoundingClientRect().width > 4;
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );
}

test('by the keyboard one ring at a time shows where one is', async () => {
  const { page } = await openWorkbench();
  const go = await openSample(page);
  for (const place of ['cadre', 'acteurs/phrases', 'acteurs/tableau', 'experimentations', 'methode']) {
    await go(place);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (let stop = 0; stop < 24; stop++) {
      await page.keyboard.press('Tab');
      const rings = await ringed(page);
      expect([place, rings.slice(1)]).toEqual([place, []]);
    }
  }
});

test('a circle’s members are sorted and searched, its roles near, its dates as one says them', async () => {
  const { page, errors } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await page.getByRole('link', { name: /Acteurs/u }).click();
  await page.getByRole('button', { name: 'Coller une liste' }).click();
  const names = ['Zoé', 'Épicerie', ...Array.from({ length: 28 }, (_, at) => `Lieu ${String.fromCodePoint(97 + at)}`), 'Abri'];
  await page.getByRole('textbox', { name: 'Noms, un par ligne' }).fill(names.join('\n'));
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /^Ajouter \d/u })
    .click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Autres gestes' }).click();
  await page.getByRole('menuitem', { name: 'Cercles' }).click();
  await page.getByRole('textbox', { name: 'Nom du cercle' }).fill('Accueil');
  await page.getByRole('button', { name: 'Ajouter un cercle' }).click();
  const panel = page.getByRole('complementary', { name: 'Accueil' });
  const boxes = panel.getByRole('group', { name: /Membres/u });
  expect((await boxes.getByRole('checkbox').count()) > 25).toBe(true);
  const labels = await boxes.locator('label:has(input[type=checkbox])').allInnerTexts();
  expect([labels[0], labels[1], labels.at(-1)]).toEqual(['Abri', 'Épicerie', 'Zoé']);
  await boxes.getByRole('textbox', { name: 'Chercher un acteur' }).fill('epi');
  await expect.poll(() => boxes.getByRole('checkbox').count()).toBe(1);
  await boxes.getByText('Épicerie').click();
  await panel.getByText('1 membre', { exact: true }).waitFor();
  await panel.getByRole('textbox', { name: 'Chercher un acteur' }).fill('');
  const [last, roles] = [
    await panel.getByRole('group', { name: /membre/u }).boundingBox(),
    await panel.getByRole('heading', { name: 'Rôles' }).boundingBox(),
  ];
  expect((roles?.y ?? Number.NaN) - (last?.y ?? 0)).toBeLessThan(520);
  const since = panel.getByRole('textbox', { name: 'Depuis' });
  await since.fill('2026-09');
  await panel.getByRole('textbox', { name: 'Jusqu’à' }).fill('printemps 2027');
  await panel.getByRole('textbox', { name: 'Raison d’être' }).focus();
  await expect.poll(() => since.inputValue()).toBe('septembre 2026');
  expect(await panel.getByText('Écrivez une date').count()).toBe(0);
  expect(errors).toEqual([]);
});
