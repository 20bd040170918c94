import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newPage } from '../../support/pages/browser';
import { expectAccessible, openWorkbench, savedHere, startDemarche, type Workbench } from '../../support/pages/workbench';

let bench: Workbench;
let page: Page;

const part = (name: string, at = page) => at.getByRole('textbox', { name, exact: true });

/** The words that a window underlines, in the order of the text. */
function underlined(at = page): Promise<string[]> {
  return at.evaluate(() => {
    const ranges = [...(CSS.highlights.get('spelling') ?? [])] as Range[];
    ranges.sort((one, other) => one.compareBoundaryPoints(Range.START_TO_START, other));
    return ranges.map(String);
  });
}

describe('spelling in a diagnostic', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    bench = await openWorkbench();
    ({ page } = bench);
    await startDemarche(page, { title: 'Les Tilleuls', name: 'Nadiouchka' });
    await part('L’enjeu').click();
  });

  it('a word that no dictionary knows is underlined once it is written, and the text stays as it is', async () => {
    await page.keyboard.type('Nadiouchka va à l’écolle du CCAS, aujourd’hui, avec Zéphirette.');
    await expect.poll(() => underlined()).toEqual(['écolle', 'Zéphirette']);
    expect(await part('L’enjeu').innerHTML()).not.toMatch(/mark|spelling/u);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Parraport Toujour');
    // The word that is being written is left alone, though it was looked up with the one before it.
    await expect.poll(() => underlined()).toEqual(['écolle', 'Zéphirette', 'Parraport']);
    await page.keyboard.type(' la');
    await expect.poll(() => underlined()).toEqual(['écolle', 'Zéphirette', 'Parraport', 'Toujour']);
  });

  it('F7 goes to it, Enter takes a proposal, and one Ctrl+Z gives it back', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('F7');
    const menu = page.getByRole('menu', { name: 'Que faire de « écolle » ?' });
    await menu.waitFor();
    expect(await menu.getByRole('menuitem').count()).toBeLessThanOrEqual(7);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await menu.waitFor({ state: 'detached' });
    await expect.poll(() => part('L’enjeu').textContent()).toContain('va à l’école du CCAS');
    await expect.poll(() => underlined()).toEqual(['Zéphirette', 'Parraport', 'Toujour']);
    await expect.poll(() => part('L’enjeu').evaluate((text) => text.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(() => part('L’enjeu').textContent()).toContain('va à l’écolle du CCAS, aujourd’hui, avec Zéphirette.');
    await expect.poll(() => underlined()).toEqual(['écolle', 'Zéphirette', 'Parraport', 'Toujour']);
  });

  it('Escape leaves the word and goes back to the text, from where F7 goes on to the next one', async () => {
    for (const word of ['écolle', 'Zéphirette']) {
      await page.keyboard.press('F7');
      await page.getByRole('menu', { name: `« ${word} »` }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
      await expect.poll(() => part('L’enjeu').evaluate((text) => text.contains(document.activeElement))).toBe(true);
    }
    await expect.poll(() => part('L’enjeu').evaluate((text) => text.contains(document.activeElement))).toBe(true);
    expect(await part('L’enjeu').textContent()).toContain('l’écolle');
  });

  it('a word that is learnt is known at another window, and one that is ignored here is not', async () => {
    await savedHere(page);
    const { page: other } = await newPage(bench.server.url);
    await other.getByRole('link', { name: 'Les Tilleuls' }).first().click();
    await other.getByRole('link', { name: 'Diagnostic' }).click();
    await expect.poll(() => underlined(other)).toEqual(['écolle', 'Zéphirette', 'Parraport', 'Toujour']);
    await page.getByText('Zéphirette').click({ button: 'right', position: await placeOf('Zéphirette') });
    await page.getByRole('menuitem', { name: 'Ajouter au dictionnaire de la démarche' }).click();
    await expect.poll(() => underlined()).toEqual(['écolle', 'Parraport', 'Toujour']);
    await expect.poll(() => underlined(other)).toEqual(['écolle', 'Parraport', 'Toujour']);
    await page.getByText('Toujour').click({ button: 'right', position: await placeOf('Toujour') });
    await page.getByRole('menuitem', { name: 'Ignorer ici' }).click();
    await expect.poll(() => underlined()).toEqual(['écolle', 'Parraport']);
    expect(await underlined(other)).toEqual(['écolle', 'Parraport', 'Toujour']);
  });

  it('a learnt word can be forgotten, and the whole can be turned off on this computer', async () => {
    await page.getByRole('button', { name: 'Orthographe' }).click();
    const dialog = page.getByRole('dialog', { name: 'Orthographe' });
    await dialog.getByRole('button', { name: 'Oublier « Zéphirette »' }).click();
    await expect.poll(() => underlined()).toEqual(['écolle', 'Zéphirette', 'Parraport']);
    await expectAccessible(page);
    await dialog.getByText('Vérifier l’orthographe').click();
    await expect.poll(() => underlined()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.reload();
    await part('L’enjeu').waitFor();
    await page.getByRole('button', { name: 'Orthographe' }).click();
    expect(await dialog.getByRole('checkbox', { name: 'Vérifier l’orthographe' }).isChecked()).toBe(false);
    expect(await underlined()).toEqual([]);
  });

  it('nothing was asked of anybody, and nothing went wrong', () => {
    expect(bench.foreignRequests).toEqual([]);
    expect(bench.errors).toEqual([]);
  });
});

/** Where a word stands in the text that holds it, for a mouse. */
async function placeOf(word: string): Promise<{ x: number; y: number }> {
  return page.getByText(word).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const own = element.getBoundingClientRect();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2 - own.x, y: box.y + box.height / 2 - own.y };
    }
    throw new Error(`« ${wanted} » is not there`);
  }, word);
}
