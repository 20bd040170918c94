/**
 * `npm run screenshots`: opens the sample démarche in a real Chromium and pictures each main screen into
 * resources/screenshots, for the README. Only fictional people and places appear.
 */
import './node-version.mjs';

const { spawn } = await import('node:child_process');
const { mkdirSync, mkdtempSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { createInterface } = await import('node:readline');
const { chromium } = await import('playwright-core');
const { findBrowser } = await import('./browser.mjs');
const { buildApp } = await import('./build-app.mjs');
const { root, say } = await import('./run-quietly.mjs');

const pictures = join(root, 'resources/screenshots');
/** The path's steps, by the words of their links, the name of each picture, and the links to follow before it. */
const SCREENS = [
  ['Cadre', 'cadre'],
  ['Diagnostic', 'diagnostic'],
  ['Acteurs', 'acteurs'],
  ['Expérimentations', 'experimentations'],
  ['Ateliers', 'ateliers', 'L’après-midi de la salle du marché', 'Qu’est-ce qui bloque'],
  ['Restitution', 'restitution'],
  ['Méthode', 'methode'],
];

await buildApp();
mkdirSync(pictures, { recursive: true });
const dataFolder = mkdtempSync(join(tmpdir(), 'faire-avec-pictures-'));
const server = spawn(process.execPath, [join(root, 'out/server/index.js'), '--data', dataFolder, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { url } = JSON.parse(await new Promise((resolve) => createInterface({ input: server.stdout }).once('line', resolve)));
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } })).newPage();

async function picture(name, of = page) {
  // What moves has come to rest, and pictures are drawn.
  await of.waitForTimeout(1500);
  await of.screenshot({ path: join(pictures, `${name}.png`) });
  say(`resources/screenshots/${name}.png`);
}

/** A question of the sample shown to phones, and one phone that answers it: what the room and the hand see. */
async function picturePhones(path) {
  await page.getByRole('link', { name: 'Inviter', exact: true }).click();
  await page.getByText('Cet ordinateur seulement', { exact: true }).click();
  await page.getByText('Tout téléphone qui a le code entre').click();
  await page.getByRole('button', { name: 'Ouvrir aux téléphones' }).click();
  await page.getByText('Sans appareil photo').waitFor();
  await picture('inviter');
  const shown = await page.getByRole('main').innerText();
  const [address] = /http:\/\/\S+/u.exec(shown);
  const [code] = /[0-9A-Z]{4} [0-9A-Z]{4}/u.exec(shown);
  await path.getByRole('link', { name: 'Ateliers' }).click();
  for (const next of ['L’après-midi de la salle du marché', 'Qu’est-ce qui bloque']) await page.getByRole('link', { name: next }).click();
  await page.getByRole('button', { name: 'Montrer aux téléphones' }).click();
  const phone = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 }, isMobile: true })).newPage();
  await phone.goto(address);
  await phone.getByRole('textbox').first().fill(code);
  await phone.locator('button[type=submit]').click();
  await phone.getByLabel('Votre prénom').fill('Nour');
  await phone.getByText('Bénévoles', { exact: true }).click();
  await phone.getByRole('button', { name: 'Entrer', exact: true }).click();
  await phone.getByLabel('Vos mots').fill('Le bus de 18 h ne passe plus. On rentre à pied.');
  await picture('telephone', phone);
}

try {
  await page.goto(url);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { name: 'On commence' }).waitFor();
  await page.getByRole('button', { name: 'Découvrir avec un exemple' }).first().click();
  const path = page.getByRole('navigation').first();
  for (const [words, name, ...further] of SCREENS) {
    const link = path.getByRole('link', { name: words });
    if (!(await link.isVisible())) continue;
    await link.click();
    for (const next of further) await page.getByRole('link', { name: next }).click();
    await picture(name);
  }
  await picturePhones(path);
  await page.evaluate(() => location.assign('#/'));
  await picture('accueil');
} finally {
  await browser.close();
  const ended = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGTERM');
  await ended;
  rmSync(dataFolder, { recursive: true, force: true });
}
