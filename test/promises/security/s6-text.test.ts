import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { newPage, type WatchedPage } from '../../support/pages/browser';
import { startServer } from '../../support/pages/server-process';

/** What somebody may put on a clipboard, in a link or in a file; each would set `window.ran`, leave, or call out. */
const HTML_PAYLOADS = [
  '<img src=x onerror="window.ran=1">',
  '<svg onload="window.ran=1"><script>window.ran=1</script></svg>',
  '<script>window.ran=1</script><p>texte</p>',
  '<a href="javascript:window.ran=1">lien</a>',
  '<a href="java&#10;script:window.ran=1">lien</a>',
  '<a href="data:text/html,<script>window.ran=1</script>">lien</a>',
  '<iframe src="javascript:parent.ran=1"></iframe>',
  '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
  '<img src="http://198.51.100.7/beacon.png"><p>image</p>',
  '<link rel="stylesheet" href="http://198.51.100.7/a.css"><p>feuille</p>',
  '<p style="background:url(http://198.51.100.7/b.png)">fond</p>',
  '<video poster="http://198.51.100.7/c.png" autoplay src="http://198.51.100.7/d.mp4"></video>',
  '<object data="http://198.51.100.7/e.svg"></object><embed src="http://198.51.100.7/f.swf">',
  '<form action="http://198.51.100.7/g"><button autofocus onfocus="window.ran=1">x</button></form>',
  '<meta http-equiv="refresh" content="0;url=http://198.51.100.7/h">',
  '<base href="http://198.51.100.7/"><p>base</p>',
  '<math><mtext><table><mglyph><style><img src=x onerror="window.ran=1"></style></mglyph></table></mtext></math>',
  '<table><tr><td onclick="window.ran=1">case</td></tr></table>',
  '<details open ontoggle="window.ran=1"><summary>x</summary></details>',
];

const EMBED = JSON.stringify({
  namespace: 'faire-avec',
  nodes: [
    { type: 'inline-embed', version: 1, kind: 'actor', ref: 'javascript:window.ran=1', label: '<img src=x onerror="window.ran=1">' },
    { type: 'inline-embed', version: 1, kind: 'citation', ref: '../../x"><script>window.ran=1</script>', label: 'x' },
    { type: 'block-embed', version: 1, kind: 'picture', ref: 'http://198.51.100.7/i.png', label: 'x' },
    { type: 'block-embed', version: 1, kind: '__proto__', ref: 'x', label: 'x' },
    {
      type: 'link',
      version: 1,
      url: 'javascript:window.ran=1',
      children: [{ type: 'text', version: 1, text: 'lien', format: 0, style: '', mode: 'normal', detail: 0 }],
    },
  ],
});

let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  const server = await startServer();
  watched = await newPage(server.url);
  page = watched.page;
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('link', { name: 'Commencer une démarche' }).click();
  await page.getByLabel('Comment s’appelle la démarche ?').fill('Les Tilleuls');
  await page.getByRole('radio', { name: /Sans méthode/u }).check({ force: true });
  await page.getByRole('button', { name: 'Commencer à écrire' }).click();
  await page.getByRole('textbox', { name: 'Votre prénom ou surnom' }).fill('Nadia');
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.getByRole('textbox', { name: 'L’enjeu' }).click();
});

/** Pastes as a browser would: an event that carries the clipboard, on the focused text. */
async function paste(kind: string, value: string): Promise<void> {
  await page.evaluate(
    ([type, text]) => {
      const data = new DataTransfer();
      data.setData(type as string, text as string);
      data.setData('text/plain', 'mots');
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [kind, value] as const,
  );
}

async function expectHarmless(address: string): Promise<void> {
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(watched.foreignRequests).toEqual([]);
  expect(page.url()).toBe(address);
}

test('S6: nothing that is pasted into a text runs, calls out or leads away', async () => {
  const address = page.url();
  for (const payload of HTML_PAYLOADS) await paste('text/html', payload);
  await paste('application/x-lexical-editor', EMBED);
  await page.waitForTimeout(500);
  await expectHarmless(address);
  const links = await page.getByRole('textbox', { name: 'L’enjeu' }).locator('a').all();
  for (const link of links)
    expect(await link.evaluate((element) => (element as HTMLAnchorElement).protocol)).not.toMatch(/javascript|data/u);
  const tags = await page
    .getByRole('textbox', { name: 'L’enjeu' })
    .evaluate((text) => [...text.querySelectorAll('*')].map((element) => element.tagName));
  expect(tags.filter((tag) => /^(?:SCRIPT|IFRAME|OBJECT|EMBED|VIDEO|FORM|STYLE|LINK|META|BASE|SVG|IMG)$/u.test(tag))).toEqual([]);
});

test('S6: the same text, opened again, is as harmless', async () => {
  const address = page.url();
  await page.getByText('Enregistré ici').first().waitFor();
  await page.reload();
  await page.getByRole('textbox', { name: 'L’enjeu' }).waitFor();
  await page.waitForTimeout(500);
  await expectHarmless(address);
});

test('S6: a drawing that holds a script is no picture', async () => {
  const address = page.url();
  await page.getByRole('textbox', { name: 'L’enjeu' }).click();
  await page.evaluate(() => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran=1"><script>window.ran=1</script></svg>';
    const data = new DataTransfer();
    data.items.add(new File([svg], 'dessin.png', { type: 'image/png' }));
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page
    .getByText(/image n.a pas pu être lue/u)
    .first()
    .waitFor();
  await expectHarmless(address);
  expect(await page.locator('article img').count()).toBe(0);
});
