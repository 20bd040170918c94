import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newPage } from '../../support/pages/browser';
import { serveBuiltPage } from '../../support/pages/built-page';
import { expectAccessible } from '../../support/pages/workbench';

// A real Chromium on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let address = '';
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  const served = await serveBuiltPage('test/support/kit-page/page.tsx');
  ({ url: address, stop } = served);
}, 60_000);
afterAll(() => stop?.());

async function openKit(options: { width?: number; height?: number } = {}): Promise<Page> {
  const { page, errors } = await newPage(address, { viewport: { width: options.width ?? 1280, height: options.height ?? 800 } });
  await page.getByRole('button', { name: 'Avant' }).waitFor();
  expect(errors).toEqual([]);
  return page;
}

const rowsDrawn = (page: Page) => page.getByRole('rowheader').count();
/** What stands first, whatever the order in the page: a long table keeps the row that has the focus. */
const firstRow = (page: Page) =>
  page.getByRole('rowheader').evaluateAll((cells) => {
    const top = (cell: Element) => cell.getBoundingClientRect().top;
    return cells.toSorted((a, b) => top(a) - top(b))[0]?.textContent;
  });

test('a table of two thousand rows holds the few that are seen, and says how many there are', async () => {
  const page = await openKit();
  await page.evaluate(() => window.kitPage.showTable(2000));
  const table = page.getByRole('grid', { name: 'Acteurs' });
  await table.getByRole('rowheader', { name: 'Acteur 1', exact: true }).waitFor();
  expect(await rowsDrawn(page)).toBeLessThan(40);
  expect(await table.getAttribute('aria-rowcount')).toBe('2001');
  await expectAccessible(page);
  expect(await page.locator('[aria-current=true]').getByRole('rowheader').innerText()).toBe('Acteur 3');
});

test('arrows and End walk through a long table from one stop of the Tab key, and its buttons are pressed there', async () => {
  const page = await openKit();
  await page.evaluate(() => window.kitPage.showTable(2000));
  await page.getByRole('button', { name: 'Avant' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+End');
  const last = page.getByRole('row').filter({ hasText: 'Acteur 2000' });
  await last.waitFor();
  expect(await rowsDrawn(page)).toBeLessThan(40);
  expect(await last.evaluate((row) => row.contains(document.activeElement))).toBe(true);
  for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key);
  expect(await page.title()).toBe('Acteur 2000');
});

test.each([20, 2000])('a table of %i rows is sorted by its headers, both ways', async (rowCount) => {
  const page = await openKit();
  await page.evaluate((count) => window.kitPage.showTable(count), rowCount);
  const header = page.getByRole('columnheader', { name: 'Nom' });
  await header.getByText('Nom').click();
  await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
  await expect.poll(() => firstRow(page)).toBe('Acteur 1');
  await header.getByText('Nom').click();
  await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
  await expect.poll(() => firstRow(page)).toBe(`Acteur ${rowCount}`);
});

test('a long table prints to its last row, and is short again on the screen', async () => {
  const page = await openKit();
  await page.evaluate(() => window.kitPage.showTable(400));
  await page.getByRole('grid').waitFor();
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  // A sheet holds some thirty rows.
  expect(pdf.match(/\/Type\s*\/Page\b/gu)?.length).toBeGreaterThan(8);
  expect(await page.getByRole('table').count()).toBe(0);
  expect(await rowsDrawn(page)).toBeLessThan(40);
});

test('up to two hundred rows a table is plain: all of it is in the page', async () => {
  const page = await openKit();
  await page.evaluate(() => window.kitPage.showTable(200));
  await page.getByRole('table', { name: 'Acteurs' }).waitFor();
  expect(await rowsDrawn(page)).toBe(200);
});

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' });
const free = (page: Page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).paddingBlockEnd));

test('three messages at most stand in the page, errors before others, and their height is kept free', async () => {
  const page = await openKit();
  await page.evaluate(() => window.kitPage.say('Rien n’a pu être écrit', 'error'));
  for (const at of [1, 2, 3]) await page.evaluate((text) => window.kitPage.say(text, 'ok'), `Fait ${at}`);
  await messages(page).getByText('Fait 3').waitFor();
  expect(await messages(page).getByRole('alertdialog').allInnerTexts()).toEqual([
    expect.stringContaining('Fait 3'),
    expect.stringContaining('Fait 2'),
    expect.stringContaining('Rien n’a pu être écrit'),
  ]);
  const box = await messages(page).boundingBox();
  await expect.poll(() => free(page)).toBeGreaterThan(box?.height ?? Number.NaN);
  await expectAccessible(page);
  for (const left of [2, 1, 0]) {
    await page.getByRole('button', { name: 'Fermer ce message' }).first().click();
    await expect.poll(() => page.getByRole('alertdialog').count()).toBe(left);
  }
  await expect.poll(() => free(page)).toBe(0);
});

test('a small page shows one message at a time, the last', async () => {
  const page = await openKit({ width: 360, height: 740 });
  for (const text of ['Un', 'Deux']) await page.evaluate((said) => window.kitPage.say(said, 'ok'), text);
  await messages(page).getByText('Deux').waitFor();
  expect(await messages(page).getByText('Un').isVisible()).toBe(false);
});

test('what is said in passing is heard from a place that was there before it: politely, an error at once', async () => {
  const page = await openKit();
  const place = page.locator('[aria-live=polite]');
  expect(await place.count()).toBe(1);
  await page.evaluate(() => window.kitPage.say('Enregistré', 'ok'));
  await place.getByRole('status').getByText('Enregistré').waitFor();
  await page.evaluate(() => window.kitPage.say('Perdu', 'error'));
  await place.getByRole('alert').getByText('Perdu').waitFor();
});

test('a message goes by itself, and not while somebody is at it; what one came from has the focus again', async () => {
  const page = await openKit();
  await page.clock.install();
  await page.getByRole('button', { name: 'Avant' }).focus();
  await page.evaluate(() => window.kitPage.say('Collège retiré', 'ok', 'Annuler'));
  const undo = messages(page).getByRole('button', { name: 'Annuler' });
  await undo.waitFor();
  await page.keyboard.press('F6');
  expect(await messages(page).evaluate((region) => region === document.activeElement)).toBe(true);
  for (const _ of ['the message', 'its gesture']) await page.keyboard.press('Tab');
  expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.clock.fastForward(60_000);
  expect(await undo.isVisible()).toBe(true);
  await page.keyboard.press('Enter');
  await undo.waitFor({ state: 'detached' });
  expect(await page.title()).toBe('fait');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Avant');
  await page.evaluate(() => window.kitPage.say('Enregistré', 'ok'));
  await messages(page).getByText('Enregistré').waitFor();
  await page.clock.fastForward(11_000);
  await messages(page).waitFor({ state: 'detached' });
});

async function openForm(width = 1280): Promise<Page> {
  const page = await openKit({ width, height: 740 });
  await page.evaluate(() => window.kitPage.showForm());
  return page;
}

/** What has the focus and stands in the view, with what is said against it. */
function wrongHere(page: Page): Promise<{ inView: boolean; said: string }> {
  return page.evaluate(() => {
    let field = document.activeElement;
    while (field && !field.querySelector('[slot=errorMessage], em')) field = field.parentElement;
    const error = field?.querySelector('[slot=errorMessage], em');
    const box = error?.getBoundingClientRect();
    return { inView: box !== undefined && box.top >= 0 && box.bottom <= innerHeight, said: error?.textContent ?? '' };
  });
}

const EMPTY = 'Ce champ est vide. Remplissez-le, puis recommencez.';

test.each([1280, 360])(
  'at %i px a form that is sent leads to each field that waits for something, whatever its kind, and then goes',
  async (width) => {
    const page = await openForm(width);
    const send = () => page.getByRole('button', { name: 'Envoyer' }).click();
    expect(await page.locator('[data-invalid]').count()).toBe(0);
    const fill: readonly (readonly [said: string, answer: () => Promise<void>])[] = [
      [EMPTY, () => page.keyboard.type('Lou')],
      [EMPTY, () => page.keyboard.type('On attend longtemps.')],
      [EMPTY, () => page.keyboard.type('La Fontaine')],
      [
        EMPTY,
        async () => {
          for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
        },
      ],
      [EMPTY, () => page.keyboard.press('Space')],
      ['Cochez.', () => page.keyboard.press('Space')],
    ];
    for (const [at, [said, answer]] of fill.entries()) {
      await send();
      expect([at, await wrongHere(page)]).toEqual([at, { inView: true, said }]);
      if (at === 0) await expectAccessible(page);
      await answer();
      await expect.poll(() => page.locator('form > :not(button) [data-invalid]:focus-within').count()).toBe(0);
    }
    expect(await page.title()).not.toContain('parti');
    await send();
    // What it was answered is said where it can be mended, and keeps nobody from sending it again.
    expect(await wrongHere(page)).toEqual({ inView: true, said: 'Ce nom est pris.' });
    await send();
    expect(await page.title()).toContain('partiparti');
  },
);
