import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newPage } from '../support/pages/browser';
import { temporaryFolder } from '../support/temporary-folder';
import { expectAccessible, openWorkbench, savedHere, scrollsSideways, startDemarche } from '../support/pages/workbench';

const SHOTS = process.env.FAIRE_AVEC_SHOTS;
const shot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `sources-${name}.png`) });
};

const NOTES = `# Rencontre du 5 mars

Les personnes disent **combien de portes** il faut pousser.

> « On m’a renvoyée trois fois. »

- Accueil du lundi
- Permanence <script>window.hit = 1</script>

| Service | Réponses |
|---|---|
| Accueil | 14 |
`;

function docx(): Buffer {
  const ns = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const document = `<?xml version="1.0"?><w:document xmlns:w="${ns}"><w:body><w:p><w:r><w:t>Le transport manque le soir.</w:t></w:r></w:p></w:body></w:document>`;
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const rels =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const parts = { '[Content_Types].xml': types, '_rels/.rels': rels, 'word/document.xml': document };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));
}

async function openSources(page: Page): Promise<void> {
  await page.goto(page.url().replace(/(#\/d\/[^/]+).*/u, '$1/sources'));
  await page.getByRole('heading', { name: 'Sources', level: 1 }).waitFor();
}

async function choose(page: Page, files: { name: string; buffer: Buffer; mimeType?: string }[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choisir un fichier' }).click();
  await (await chooser).setFiles(files.map((file) => ({ mimeType: 'application/octet-stream', ...file })));
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content ?? ''], fileName ?? '', { type: 'text/plain' }));
      return data;
    },
    [name, text],
  );
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

test('a file becomes a source whose words are read, its unread passages told, a passage chosen, its card written', async () => {
  const { page, errors, foreignRequests, server } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls', name: 'Nadia' });
  await openSources(page);
  await shot(page, 'empty-1280');
  await expectAccessible(page);

  await choose(page, [{ name: 'notes_du_5_mars.md', buffer: Buffer.from(NOTES) }]);
  await page.getByRole('heading', { name: 'Rencontre du 5 mars', level: 1 }).waitFor();
  await page.getByText('Les personnes disent combien de portes il faut pousser.').waitFor();
  await page.getByText('2 passages n’ont pas été compris ; le fichier d’origine est gardé.').waitFor();
  await page.getByRole('button', { name: 'Voir lesquels' }).click();
  await page.getByText('<script>').first().waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();

  await page.getByRole('button', { name: /Choisir le passage \d : « On m’a renvoyée/u }).click();
  await page.getByRole('region', { name: 'Passage choisi' }).getByText('On m’a renvoyée trois fois').waitFor();
  await page.getByRole('textbox', { name: 'De qui' }).fill('Femme, 48 ans, habitante');
  await page.getByRole('textbox', { name: 'Date' }).fill('mars 2026');
  await page.getByText('Ce sont les mots de quelqu’un').click();
  await page.getByRole('button', { name: 'Écrire « Femme, 45–54 ans, habitante »' }).click();
  await page.getByText('Demandez d’abord jusqu’où vont ces mots').waitFor();
  await page.getByRole('button', { name: /Accord donné/u }).click();
  await page.getByRole('option', { name: 'Dans la démarche' }).click();
  await page.getByRole('button', { name: 'Garder comme témoignage' }).click();
  await page.getByText('Gardé dans les témoignages').waitFor();
  await shot(page, 'page-1280');
  await expectAccessible(page);
  await savedHere(page);

  const address = page.url();
  const second = await newPage(server.url);
  await second.page.goto(address);
  await second.page.getByText('Les personnes disent combien de portes il faut pousser.').waitFor();
  await second.page.getByText('Femme, 45–54 ans, habitante · mars 2026').waitFor();
  expect([...errors, ...foreignRequests]).toEqual([]);
});

test('files are dropped and texts pasted anywhere on the page; a damaged one is told and may be kept', async () => {
  const { page, errors } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await openSources(page);
  await drop(page, 'compte rendu.txt', 'Premier constat.\n\nDeuxième constat.');
  await page.getByRole('heading', { name: 'compte rendu', level: 1 }).waitFor();
  await page.getByText('Deuxième constat.').waitFor();
  await page.getByRole('button', { name: 'Toutes les sources' }).click();

  await choose(page, [
    { name: 'transport.docx', buffer: docx() },
    { name: 'casse.docx', buffer: docx().subarray(0, 200) },
    { name: 'photo.txt', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]) },
  ]);
  await page.getByText('« casse.docx » n’a pas été ajouté').waitFor();
  await page.getByText('Ce fichier est abîmé ou incomplet.').waitFor();
  await shot(page, 'failure-1280');
  await page.getByRole('button', { name: 'Garder le fichier sans le lire' }).click();
  await page.getByText('Gardé tel quel, non lu').waitFor();
  await page.getByRole('button', { name: 'Toutes les sources' }).click();

  await page.getByRole('button', { name: 'Coller un texte' }).click();
  await page.getByRole('textbox', { name: 'Titre' }).fill('Parole du marché');
  await page.getByRole('textbox', { name: 'Texte' }).fill('Le bus ne passe plus après 19 h.');
  await page.getByRole('button', { name: 'Ajouter cette source' }).click();
  await page.getByRole('heading', { name: 'Parole du marché', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Toutes les sources' }).click();
  await page.getByText('5 sources').waitFor();
  await shot(page, 'list-1280');
  await expectAccessible(page);
  await page.getByRole('button', { name: /transport/u }).click();
  await page.getByText('Le transport manque le soir.').waitFor();
  expect(errors).toEqual([]);
});

test('a source is removed and put back; all of it works at the width of a phone', async () => {
  const { page } = await openWorkbench({ page: { viewport: { width: 360, height: 740 } } });
  await startDemarche(page, { title: 'Les Tilleuls' });
  await openSources(page);
  await choose(page, [{ name: 'notes.md', buffer: Buffer.from(NOTES) }]);
  await page.getByText('Les personnes disent combien de portes').waitFor();
  expect(await scrollsSideways(page)).toBe(false);
  await page.getByRole('button', { name: /Choisir le passage 2/u }).click();
  await shot(page, 'page-360');
  await page.getByRole('button', { name: 'Retirer cette source' }).click();
  await page.getByRole('heading', { name: 'Aucune source pour l’instant' }).waitFor();
  await shot(page, 'removed-360');
  await page.getByRole('button', { name: 'Remettre' }).click();
  await page.getByRole('button', { name: /Rencontre du 5 mars/u }).click();
  await page.getByText('Les personnes disent combien de portes').waitFor();
});

test('S6: what acts in a file or a pasted page runs nothing, asks for nothing and leads nowhere', async () => {
  const { page, errors, foreignRequests } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await openSources(page);
  const acting =
    '<script>window.hit=1</script><img src="https://exemple.org/x.png" onerror="window.hit=1"><svg onload="window.hit=1"></svg><iframe srcdoc="<script>parent.hit=1</script>"></iframe><a href="javascript:window.hit=1">lien</a><link rel="stylesheet" href="https://exemple.org/x.css"><meta http-equiv="refresh" content="0;url=https://exemple.org">';
  for (const [name, text] of [
    ['page.html', `<p>avant</p>${acting}<p>dernier mot</p>`],
    ['notes.md', `avant\n\n${acting}\n\n![x](https://exemple.org/y.png) [lien](javascript:window.hit=1)\n\ndernier mot\n`],
    ['notes.txt', `${acting}\n\ndernier mot`],
    ['<img src=x onerror=window.hit=1>.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload="window.hit=1"/>`],
  ] as const) {
    await drop(page, name, text);
    await (name.endsWith('.svg') ? page.getByText('Gardé tel quel, non lu') : page.getByText('dernier mot')).first().waitFor();
    expect(await page.locator('article :is(script, iframe, img, a, link, meta)').count()).toBe(0);
    await page.getByRole('button', { name: 'Toutes les sources' }).click();
  }
  expect(await page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
  expect(page.url()).toMatch(/sources\/?$/u);
  // Chromium's policy also reports the handlers of a document that only a parser sees; none of them could run.
  const unexpected = errors.filter((error) => !error.startsWith('Executing inline event handler violates'));
  expect([...unexpected, ...foreignRequests]).toEqual([]);
});

test('what is saved as a copy is the original, byte for byte', async () => {
  const { page } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await openSources(page);
  const original = Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from('Été\r\n<svg onload=alert(1)>\r\n')]);
  await choose(page, [{ name: 'été.txt', buffer: original }]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer une copie' }).click();
  const path = join(temporaryFolder(), 'copy');
  await (await download).saveAs(path);
  expect((await download).suggestedFilename()).toBe('été.txt');
  expect(readFileSync(path).equals(original)).toBe(true);
});

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const seeds = process.env.FAIRE_AVEC_SEEDS ?? join(import.meta.dirname, '../../../shared/seeds');
const seedFiles = existsSync(seeds) ? readdirSync(seeds).filter((name) => name.endsWith('.txt')) : [];

test.skipIf(seedFiles.length === 0)('each real text makes a source that shows all its words', async () => {
  const { page, errors } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await openSources(page);
  for (const name of seedFiles) {
    const buffer = readFileSync(join(seeds, name));
    await choose(page, [{ name, buffer }]);
    await page
      .getByRole('article')
      .getByRole('button', { name: /Choisir le passage 1 /u })
      .waitFor();
    const more = page.getByRole('button', { name: /Lire les? /u });
    while (await more.isVisible()) await more.click();
    const shown = await page.getByRole('region', { name: 'Texte', exact: true }).locator('[data-block]').allTextContents();
    expect(words(shown.join('\n')).join(' ')).toContain(words(buffer.toString('utf8').trim().slice(-300)).slice(1).join(' '));
    expect(words(shown.join('\n')).length).toBe(words(buffer.toString('utf8')).length);
    if (name.startsWith('001')) await shot(page, 'scan-1280');
    await page.getByRole('button', { name: 'Toutes les sources' }).click();
  }
  await page.getByText(`${seedFiles.length} sources`).waitFor();
  expect(errors).toEqual([]);
});
