import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, startDemarche } from '../support/pages/workbench';

let page: Page;
let errors: readonly string[];

const part = (name: string) => page.getByRole('textbox', { name });

/** What has the focus, by its name, and whether one sees that it has. */
async function focused(): Promise<{ readonly name: string; readonly isSeen: boolean }> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { name: '', isSeen: true };
    const name = at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 60) ?? at.tagName;
    // A ring on it, on the label that stands for a hidden box, or the bar beside a text.
    const near = [at, at.closest('label'), at.parentElement, at.parentElement?.parentElement].filter(
      (one) => one !== null && one !== undefined,
    );
    const ring = near.some((one) =>
      ['', '::before'].some((pseudo) => {
        const { outlineStyle, outlineWidth, boxShadow, borderInlineStartWidth, content } = getComputedStyle(one, pseudo || null);
        if (pseudo) return content !== 'none' && (borderInlineStartWidth === '4px' || outlineStyle !== 'none');
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      }),
    );
    const inside = [...(at.parentElement?.querySelectorAll('*') ?? [])].some((one) => getComputedStyle(one).outlineStyle !== 'none');
    return { name, isSeen: ring || inside };
  });
}

/** Goes on with one key until what is named has the focus; every stop on the way is seen. */
async function goBy(key: 'Tab' | 'Shift+Tab' | 'ArrowLeft' | 'ArrowRight', name: string): Promise<void> {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press(key);
    const at = await focused();
    expect(at, `stop ${stop} on the way to ${name}`).toMatchObject({ isSeen: true });
    if (at.name === name) return;
  }
  throw new Error(`the keyboard never reached « ${name} »`);
}

/** End and Enter before the browser had a frame to say that the caret moved. */
function endThenEnter(): void {
  getSelection()?.modify('move', 'forward', 'lineboundary');
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
}

describe('a diagnostic, by keyboard alone', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const bench = await openWorkbench();
    ({ page, errors } = bench);
    await startDemarche(page, { title: 'Les Tilleuls', name: 'Nadia' });
    await part('L’enjeu').waitFor();
    await page.getByRole('banner').getByText('Enregistré ici').first().waitFor();
    await page.reload();
    await part('L’enjeu').waitFor();
  });

  it('the text is reached from the top of the page, past the bar and the path', async () => {
    await goBy('Tab', 'Aller au contenu');
    await page.keyboard.press('Enter');
    await goBy('Tab', 'L’enjeu');
    await page.keyboard.type('Une porte');
    await expect.poll(() => part('L’enjeu').textContent()).toBe('Une porte');
  });

  it('heading, bold and list are made, undone and redone without a mouse', async () => {
    const text = part('L’enjeu');
    await goBy('Shift+Tab', 'Raccourcis du clavier');
    await goBy('ArrowLeft', 'Titre');
    await page.keyboard.press('Enter');
    await text.getByRole('heading', { name: 'Une porte' }).waitFor();
    await goBy('Tab', 'L’enjeu');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Toujours');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' la même.');
    await expect.poll(() => text.locator('strong').textContent()).toBe('Toujours');
    await page.keyboard.press('Enter');
    await goBy('Shift+Tab', 'Titre');
    await goBy('ArrowRight', 'Liste');
    await page.keyboard.press('Enter');
    await goBy('Tab', 'L’enjeu');
    await page.keyboard.type('le CCAS');
    await expect.poll(() => text.getByRole('listitem').allTextContents()).toEqual(['le CCAS']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => text.textContent()).not.toContain('CCAS');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => text.textContent()).toContain('le CCAS');
  });

  it('words are found, and closing the search gives the focus back', async () => {
    await goBy('Shift+Tab', 'Chercher dans ce texte');
    await page.keyboard.press('Enter');
    await page.getByPlaceholder('Chercher dans ce texte').waitFor();
    await page.keyboard.type('MEME');
    await page.getByText('1 sur 1').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await focused()).name).toBe('Chercher dans ce texte');
  });

  it('Enter after End goes to the end, however fast the hands', async () => {
    await part('Ce que nous constatons').click();
    await page.keyboard.type('Une porte');
    await page.keyboard.press('Home');
    // Two frames: the editor knows for sure that the caret is at the start.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.evaluate(endThenEnter);
    await page.keyboard.type('puis une autre');
    await expect.poll(() => part('Ce que nous constatons').locator('p').allTextContents()).toEqual(['Une porte', 'puis une autre']);
  });

  it('nothing holds the keyboard: Tab and Maj+Tab leave the text, both ways', async () => {
    await goBy('Tab', 'L’enjeu');
    await goBy('Tab', 'Pistes');
    await goBy('Tab', 'Marge');
    await goBy('Shift+Tab', 'L’enjeu');
    await goBy('Shift+Tab', 'Aller au contenu');
    expect(errors).toEqual([]);
  });
});
