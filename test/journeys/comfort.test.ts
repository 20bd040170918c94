import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage } from '../support/pages/browser';
import { startServer } from '../support/pages/server-process';
import { expectAccessible, openWorkbench, scrollsSideways, startDemarche } from '../support/pages/workbench';

async function choose(page: Page, ...choices: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Confort de lecture' }).click();
  for (const choice of choices) await page.getByText(choice, { exact: true }).click();
  await page.getByRole('button', { name: 'C’est bien ainsi' }).click();
  await comfort(page).waitFor({ state: 'detached' });
}

const comfort = (page: Page) => page.getByRole('complementary', { name: 'Confort de lecture' });

/** Where the reading ruler stands, from its upper to its lower edge; undefined where there is none. */
const ruler = (page: Page) =>
  page.evaluate(() => {
    const band = document.querySelector('.reading-ruler')?.getBoundingClientRect();
    return band && { top: band.top, bottom: band.bottom };
  });

/** Whether the ruler shows the line at this height of the window. */
const showsLine = (page: Page, y: number) => ruler(page).then((band) => band !== undefined && band.top < y && y < band.bottom);

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.FAIRE_AVEC_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/comfort-${name}.png` });
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

test('the words of the map grow with the others while the panel stands beside them', async () => {
  const { page } = await openWorkbench();
  await page.getByRole('button', { name: 'Découvrir avec un exemple' }).click();
  await page.getByRole('heading', { level: 1, name: 'Trouver la bonne porte' }).waitFor();
  await page.goto(page.url().replace(/(#\/d\/[^/]+).*/u, '$1/acteurs'));
  const letters = page.getByRole('main').getByRole('button', { name: /CCAS/u }).locator('text').last();
  await letters.waitFor();
  const heightOf = async () => (await letters.boundingBox())?.height ?? 0;
  const usual = await heightOf();
  await page.getByRole('button', { name: 'Confort de lecture' }).click();
  for (let press = 0; press < 4; press++) await page.getByRole('button', { name: 'Texte plus grand' }).click();
  await expect.poll(heightOf).toBeGreaterThan(usual * 1.2);
  const before = await heightOf();
  // Who looked closer keeps the place, and has larger words there.
  await page.getByRole('button', { name: 'Agrandir' }).click();
  await expect.poll(heightOf).toBeGreaterThan(before * 1.05);
  const closer = await heightOf();
  await page.getByRole('button', { name: 'Texte plus grand' }).click();
  await expect.poll(heightOf).toBeGreaterThan(closer * 1.05);
});

test.each([
  ['a wide window', 1280, 800],
  ['a phone’s width', 360, 740],
])('in %s the page follows beside the panel, and stays in use', async (_, width, height) => {
  const { page } = await openWorkbench({ page: { viewport: { width, height } } });
  await page.getByRole('button', { name: 'Découvrir avec un exemple' }).click();
  const title = page.getByRole('heading', { level: 1, name: 'Trouver la bonne porte' });
  await title.waitFor();
  await page.goto(page.url().replace(/(#\/d\/[^/]+).*/u, '$1/acteurs'));
  await page.getByRole('tab', { name: 'Phrases' }).waitFor();
  const sizeOf = async () => Number.parseFloat(await page.locator('body').evaluate((body) => getComputedStyle(body).fontSize));
  const before = await sizeOf();
  await page.getByRole('button', { name: 'Confort de lecture' }).click();
  await comfort(page).waitFor();
  for (let press = 0; press < 3; press++) await page.getByRole('button', { name: 'Texte plus grand' }).click();
  await comfort(page).getByText('Très aéré', { exact: true }).first().click();
  await shot(page, `panel-${width}`);
  await expectAccessible(page);
  expect(await scrollsSideways(page)).toBe(false);
  expect(await sizeOf()).toBeGreaterThan(before * 1.25);
  const lines = await page.locator('body').evaluate((body) => Number.parseFloat(getComputedStyle(body).lineHeight));
  expect(lines).toBeCloseTo((await sizeOf()) * 1.5 * 1.4);
  // No veil: what is beside is seen and pressed, and the panel stays.
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });
  const inPage = await heading.boundingBox();
  const panel = await comfort(page).boundingBox();
  if (width > 800) expect((inPage?.x ?? 0) + (inPage?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0);
  else expect(panel?.y).toBeGreaterThan(height * 0.45);
  await page.getByRole('tab', { name: 'Tableau' }).click();
  await page.getByRole('tab', { name: 'Tableau', selected: true }).waitFor();
  expect(await comfort(page).isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await comfort(page).waitFor({ state: 'detached' });
});

test('the reading ruler follows the mouse, then the caret and the Tab key, and lets every press through', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls', name: 'Nadia' });
  await page.keyboard.press('Alt+1');
  await page.getByRole('heading', { name: 'Cadre' }).waitFor();
  expect(await ruler(page)).toBeUndefined();
  await page.keyboard.press('F9');
  await page.mouse.move(600, 300);
  await expect.poll(() => showsLine(page, 300)).toBe(true);
  await expectAccessible(page);
  await shot(page, 'ruler');
  const link = page.getByRole('link', { name: 'Diagnostic' });
  await link.click();
  const text = page.locator('[contenteditable="true"]').first();
  await text.click();
  for (let line = 0; line < 5; line++) {
    await page.keyboard.type('Une porte');
    await page.keyboard.press('Enter');
  }
  const caret = () =>
    page.evaluate(() => {
      const holder = getSelection()?.focusNode;
      const box = (holder instanceof HTMLElement ? holder : holder?.parentElement)?.getBoundingClientRect();
      return box ? (box.top + box.bottom) / 2 : 0;
    });
  await expect.poll(async () => showsLine(page, await caret())).toBe(true);
  for (let line = 0; line < 3; line++) await page.keyboard.press('ArrowUp');
  await expect.poll(async () => showsLine(page, await caret())).toBe(true);
  await page.keyboard.press('F9');
  await expect.poll(() => ruler(page)).toBeUndefined();
});

test('on a touch screen the ruler follows the finger, in the dark too, and is there again the next time', async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const;
  const { page } = await openWorkbench({ page: phone });
  await page.getByRole('button', { name: 'Confort de lecture' }).tap();
  await comfort(page).getByText('Règle de lecture').tap();
  await page.getByRole('button', { name: 'C’est bien ainsi' }).tap();
  await page.touchscreen.tap(180, 260);
  await expect.poll(() => showsLine(page, 260)).toBe(true);
  const devtools = await page.context().newCDPSession(page);
  const finger = (type: 'touchStart' | 'touchMove', y: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: 20, y }] });
  await finger('touchStart', 500);
  for (const y of [480, 420, 360, 330]) await finger('touchMove', y);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => showsLine(page, 330)).toBe(true);
  await shot(page, 'ruler-phone');
  await page.reload();
  await page.getByRole('link', { name: 'Commencer une démarche' }).waitFor();
  expect(await ruler(page)).toBeDefined();
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
