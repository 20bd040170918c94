import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, openWorkbench, savedHere } from '../support/pages/workbench';

const SHOTS = process.env.FAIRE_AVEC_SHOTS;
const shot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `search-${name}.png`) });
};

async function openSample(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: 'exemple' })
    .or(page.getByRole('link', { name: 'exemple' }))
    .first()
    .click();
  await savedHere(page);
}

/** A report whose only remarkable word is far down. */
async function bringReport(page: Page): Promise<void> {
  await page.goto(page.url().replace(/(#\/d\/[^/]+).*/u, '$1/sources'));
  const lines = Array.from({ length: 700 }, (_, at) => `Un paragraphe ordinaire, le numéro ${at}.\n`);
  lines.splice(600, 0, 'Le soir, la buanderie solidaire reste fermée.\n');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choisir un fichier' }).click();
  await (await chooser).setFiles([{ name: 'rapport.txt', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) }]);
  await page.getByRole('heading', { name: 'rapport' }).first().waitFor();
  await savedHere(page);
}

/** Opens the palette, writes in it, and goes down to the first hit under a heading, with the keyboard alone. */
async function find(page: Page, words: string, heading: string, picture?: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Chercher dans la démarche' }).waitFor();
  await page.keyboard.type(words);
  const wanted = page.getByRole('group', { name: heading }).getByRole('menuitem').first();
  await wanted.waitFor();
  if (picture) {
    await expectAccessible(page);
    await shot(page, picture);
  }
  for (let step = 0; step < 40 && (await wanted.getAttribute('data-focused')) === null; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The words that are marked in the page, once they are in view. */
async function shown(page: Page): Promise<string> {
  const mark = await page.waitForFunction(() => {
    const [range] = CSS.highlights.get('found-here') ?? [];
    const box = range instanceof Range ? range.getBoundingClientRect() : undefined;
    return box && box.top >= 0 && box.bottom <= innerHeight ? String(range) : false;
  });
  return String(await mark.jsonValue());
}

test('everything that was written is found by its words, and opened at them, by the keyboard alone', async () => {
  const { page, errors } = await openWorkbench();
  await openSample(page);
  await bringReport(page);

  await find(page, 'ccas', 'Acteurs', 'palette');
  await page.getByRole('heading', { name: 'CCAS' }).first().waitFor();
  expect(page.url()).toContain('/acteurs');

  await find(page, 'BUANDERIES solidaire', 'Sources');
  expect(await shown(page)).toContain('la buanderie solidaire');
  await shot(page, 'source');

  await find(page, 'preter salle', 'Engagements');
  expect(await shown(page)).toContain('Prêter la salle');

  await find(page, 'chacun redemande', 'Diagnostic');
  expect(await shown(page)).toContain('chacun redemande');
  await shot(page, 'diagnostic');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => CSS.highlights.has('found-here'))).toBe(false);

  await page.setViewportSize({ width: 360, height: 740 });
  await find(page, 'porte', 'Diagnostic', 'phone');
  await page.setViewportSize({ width: 1280, height: 800 });
  await find(page, 'restitution', 'Pages');
  await page.getByRole('heading', { name: 'Restitution', level: 1 }).waitFor();
  expect(errors).toEqual([]);
});
