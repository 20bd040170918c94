import type { Browser, Page } from 'playwright-core';
import type { HallLaptop } from '../../support/networks/hall-network';
import { chromiumPath, openBrowser } from '../../support/pages/browser';
import { type Random, randomFrom } from '../../support/random';

/** A phone in a real Chromium, on the page that the table serves. */
export interface RealPhone {
  /** Ends the writing; resolves to all that was typed, and to what the field shows. */
  finish(): Promise<{ readonly typed: string; readonly shown: string }>;
  close(): Promise<void>;
}

const WORDS = ['on', 'attend', 'le', 'bon', 'guichet', 'une', 'voisine', 'aide', 'sans', 'rien', 'dire', 'quatre', 'portes'];
/** Between two letters of somebody who types with a thumb. */
const SLOWEST_LETTER_MS = 350;

/** Scans the code, comes in without a name, and writes at a human pace until told to stop. */
export async function openRealPhone(laptop: HallLaptop, link: string, seed: number): Promise<RealPhone> {
  const browser: Browser = await openBrowser({ executablePath: laptop.wrap(chromiumPath()) });
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Entrer sans nom' }).click();
  await field(page).waitFor();
  let isOver = false;
  const writing = write(page, randomFrom(seed), () => isOver);
  return {
    async finish() {
      isOver = true;
      const typed = await writing;
      await page
        .getByText('Gardé', { exact: true })
        .waitFor({ timeout: 40_000 })
        .catch(async (error: unknown) => {
          const shown = await page.locator('body').innerText();
          throw new Error(`the page of ${link.split('#')[0]} says: ${shown.slice(0, 400)}`, { cause: error });
        });
      return { typed, shown: await field(page).inputValue() };
    },
    close: () => browser.close(),
  };
}

const field = (page: Page) => page.getByLabel('Vos mots');

async function write(page: Page, random: Random, isOver: () => boolean): Promise<string> {
  let typed = '';
  await field(page).focus();
  while (!isOver()) {
    const word = `${random.pick(WORDS)} `;
    await field(page).pressSequentially(word, { delay: random.below(SLOWEST_LETTER_MS) });
    typed += word;
    await page.waitForTimeout(random.below(2000));
  }
  return typed;
}
