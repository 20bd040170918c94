import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../support/pages/workbench';

/** What forty keys may say aloud: that it is saved, what was understood. */
const A_FEW = 4;
const FORTY = 'Quarante touches pour un texte calme. ok';

let bench: Workbench;

beforeAll(async () => {
  bench = await openWorkbench();
  await bench.page
    .getByRole('button', { name: 'exemple' })
    .or(bench.page.getByRole('link', { name: 'exemple' }))
    .first()
    .click();
  await bench.page.waitForURL(/#\/d\//u);
}, 120_000);

const go = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name }).first().click();

/** How many times anything that is said aloud changed while `act` went on, and a moment after. */
async function saidDuring(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const live = '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"], output';
    const seen = { changes: 0 };
    const watch = new MutationObserver((records) => {
      const said = records.filter(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(live));
      if (said.length > 0) seen.changes += 1;
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { said: seen });
  });
  await act();
  await page.waitForTimeout(2500); // what comes to rest is said a moment later
  return page.evaluate(() => (window as unknown as { said: { changes: number } }).said.changes);
}

test('forty keys in a text say a few things at most', async () => {
  const { page } = bench;
  await go(page, 'Diagnostic');
  await page.getByRole('textbox', { name: 'L’enjeu' }).click();
  const changes = await saidDuring(page, () => page.keyboard.type(FORTY, { delay: 30 }));
  expect(changes).toBeGreaterThan(0);
  expect(changes).toBeLessThanOrEqual(A_FEW);
});

test('forty keys in the text of the map’s drawing say a few things at most', async () => {
  const { page } = bench;
  await go(page, 'Acteurs');
  await page.getByRole('tab', { name: 'Texte du dessin' }).click();
  const text = page.getByRole('textbox', { name: 'Texte Mermaid de la carte' });
  await text.click();
  await page.keyboard.press('Control+End');
  const changes = await saidDuring(page, () => page.keyboard.type(`  z1["${FORTY.slice(0, 34)}"]`, { delay: 30 }));
  expect(changes).toBeGreaterThan(0);
  expect(changes).toBeLessThanOrEqual(A_FEW);
});

test('the restitution has one main part, the window’s', async () => {
  const { page } = bench;
  await go(page, 'Restitution');
  await page.getByRole('document', { name: 'Aperçu de la restitution' }).getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('main').count()).toBe(1);
  expect(await page.getByRole('banner').count()).toBe(1);
});
