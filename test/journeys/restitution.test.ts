import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage } from '../support/pages/browser';
import { startServer } from '../support/pages/server-process';
import { temporaryFolder } from '../support/temporary-folder';
import { expectAccessible, openWorkbench } from '../support/pages/workbench';

async function openSample(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: 'exemple' })
    .or(page.getByRole('link', { name: 'exemple' }))
    .first()
    .click();
  await page.getByRole('navigation').getByRole('link', { name: 'Restitution' }).click();
  await page.getByRole('document', { name: 'Aperçu de la restitution' }).waitFor();
}

async function make(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: button }).click(),
  ]);
  const path = `${temporaryFolder()}/${download.suggestedFilename()}`;
  await download.saveAs(path);
  return path;
}

/** The words of a PDF, where poppler is there to read them; none elsewhere. */
function printedText(path: string): string[] {
  const { error, stdout } = spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' });
  return error ? [] : [stdout];
}

/** The fonts that a PDF holds, as far as poppler is there to say. */
function printedFonts(path: string): string {
  return spawnSync('pdffonts', [path], { encoding: 'utf8' }).stdout ?? '';
}

/** The size of each page of a PDF, in points. */
function pageSizes(path: string): string[] {
  const { stdout } = spawnSync('pdfinfo', ['-l', '99', path], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/size:\s+(\d+)[.\d]* x (\d+)/gu)].map(([, width, height]) => `${width}x${height}`);
}

test('the sample is given back as one page, a tagged PDF and Markdown, to the public only what was agreed', async () => {
  const { page, errors, foreignRequests } = await openWorkbench();
  await openSample(page);
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Tout le monde' }).check({ force: true });
  await page.getByText('leur accord ne va pas si loin').first().waitFor();

  const html = readFileSync(await make(page, 'Page web'), 'utf8');
  expect(html).toContain('<html lang="fr">');
  expect(html.match(/<svg /gu)).toHaveLength(2);
  expect(html).not.toMatch(/<script|(?:src|href)="https?:/iu);
  const markdown = readFileSync(await make(page, 'Texte Markdown'), 'utf8');
  const pdf = await make(page, 'PDF à imprimer');
  const bytes = readFileSync(pdf, 'latin1');
  expect(bytes.startsWith('%PDF-')).toBe(true);
  expect(bytes).toContain('/StructTreeRoot');
  const printed = printedText(pdf);
  // A cover without a number, then pages with theirs; the map and the calendar on pages that are turned; its own letters.
  for (const text of printed) expect([text.split('\f')[0]?.includes('1 / '), text.includes('2 / ')]).toEqual([false, true]);
  if (printed.length > 0) expect(pageSizes(pdf)).toEqual(expect.arrayContaining(['594x841', '841x594']));
  if (printed.length > 0) expect(printedFonts(pdf)).toMatch(/AtkinsonHyperlegibleNext-Regular .* yes yes yes/u);
  for (const text of [html, markdown, ...printed]) {
    expect(text).toContain('On m’a dit d’aller là, et là on m’a dit de revenir ici.');
    // Given to the démarche, or to one table: neither may leave.
    expect(text).not.toContain('je n’ai pas le droit de voir ceux des autres');
    expect(text).not.toContain('je repense à ceux que je n’ai pas pu recevoir');
  }

  const alone = await newPage(`file://${await make(page, 'Page web')}`);
  await expectAccessible(alone.page);
  expect(alone.errors).toEqual([]);
  expect(alone.foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
  expect(foreignRequests).toEqual([]);
});

test('a host that can’t print says so, and offers the page', async () => {
  const server = await startServer({ env: { FAIRE_AVEC_CHROMIUM: '' } });
  const { page } = await openWorkbench({ server });
  await openSample(page);
  await page.getByText('Cet ordinateur ne sait pas faire de PDF tout seul.').waitFor();
  expect(await page.getByRole('button', { name: 'PDF à imprimer' }).count()).toBe(0);
  expect(await make(page, 'Page web')).toMatch(/\.html$/u);
});
