import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chromiumPath } from '../../support/pages/browser';
import { filesHolding } from '../../support/hostile/canaries';
import { startServer } from '../../support/pages/server-process';
import { stopAtEnd } from '../../support/teardown';
import { temporaryFolder } from '../../support/temporary-folder';
import { goTo, savedHere, sayWho } from '../../support/pages/workbench';

/** Nothing of this may be found anywhere; each is written through another part of the interface. */
const CANARIES = {
  phrase: 'moulin cravate dimanche brouette',
  territory: 'Vallon-des-Canaris',
  person: 'Zoricanari',
  purpose: 'un but tout en plumes jaunes',
  rule: 'Une regle sur les mangeoires',
  text: 'Ici le perchoir grince depuis mars',
  actor: 'Voliere du lavoir',
  search: 'cherche-serin',
  attachment: 'piece jointe au duvet',
  fileName: 'nid-de-canari',
} as const;

test('S8 of a whole session on a locked démarche nothing is readable: data, log, temporary files, the browser’s own profile', async () => {
  const profile = temporaryFolder();
  const place = (name: string) => {
    mkdirSync(join(profile, name), { recursive: true });
    return join(profile, name);
  };
  const env = { TMPDIR: place('tmp') };
  const server = await startServer({ dataFolder: place('data'), env });
  const context = await openProfile(place('browser'), env);
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Continuer' }).click();
  const id = await startLocked(page);
  await writeEverywhere(page);
  const searched = [profile] as const;
  const secrets = Object.values(CANARIES);
  expect(await filesHolding(searched, secrets), 'while it is open').toEqual([]);
  await page.evaluate((address) => location.assign(address), `#/d/${id}/verrou`);
  await page.getByRole('button', { name: 'Refermer maintenant' }).click();
  await page.getByRole('heading', { name: 'est fermée à clé' }).waitFor();
  await context.close();
  await server.stop();
  writeFileSync(join(profile, 'stderr.log'), server.stderr());
  expect(await filesHolding(searched, secrets), 'once it is locked').toEqual([]);
});

test('and what a page did keep in the browser would be found, whatever Chromium makes of it, so that this test can fail', async () => {
  const server = await startServer();
  for (const keep of [
    (canary: string) => localStorage.setItem('control', canary),
    (canary: string) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('control', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('words');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('words', 'readwrite');
          writing.objectStore('words').put(canary, 1);
          writing.oncomplete = () => resolve();
          writing.onerror = () => reject(writing.error);
        };
      }),
    (canary: string) => void Object.assign(document, { title: canary }),
  ]) {
    const profile = temporaryFolder();
    const context = await openProfile(profile);
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Continuer' }).waitFor();
    await page.evaluate(keep, CANARIES.text);
    await page.evaluate(() => location.assign('#/commencer'));
    await page.waitForTimeout(500);
    await context.close();
    expect(await filesHolding([profile], [CANARIES.text])).not.toEqual([]);
  }
  const folder = temporaryFolder();
  for (const [name, bytes] of Object.entries({
    utf8: CANARIES.text,
    utf16: Buffer.from(`x${CANARIES.text}`, 'utf16le'),
    base64: Buffer.from(`xy${CANARIES.text}z`).toString('base64'),
  }))
    writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, CANARIES.fileName), '');
  expect(await filesHolding([folder], Object.values(CANARIES))).toHaveLength(4);
});

/** Chromium with a profile that stays on the disk, as a person's browser has, and that restores its last session. */
async function openProfile(folder: string, env: Record<string, string> = {}): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--restore-last-session', '--no-first-run'],
    env: { ...(process.env as Record<string, string>), ...env },
    locale: 'fr-FR',
    viewport: { width: 1280, height: 800 },
  });
  stopAtEnd(() => context.close());
  return context;
}

/** A démarche, locked before anything but its frame is written in it. */
async function startLocked(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Commencer une démarche' }).click();
  await page.getByRole('textbox', { name: 'Comment s' }).fill('Les Tilleuls');
  await page.getByRole('textbox', { name: 'Sur quel territoire' }).fill(CANARIES.territory);
  await page.getByRole('button', { name: 'Commencer à écrire' }).click();
  await sayWho(page, CANARIES.person);
  const id = /#\/d\/([^/]+)/u.exec(page.url())?.[1] ?? '';
  await page.evaluate((address) => location.assign(address), `#/d/${id}/verrou`);
  await page.getByRole('textbox', { name: 'Phrase secrète', exact: true }).fill(CANARIES.phrase);
  await page.getByRole('textbox', { name: 'encore une fois' }).fill(CANARIES.phrase);
  await page.getByText('J’ai noté la phrase').click();
  await page.getByRole('button', { name: 'Verrouiller', exact: true }).click();
  await page.getByText('C’est verrouillé.').waitFor();
  return id;
}

/** A file that is read and kept whole: its words, its name, its bytes. */
async function bringSource(page: Page): Promise<void> {
  await page.evaluate(() => location.assign(location.hash.replace(/(#\/d\/[^/]+).*/u, '$1/sources')));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choisir un fichier' }).click();
  const buffer = Buffer.from(`${CANARIES.attachment}\n\n`.repeat(200));
  await (await chooser).setFiles([{ name: `${CANARIES.fileName}.md`, mimeType: 'text/markdown', buffer }]);
  await page.getByText(CANARIES.attachment).first().waitFor();
}

async function writeEverywhere(page: Page): Promise<void> {
  await goTo(page, 'Cadre');
  await page.getByRole('textbox', { name: 'Ce que nous voulons' }).fill(CANARIES.purpose);
  await page.getByRole('textbox', { name: 'Nouvelle règle' }).fill(CANARIES.rule);
  await page.keyboard.press('Enter');
  await goTo(page, 'Acteurs');
  await page.getByRole('main').getByRole('button', { name: 'Ajouter un acteur' }).first().click();
  await page.getByRole('textbox', { name: 'Nom' }).fill(CANARIES.actor);
  await page.getByRole('complementary').getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page
    .getByRole('button', { name: new RegExp(`^${CANARIES.actor},`, 'u') })
    .first()
    .waitFor();
  await goTo(page, 'Diagnostic');
  await page.getByRole('textbox', { name: 'Ce que nous constatons' }).click();
  await page.keyboard.type(`${CANARIES.text}. `);
  await page.keyboard.press('Enter');
  await page.keyboard.type(CANARIES.text);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').locator('input').first().fill(CANARIES.search);
  await page.keyboard.press('Escape');
  await bringSource(page);
  await savedHere(page);
  await page.getByRole('link', { name: 'Cadre' }).first().click();
  await page.getByRole('link', { name: 'Copies de sûreté' }).click();
  await page.getByRole('button', { name: 'Faire une copie maintenant' }).click();
  await page.getByText('La copie est faite.').waitFor();
  // The word journal is written a moment after the last word; a reload makes Chromium keep the state of the page.
  await goTo(page, 'Diagnostic');
  await page.waitForTimeout(2000);
  await page.reload();
  await goTo(page, 'Cadre');
  await savedHere(page);
  await page.waitForTimeout(1500);
}
