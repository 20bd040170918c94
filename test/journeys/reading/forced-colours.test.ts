import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { blankWords } from '../../support/pages/drawn-words';
import { openPhone, openToPhones, startPhoneRoom } from '../../support/pages/phone';
import { openWorkbench } from '../../support/pages/workbench';

vi.setConfig({ testTimeout: 240_000 });

/** High enough that whole screens are seen at once. */
const WINDOW = { width: 1280, height: 1600 };

const STOPS = ['Cadre', 'Diagnostic', 'Acteurs', 'Expérimentations', 'Ateliers', 'Restitution', 'Méthode'];

async function shot(page: Page, name: string): Promise<void> {
  if (process.env.FAIRE_AVEC_SHOTS) await page.screenshot({ path: `${process.env.FAIRE_AVEC_SHOTS}/${name}.png`, animations: 'disabled' });
}

async function expectDrawn(page: Page, screen: string): Promise<void> {
  await page.mouse.move(0, 0);
  await shot(page, `forced-${screen}`);
  expect.soft(await blankWords(page), screen).toEqual([]);
}

test.each(['light', 'dark'] as const)(
  'on no screen does a button, a link or an icon disappear under forced colours, %s',
  async (colorScheme) => {
    const { page } = await openWorkbench({ page: { viewport: WINDOW, forcedColors: 'active', colorScheme } });
    await expectDrawn(page, `${colorScheme}-home`);
    await page.getByRole('button', { name: 'Découvrir avec un exemple' }).click();
    await page.getByRole('heading', { level: 1, name: 'Trouver la bonne porte' }).waitFor();
    const path = page.getByRole('navigation', { name: 'Le chemin' });
    for (const stop of STOPS) {
      await path.getByRole('link', { name: stop }).click();
      await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      await expectDrawn(page, `${colorScheme}-${stop}`);
      for (const tab of await page.getByRole('main').getByRole('tab').all()) {
        if ((await tab.getAttribute('aria-selected')) === 'true') continue;
        await tab.click();
        await expectDrawn(page, `${colorScheme}-${stop}-${await tab.innerText()}`);
      }
    }
  },
);

test('on a phone nothing that one presses disappears under forced colours', async () => {
  const room = await startPhoneRoom({ kinds: ['lived', 'difficulty'] });
  const { link } = await openToPhones(room, 'Cet ordinateur seulement', 'Tout téléphone qui a le code entre');
  await room.show(room.step);
  const { page } = await openPhone(link, { prepare: (phone) => phone.emulateMedia({ forcedColors: 'active' }) });
  await page.getByLabel('Votre prénom').fill('Nour');
  await expectDrawn(page, 'phone-who');
  await page.getByRole('button', { name: 'Entrer', exact: true }).click();
  await page.getByLabel('Vos mots').fill('On m’a dit de revenir lundi.');
  await page.getByText('Gardé', { exact: true }).waitFor();
  await expectDrawn(page, 'phone-step');
});
