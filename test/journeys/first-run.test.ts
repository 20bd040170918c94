import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { newPage } from '../support/pages/browser';
import { startServer } from '../support/pages/server-process';
import { expectAccessible, openWorkbench, savedHere, sayWho } from '../support/pages/workbench';

test('from an empty computer to the first written sentence takes six gestures', async () => {
  const server = await startServer();
  const { page, errors, foreignRequests } = await newPage(server.url);
  await page.getByRole('heading', { name: 'Bienvenue' }).waitFor();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('link', { name: 'Commencer une démarche' }).click();
  await page.getByRole('textbox', { name: 'Comment s' }).fill('Les Tilleuls, avec les habitants');
  await page.getByRole('button', { name: 'Commencer à écrire' }).click();
  await sayWho(page, 'Nadia');
  // The cursor is where one writes: nothing to look for, nothing to click.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('contenteditable'))).toBe('true');
  await page.keyboard.type('Avant la bonne porte, on en pousse quatre.');
  await page.getByText('Avant la bonne porte, on en pousse quatre.').waitFor();
  await savedHere(page);
  expect(errors).toEqual([]);
  expect(foreignRequests).toEqual([]);
});

test('the key of the page leaves the address bar, and a reload still works', async () => {
  const { page } = await openWorkbench();
  expect(page.url()).not.toContain('t=');
  await page.reload();
  await page.getByRole('link', { name: 'Commencer une démarche' }).waitFor();
});

test('a page opened without its key says what to do', async () => {
  const server = await startServer();
  const { page } = await newPage(new URL(server.url).origin);
  await page.getByRole('heading', { name: 'ouverte sans sa clé' }).waitFor();
  await expectAccessible(page);
});

test('language and comfort are asked once, kept for the next start, and changed at any time', async () => {
  const first = await startServer();
  const { page } = await newPage(first.url);
  await expectAccessible(page);
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
  await page.getByRole('button', { name: 'Larger text' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Start a process' }).waitFor();
  await first.stop();

  // Another port, so another origin: nothing the browser kept can help.
  const second = await startServer({ dataFolder: first.dataFolder });
  const again = await newPage(second.url);
  await again.page.getByRole('link', { name: 'Start a process' }).waitFor();
  expect(await again.page.locator('html').getAttribute('lang')).toBe('en');
  expect(await again.page.locator('html').evaluate((html) => html.style.getPropertyValue('--text-scale'))).toBe('1.15');
  await again.page.getByRole('button', { name: 'Français' }).click();
  await again.page.getByRole('link', { name: 'Commencer une démarche' }).waitFor();
});

test('the home screen is usable after at most 220 kB of code and style, without the editor and the diagrams', async () => {
  const server = await startServer();
  const { page } = await openWorkbench({ server });
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    if (!/\.(?:js|css)$/u.test(new URL(response.url()).pathname)) return;
    const body = await response.body().catch(() => Buffer.alloc(0));
    sizes.set(new URL(response.url()).pathname, gzipSync(body, { level: 9 }).length);
  });
  // What the page itself asks for; what comes once it is usable is not counted.
  const html = await (await fetch(new URL(server.url).origin)).text();
  await page.reload();
  await page.getByRole('link', { name: 'Commencer une démarche' }).waitFor();
  await expect.poll(() => sizes.size).toBeGreaterThan(0);
  const first = [...sizes].filter(([path]) => html.includes(path));
  expect(first.reduce((total, [, size]) => total + size, 0)).toBeLessThan(220_000);
  expect([...sizes.keys()].filter((path) => /mermaid|elk|lexical|editor/iu.test(path))).toEqual([]);
});
