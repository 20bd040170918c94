import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { GOOGLE_DOCS, WORD } from '../support/clipboards';
import { pressTextTool } from '../support/pages/text-tools';
import { expectAccessible, openWorkbench, savedHere, scrollsSideways, startDemarche } from '../support/pages/workbench';

const SHOTS = process.env.FAIRE_AVEC_SHOTS;
const shot = async (name: string) => {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `editor-${name}.png`) });
};

let page: Page;
let errors: readonly string[];

const part = (name: string) => page.getByRole('textbox', { name });
const strip = () => page.getByRole('toolbar', { name: 'Outils du texte' });

/** Goes into a part of the text, where nothing is written yet. */
async function enter(name: string) {
  const text = part(name);
  await text.click();
  return text;
}

/** Puts what another program would on the clipboard, by a true copy. */
async function copyElsewhere(html: string, plain: string): Promise<void> {
  await page.evaluate(
    ([rich, text]) => {
      addEventListener(
        'copy',
        (event) => {
          event.clipboardData?.setData('text/html', rich ?? '');
          event.clipboardData?.setData('text/plain', text ?? '');
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        { once: true, capture: true },
      );
      document.execCommand('copy');
    },
    [html, plain],
  );
}

/** How far the caret's line is from what covers the top of the screen, and from the bottom: both positive where it is seen. */
async function roomAroundCaret(): Promise<{ readonly above: number; readonly below: number }> {
  return page.evaluate(() => {
    const range = getSelection()?.getRangeAt(0);
    const node = range?.startContainer;
    const line = node instanceof Element ? node.getBoundingClientRect() : range?.getBoundingClientRect();
    if (!line) throw new Error('there is no caret');
    const covers = [...document.querySelectorAll('[role="toolbar"], [role="banner"], header')].map((one) => {
      const { position } = getComputedStyle(one.parentElement ?? one);
      const isStuck = position === 'sticky' || getComputedStyle(one).position === 'sticky';
      return isStuck ? one.getBoundingClientRect().bottom : 0;
    });
    return { above: line.top - Math.max(0, ...covers), below: innerHeight - line.bottom };
  });
}

describe('an editor one would choose', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const bench = await openWorkbench();
    ({ page, errors } = bench);
    await startDemarche(page, { title: 'Les Tilleuls', name: 'Nadia' });
    await part('L’enjeu').waitFor();
  });

  it('Markdown makes headings, lists and bold, and one Ctrl+Z gives the signs back', async () => {
    const text = await enter('L’enjeu');
    await page.keyboard.type('# ');
    await text.getByRole('heading').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => text.locator('p').allTextContents()).toEqual(['# ']);
    await page.keyboard.press('Control+Shift+z');
    await text.getByRole('heading').waitFor();
    await page.keyboard.type('Quatre portes');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Toujours **les mêmes** papiers.');
    expect(await text.locator('strong').textContent()).toBe('les mêmes');
    await page.keyboard.press('Enter');
    await page.keyboard.type('3. la commune');
    expect(await text.locator('ol').getAttribute('start')).toBe('3');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('son accueil');
    expect(await text.locator('ol ol > li').allTextContents()).toEqual(['son accueil']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Et après');
    expect(await text.locator('p').last().textContent()).toBe('Et après');
  });

  it('French signs take their spaces, and one Ctrl+Z gives back what was typed', async () => {
    const text = await enter('Ce que nous constatons');
    await page.keyboard.type('Elle dit "');
    await expect.poll(() => text.textContent()).toBe('Elle dit «\u00a0');
    await page.keyboard.press('Control+z');
    await expect.poll(() => text.textContent()).toBe('Elle dit "');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => text.textContent()).toBe('Elle dit «\u00a0');
    await page.keyboard.type('l\'accueil" : vraiment ?');
    expect(await text.textContent()).toBe('Elle dit «\u00a0l’accueil\u00a0»\u00a0: vraiment\u202f?');
  });

  it('a table is written, changed and left by keyboard', async () => {
    const text = await enter('Témoignages et chiffres');
    await pressTextTool(page, 'Tableau');
    const [table, rows] = [text.getByRole('table'), text.getByRole('row')];
    await table.waitFor();
    for (const words of ['Lieu', 'Matin', 'Soir']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Tab');
    }
    expect(await rows.first().innerText()).toMatch(/Lieu\s+Matin\s+Soir/u);
    for (let cell = 0; cell < 6; cell++) await page.keyboard.press('Tab');
    await expect.poll(() => rows.count()).toBe(4);
    await page.keyboard.type('Mairie');
    await page.keyboard.press('Alt+F10');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Monter la ligne' }).click();
    await expect.poll(() => rows.nth(2).innerText()).toContain('Mairie');
    await page.keyboard.type(' annexe');
    await expect.poll(() => rows.nth(2).innerText()).toContain('Mairie annexe');
    await page.keyboard.press('Enter');
    await page.keyboard.type('rue basse');
    expect(await rows.nth(2).getByRole('cell').first().locator('p').allTextContents()).toEqual(['Mairie annexe', 'rue basse']);
    for (let line = 0; line < 3; line++) await page.keyboard.press('ArrowDown');
    await page.keyboard.type('Après le tableau');
    await expect.poll(() => table.innerText()).not.toContain('Après le tableau');
    expect(await text.innerText()).toContain('Après le tableau');
  });

  it('what is pasted from Word and Google Docs keeps its lists and looks, and without formatting its words', async () => {
    const text = await enter('Pistes');
    await copyElsewhere(WORD, 'Ce qui aide');
    await page.keyboard.press('Control+v');
    await text.locator('ul ul > li').waitFor();
    expect(await text.locator('ul ul > li').allTextContents()).toEqual(['sans rendez-vous']);
    expect(await text.locator('ol > li').allTextContents()).toEqual(['la permanence']);
    await page.keyboard.type(' du lundi');
    expect(await text.locator('ol > li').allTextContents()).toEqual(['la permanence du lundi']);
    await page.keyboard.press('Control+a');
    await copyElsewhere(GOOGLE_DOCS, 'Un mot important');
    await page.keyboard.press('Control+v');
    await expect.poll(() => text.locator('strong').allTextContents()).toEqual(['important']);
    expect(await text.locator('em').allTextContents()).toEqual(['ou']);
    await page.keyboard.press('Control+a');
    await copyElsewhere(WORD, '·\tle café\r\nla permanence');
    await page.keyboard.press('Control+Shift+v');
    await expect.poll(() => text.locator('p').allTextContents()).toEqual(['·\tle café', 'la permanence']);
    expect(await text.locator('li, strong').count()).toBe(0);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    expect(errors).toEqual([]);
  });

  it('Ctrl+/ shows every shortcut, and the focus comes back to the text', async () => {
    await enter('Pistes');
    await page.keyboard.press('Control+/');
    const sheet = page.getByRole('dialog', { name: 'Raccourcis du clavier' });
    await sheet.getByText('Case suivante').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.keyboard.type('Une piste');
    await expect.poll(() => part('Pistes').textContent()).toBe('Une piste');
  });

  it.each([
    [360, 740],
    [320, 256],
    [640, 400],
    [1280, 800],
  ])('at %i × %i the tools are one strip, 44 px high, and the line one writes is seen', async (width, height) => {
    await page.setViewportSize({ width, height });
    const boxes = await strip()
      .getByRole('button')
      .evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .filter((box) => box.width > 0)
          .map(({ top, width: w, height: h }) => ({ top, w, h })),
      );
    expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(1);
    expect(Math.min(...boxes.flatMap(({ w, h }) => [w, h]))).toBeGreaterThanOrEqual(44);
    expect(await scrollsSideways(page)).toBe(false);
    await part('Pistes').click();
    await page.keyboard.press('Control+End');
    for (let line = 0; line < 6; line++) {
      await page.keyboard.press('Enter');
      await page.keyboard.type('une ligne');
    }
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('.');
    await expect.poll(roomAroundCaret).toSatisfy(({ above, below }: { above: number; below: number }) => above >= 0 && below >= 0);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('.');
    await expect.poll(roomAroundCaret).toSatisfy(({ above, below }: { above: number; below: number }) => above >= 0 && below >= 0);
    expect(errors).toEqual([]);
  });
});

describe('what a text can name', { timeout: 120_000 }, () => {
  const list = () => page.getByRole('listbox', { name: 'Nommer dans le texte' });
  const options = () => list().getByRole('option').allTextContents();

  beforeAll(async () => {
    const bench = await openWorkbench();
    ({ page, errors } = bench);
    await page
      .getByRole('button', { name: 'exemple' })
      .or(page.getByRole('link', { name: 'exemple' }))
      .first()
      .click();
    await page.waitForURL(/#\/d\//u);
    await savedHere(page);
    await page.goto(page.url().replace(/(#\/d\/[^/]+).*/u, '$1/diagnostic'));
    await part('L’enjeu').waitFor();
  });

  /** A new line at the end of the first part. */
  const newLine = async () => {
    await part('L’enjeu').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    return part('L’enjeu').locator('p').last();
  };

  it('is offered when « @ » is typed, and taken with the keyboard', async () => {
    const line = await newLine();
    await page.keyboard.type('Avec le @');
    await list().waitFor();
    await shot('mention-all');
    await page.keyboard.type('CCA');
    await expect.poll(options).toEqual([expect.stringContaining('CCAS')]);
    expect(await part('L’enjeu').getAttribute('aria-activedescendant')).toBe(await list().getByRole('option').getAttribute('id'));
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await list().waitFor({ state: 'detached' });
    await page.keyboard.type(', @porte');
    await expect.poll(options).toEqual([expect.stringMatching(/^4\sportes/u)]);
    await page.keyboard.press('Tab');
    await page.keyboard.type('.');
    expect(await line.textContent()).toMatch(/^Avec le CCAS, 4\sportes.*\.$/u);
    expect(await line.getByRole('link').first().textContent()).toContain('CCAS');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => line.textContent()).toMatch(/, @porte$/u);
    expect(await part('L’enjeu').getAttribute('aria-activedescendant')).toBeNull();
  });

  it('goes through the list with the arrows, says that there is nothing, and Escape leaves what was typed', async () => {
    const line = await newLine();
    await page.keyboard.type('@c');
    await list().waitFor();
    const second = list().getByRole('option').nth(1);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => second.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => list().getByRole('option').last().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Escape');
    await list().waitFor({ state: 'detached' });
    expect(await line.textContent()).toBe('@c');
    await page.keyboard.type(' @préfec');
    await page.getByText('Rien de ce nom.').waitFor();
    await shot('mention-none');
    await page.keyboard.press('Enter');
    await page.getByText('Rien de ce nom.').waitFor({ state: 'detached' });
    await page.keyboard.type('nadia@exemple.org');
    expect(await list().count()).toBe(0);
    expect(await line.textContent()).toBe('nadia@exemple.org');
  });

  it('is taken with the mouse, and what a keyboard composes is finished first', async () => {
    const line = await newLine();
    await page.keyboard.type('Le @');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: 'cca', selectionStart: 3, selectionEnd: 3 });
    await expect.poll(options).toEqual([expect.stringContaining('CCAS')]);
    await list().getByRole('option').click();
    await expect.poll(() => line.textContent()).toMatch(/^Le CCAS$/u);
    await page.keyboard.type(' écoute.');
    expect(await line.textContent()).toBe('Le CCAS écoute.');
    await savedHere(page);
    expect(errors).toEqual([]);
  });

  it('is offered inside the screen of a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await newLine();
    await page.keyboard.type('Une phrase assez longue @');
    await list().waitFor();
    await shot('mention-360');
    const box = await list().boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360 && box.y >= 0 && box.y + box.height <= 740).toBe(true);
    await page.keyboard.press('Escape');
  });
});

describe('what can be done to a block', { timeout: 120_000 }, () => {
  const block = () => part('Témoignages et chiffres').getByRole('figure');
  const room = async () => (await block().locator('[data-block-tools]').boundingBox())?.height ?? 0;

  beforeAll(async () => {
    const bench = await openWorkbench({ page: { hasTouch: true } });
    ({ page, errors } = bench);
    await startDemarche(page, { title: 'Les Tilleuls', name: 'Nadia' });
    await enter('Témoignages et chiffres');
    await page.keyboard.type('Avant');
    await pressTextTool(page, 'Témoignage');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ses mots, tels quels').fill('On m’a dit de revenir.');
    await dialog.getByRole('button', { name: 'Garder ce témoignage' }).click();
    await block().waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.ariaLabel === 'Témoignages et chiffres');
    await page.keyboard.type('Après');
  });

  it('is not seen among the words, and does not move them when it is', async () => {
    const after = part('Témoignages et chiffres').locator('p').last();
    const { y } = (await after.boundingBox()) ?? {};
    expect(await room()).toBeLessThan(2);
    await shot('block-idle');
    await block().getByText('revenir').click();
    await expect.poll(room).toBeGreaterThanOrEqual(24);
    await shot('block-chosen');
    await expectAccessible(page);
    expect((await after.boundingBox())?.y).toBe(y);
    await after.click({ position: { x: 4, y: 4 } });
    await expect.poll(room).toBeLessThan(2);
    await block().getByText('revenir').tap();
    await expect.poll(room).toBeGreaterThanOrEqual(24);
    await page.keyboard.press('ArrowDown');
    await expect.poll(room).toBeLessThan(2);
  });

  it('is reached by keyboard: the arrows choose it, Enter goes in, Escape comes back', async () => {
    const line = part('Témoignages et chiffres').locator('p').first();
    // The second press is where the caret stands already, and moves nothing.
    for (let press = 0; press < 2; press++) {
      await line.click();
      await page.waitForFunction(() => document.getSelection()?.anchorOffset === 'Avant'.length);
    }
    await page.keyboard.press('ArrowRight');
    await expect.poll(room).toBeGreaterThanOrEqual(24);
    // What the browser says of its own caret comes a frame later, and lets go of nothing.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    expect(await room()).toBeGreaterThanOrEqual(24);
    await page.keyboard.press('Enter');
    const change = block().getByRole('button', { name: 'Modifier' });
    await expect.poll(() => change.evaluate((button) => document.activeElement === button)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => part('Témoignages et chiffres').evaluate((text) => document.activeElement === text)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await block().waitFor({ state: 'detached' });
    expect(await part('Témoignages et chiffres').locator('p').allTextContents()).toEqual(['Avant', 'Après']);
    expect(errors).toEqual([]);
  });
});
