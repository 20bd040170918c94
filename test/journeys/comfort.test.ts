import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage } from '../support/pages/browser';
import { startServer } from '../support/pages/server-process';
import { expectAccessible, openWorkbench, scrollsSideways, startDemarche } from '../support/pages/workbench';

async function choose(page: Page, ...choices: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Confort de lecture' }).click();
  for (const choice of choices) await page.getByText(choice, { exact: true }).click();
  await page.getByRole('button', { name: 'C’est bien ainsi' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('every screen of the shell is accessible in light, dark and high contrast', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls', name: 'Nadia' });
  for (const theme of ['Claires', 'Sombres', 'Contraste fort']) {
    await choose(page, theme);
    await page.getByRole('link', { name: 'Cadre' }).click();
    await page.getByRole('heading', { name: 'Cadre' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Confort de lecture' }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByRole('textbox', { name: 'Chercher dans la démarche' }).fill('ca');
    await page.getByRole('menuitem', { name: 'Cadre', exact: true }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Aide' }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  }
});

test('text at 200 % and windows of 320 pixels reflow without scrolling sideways', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls, avec les habitants', name: 'Nadia' });
  await page.getByRole('link', { name: 'Cadre' }).click();
  await page.getByRole('heading', { name: 'Cadre' }).waitFor();
  for (const width of [1280, 640, 320]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await scrollsSideways(page), `at ${width} px`).toBe(false);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Confort de lecture' }).click();
  const larger = page.getByRole('button', { name: 'Texte plus grand' });
  while (await larger.isEnabled()) await larger.click();
  await page.getByRole('button', { name: 'C’est bien ainsi' }).click();
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).fontSize)).toBe('36px');
  expect(await scrollsSideways(page)).toBe(false);
  await page.setViewportSize({ width: 640, height: 740 });
  expect(await scrollsSideways(page)).toBe(false);
});

test('a font for dyslexic readers is fetched when it is chosen, from this computer alone', async () => {
  const { page, foreignRequests } = await openWorkbench();
  const fonts: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.woff2')) fonts.push(request.url());
  });
  await choose(page, 'OpenDyslexic');
  await expect.poll(() => fonts.some((font) => font.includes('opendyslexic'))).toBe(true);
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).fontFamily)).toContain('OpenDyslexic');
  expect(foreignRequests).toEqual([]);
});

test('the whole shell is walked with the keyboard alone', async () => {
  const { page } = await openWorkbench();
  const press = (key: string) => page.keyboard.press(key);
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.matches('a, button, input') ? (element.getAttribute('aria-label') ?? element.textContent ?? '') : '';
    });
  const tabTo = async (name: string) => {
    for (let step = 0; step < 60; step++) {
      if ((await focused()).includes(name)) return;
      await press('Tab');
    }
    throw new Error(`the keyboard never reached « ${name} »`);
  };
  await tabTo('Commencer une démarche');
  await press('Enter');
  await page.getByRole('textbox', { name: 'Comment s' }).waitFor();
  await page.keyboard.type('Les Tilleuls');
  await press('Enter');
  await page.getByRole('dialog', { name: 'Qui êtes-vous' }).waitFor();
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press('Alt+1');
  await page.getByRole('heading', { name: 'Cadre' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await press('Control+k');
  await page.getByRole('textbox', { name: 'Chercher dans la démarche' }).waitFor();
  await page.keyboard.type('collèges');
  const wanted = page.getByRole('menuitem', { name: 'Collèges et personnes' });
  await wanted.waitFor();
  // Rules and phases of the method speak of colleges too, and come in a little later.
  for (let step = 0; step < 40 && (await wanted.getAttribute('data-focused')) === null; step++) await press('ArrowDown');
  await press('Enter');
  await page.getByRole('heading', { name: 'Collèges et personnes' }).waitFor();
  await press('F1');
  await page.getByRole('dialog', { name: 'Aide' }).waitFor();
  await press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

const MONTHS_FR = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
/** What the app writes of a date or a time, in French; a month alone may be anybody's word. */
const FRENCH_VALUE = new RegExp(`(?:${MONTHS_FR}) 20\\d\\d|\\d\u00a0h\u00a0\\d|(?:dès|jusqu’à) (?:${MONTHS_FR})`, 'u');

/** Stops of the path, a tab there, and something the app writes in it from the sample's dates. */
const ENGLISH_VALUES: readonly (readonly [stop: string, tab: string | undefined, said: string | RegExp])[] = [
  ['Diagnostic', undefined, /4 May 2026/u],
  ['Experiments', 'Calendar', /months/u],
  ['Experiments', 'Commitments', /15 December 2026/u],
  ['Workshops', undefined, /4 May 2026/u],
];

test('in English, the dates and durations of the sample are English on the screens of the path', async () => {
  const { page } = await newPage((await startServer()).url);
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'example' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const path = page.getByRole('navigation', { name: 'The path of the process' });
  const main = page.getByRole('main');
  for (const [stop, tab, said] of ENGLISH_VALUES) {
    await path.getByRole('link', { name: stop }).click();
    if (tab) await main.getByRole('tab', { name: tab, exact: true }).click();
    await main.getByText(said).first().waitFor();
    expect(await main.innerText(), stop).not.toMatch(FRENCH_VALUE);
  }
});
