import { chromium, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { contributionsOf } from '#features/workshop/model/step-section';
import { chromiumPath } from '../support/pages/browser';
import { filesHolding } from '../support/hostile/canaries';
import { comeIn, openPhone, openToPhones, startPhoneRoom } from '../support/pages/phone';
import { type ServerProcess, startServer } from '../support/pages/server-process';
import { stopAtEnd } from '../support/teardown';
import { temporaryFolder } from '../support/temporary-folder';
import { expectAccessible } from '../support/pages/workbench';

const field = (page: Page) => page.getByLabel('Vos mots');
const storages = (page: Page) => page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]);

async function sharedDevice(server?: ServerProcess) {
  const room = await startPhoneRoom(server ? { server } : {});
  const { link } = await openToPhones(room, 'Cet ordinateur seulement', 'Tout téléphone qui a le code entre');
  await room.show(room.step);
  const { page } = await openPhone(link);
  return { room, page };
}

test('a shared device forgets everything of a person who is done, shows it, and is ready for the next', async () => {
  const { room, page } = await sharedDevice();
  await comeIn(page, 'Prunelline', { shared: true });
  await field(page).pressSequentially('une soupe zinzolin');
  expect(await storages(page)).toEqual([[], [], '']);
  // The control: what is looked for can be found.
  expect(await memoryOf(page)).toMatch(/zinzolin[\s\S]*Prunelline|Prunelline[\s\S]*zinzolin/u);
  await page.getByRole('button', { name: 'J’ai fini' }).click();
  await page.getByRole('heading', { name: 'Vous avez écrit sans donner' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Donner et finir' }).click();
  await page.getByRole('heading', { name: 'Rien de vous n’est resté sur cet appareil' }).waitFor();
  await expectAccessible(page);

  expect(await storages(page)).toEqual([[], [], '']);
  expect(await page.content()).not.toMatch(/zinzolin|Prunelline/u);
  expect(await memoryOf(page)).not.toMatch(/zinzolin|Prunelline/u);
  await expect
    .poll(() => contributionsOf(room.read().doc).list())
    .toMatchObject([{ text: 'une soupe zinzolin', given: true, name: 'Prunelline' }]);

  await page.getByRole('button', { name: 'Personne suivante' }).click();
  await page.getByLabel('Votre prénom').waitFor();
  expect(await page.getByLabel('Votre prénom').inputValue()).toBe('');
  expect(await page.getByLabel('Cet appareil est partagé').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Entrer sans nom' }).click();
  await field(page).waitFor();
  // What the first person gave is the group's; what is theirs to change is not.
  await page.getByText('une soupe zinzolin').waitFor();
  expect(await page.getByRole('button', { name: 'Changer ces mots' }).count()).toBe(0);
});

test('a shared device that nobody touches for three minutes counts down, stays when asked, and forgets otherwise', async () => {
  const { room, page } = await sharedDevice();
  await page.clock.install();
  await page.reload();
  await comeIn(page, 'Samir', { shared: true });
  await field(page).fill('Je reviens.');
  await page.getByText('Gardé', { exact: true }).waitFor();
  await page.clock.fastForward('03:01');
  const question = page.getByRole('alertdialog', { name: 'Vous êtes toujours là' });
  await question.waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Oui, je continue' }).click();
  await question.waitFor({ state: 'hidden' });
  await page.clock.fastForward('03:01');
  await page.clock.runFor('00:32');
  await page.getByRole('heading', { name: 'Rien de vous n’est resté' }).waitFor();
  expect(await storages(page)).toEqual([[], [], '']);
  // Nobody gave it: it is nobody’s to read.
  expect(contributionsOf(room.read().doc).list()).toEqual([]);
});

test('a shared device without a link forgets nothing before the words are at the table', async () => {
  const server = await startServer({ ownPort: true });
  const { page } = await sharedDevice(server);
  await comeIn(page, 'Nour', { shared: true });
  await field(page).fill('Déjà là.');
  await page.getByText('Gardé', { exact: true }).waitFor();
  await server.kill('SIGKILL');
  await page.getByText('Pas de liaison').waitFor();
  await field(page).press('End');
  await field(page).pressSequentially(' Et ceci.');
  await page.getByText('laissez cette page ouverte').waitFor();
  await page.getByRole('button', { name: 'J’ai fini' }).click();
  await page.getByRole('button', { name: 'Donner et finir' }).click();
  await page.getByText('Vos mots attendent ici').waitFor();
  await expectAccessible(page);
  expect(await page.getByRole('heading', { name: 'Rien de vous' }).count()).toBe(0);
  await startServer({ dataFolder: server.dataFolder, ownPort: true });
  await page.getByRole('heading', { name: 'Rien de vous n’est resté' }).waitFor();
});

test('the browser of a shared device writes down nothing of what stands in a field, in its session files either', async () => {
  const room = await startPhoneRoom({});
  const { link } = await openToPhones(room, 'Cet ordinateur seulement', 'Tout téléphone qui a le code entre');
  await room.show(room.step);
  for (const [hides, address] of [
    [true, link],
    [false, 'about:blank'],
  ] as const) {
    const profile = temporaryFolder();
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--restore-last-session', '--no-first-run'],
      locale: 'fr-FR',
    });
    stopAtEnd(() => context.close());
    const device = await context.newPage();
    await device.goto(address);
    if (hides) {
      await comeIn(device, 'Prunelline', { shared: true });
      await field(device).pressSequentially('une soupe zinzolin');
    } else {
      // The control: a field of no particular care is written down.
      await device.goto(room.server.url);
      await device.setContent('<textarea>');
      await device.locator('textarea').fill('une soupe zinzolin');
    }
    await device.waitForTimeout(4000);
    await device.goto('about:blank');
    await device.waitForTimeout(1500);
    await context.close();
    const found = await filesHolding([profile], ['zinzolin']);
    if (hides) expect(found).toEqual([]);
    else expect(found).not.toEqual([]);
  }
});

/** Everything that lives in the page's memory: its strings, those of its elements and of what it forgot to forget. */
async function memoryOf(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  let snapshot = '';
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk;
  });
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return (JSON.parse(snapshot) as { strings: string[] }).strings.join('\n');
}
