import * as Y from 'yjs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LOCAL } from '#document/origin';
import { writeText } from '#document/text/text-write';
import { orderedChapters } from '#features/diagnostic/model/chapters/chapter-order';
import { chapterDocument, chaptersOf, partRoot, testimoniesOf } from '#features/diagnostic/model/diagnostic-section';
import { contributionSchema } from '#features/workshop/model/contribution';
import { quoteContribution } from '#features/workshop/model/quote-contribution';
import { addContribution, contributionsOf, stepDocumentId } from '#features/workshop/model/step-section';
import { stepsOf } from '#features/workshop/model/workshop-section';
import { connectToServer, openInWindow, whenSaved } from '../support/worlds/window-client';
import { expectAccessible, openWorkbench, savedHere, scrollsSideways, startDemarche } from '../support/pages/workbench';

const WORDS = 'On m’a envoyée à trois guichets le même matin, et personne ne savait.';

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.FAIRE_AVEC_SCREENSHOTS;
  if (folder) await page.screenshot({ path: join(folder, `withdrawal-${name}.png`) });
}

/** A contribution that was quoted in the diagnostic, and typed again by hand in a chapter. */
async function startQuoted() {
  const { page, server, errors } = await openWorkbench();
  const id = await startDemarche(page, { title: 'Une porte' });
  await page.getByRole('navigation', { name: 'Le chemin' }).getByRole('link', { name: 'Ateliers' }).click();
  await page.getByRole('button', { name: 'Préparer un atelier en 3 temps' }).click();
  await page.getByRole('link', { name: 'Qu’est-ce qui bloque ?' }).click();
  await savedHere(page);
  const connection = connectToServer(server.url);
  const core = openInWindow(connection, id, 'core');
  await core.ready;
  const step = stepsOf(core.doc)
    .list()
    .find(({ question }) => question.startsWith('Qu’est-ce qui bloque'));
  const chapter = orderedChapters(chaptersOf(core.doc).list())[0];
  if (!step || !chapter) throw new Error('no step, or no chapter');
  const board = openInWindow(connection, id, stepDocumentId(step.id));
  const text = openInWindow(connection, id, chapterDocument(chapter.id));
  await Promise.all([board.ready, text.ready]);
  const given = addContribution(board.doc, contributionSchema.parse({ text: WORDS, kind: 'difficulty', given: true, createdAt: 1 }));
  const brought = contributionsOf(board.doc).get(given);
  if (!brought) throw new Error('no contribution');
  quoteContribution(
    { core: core.doc, table: new Y.Doc() },
    brought,
    { chapterId: chapter.id, consent: 'public', label: 'une habitante' },
    1,
  );
  text.doc.transact(() => {
    const words = 'Une habitante raconte trois guichets le même matin, sans réponse.';
    writeText(text.doc, partRoot('findings'), [{ type: 'paragraph', children: [{ text: words, format: 0 }] }]);
  }, LOCAL);
  await Promise.all([core, board, text].map(whenSaved));
  return { page, errors, core: core.doc, board: board.doc, chapter };
}

type Quoted = Awaited<ReturnType<typeof startQuoted>>;

test('before words are withdrawn one reads what goes with them and where they stay; it all can be put back', async () => {
  const quoted = await startQuoted();
  await withdrawContribution(quoted);
  await withdrawTestimony(quoted);
  expect(quoted.errors).toEqual([]);
});

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Retirer ces mots' });

/** From the board, by keyboard. */
async function askForContribution({ page, chapter }: Quoted): Promise<void> {
  await page.getByRole('button', { name: 'Gestes pour' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Enlever' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await question(page).getByRole('link', { name: chapter.title }).waitFor();
}

async function withdrawContribution(quoted: Quoted): Promise<void> {
  const { page, core, board, chapter } = quoted;
  const dialog = question(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await askForContribution(quoted);
  await dialog.getByText('Le témoignage qui en vient').waitFor();
  await dialog.getByText('« trois guichets le même matin »').waitFor();
  await dialog.getByText('redits autrement').waitFor();
  expect(await dialog.getByRole('link').count()).toBe(1);
  await shot(page, 'contribution-1280');
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await shot(page, 'contribution-360');
  expect(await scrollsSideways(page)).toBe(false);

  // Escape withdraws nothing.
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(contributionsOf(board).list()).toHaveLength(1);

  // The place leads where the words can be removed by hand.
  await page.setViewportSize({ width: 1280, height: 800 });
  await askForContribution(quoted);
  await dialog.getByRole('link', { name: chapter.title }).press('Enter');
  await page.getByText('Une habitante raconte').waitFor();
  await page.goBack();

  await askForContribution(quoted);
  await dialog.getByRole('button', { name: 'Retirer' }).press('Enter');
  await expect.poll(() => contributionsOf(board).list().length).toBe(0);
  await expect.poll(() => testimoniesOf(core).list().length).toBe(0);
  await page.getByText('Contribution enlevée').waitFor();
  await page.getByRole('button', { name: 'Remettre' }).press('Enter');
  await expect.poll(() => contributionsOf(board).list().length).toBe(1);
  await expect.poll(() => testimoniesOf(core).list()[0]?.words).toBe(WORDS);
}

/** From the margin: the step where the words were brought keeps them, and is one of the places. */
async function withdrawTestimony({ page, core, chapter }: Quoted): Promise<void> {
  await page.getByRole('navigation', { name: 'Le chemin' }).getByRole('link', { name: 'Diagnostic' }).click();
  await page.getByRole('tab', { name: 'Marge' }).click();
  await page.getByRole('button', { name: 'Retirer ce témoignage' }).press('Enter');
  const dialog = question(page);
  await dialog.getByRole('link', { name: 'Qu’est-ce qui bloque' }).waitFor();
  await dialog.getByRole('link', { name: chapter.title }).waitFor();
  await dialog.getByText('Un témoignage retiré').waitFor();
  await shot(page, 'testimony-1280');
  await page.setViewportSize({ width: 360, height: 740 });
  await shot(page, 'testimony-360');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Retirer' }).press('Enter');
  await expect.poll(() => testimoniesOf(core).list().length).toBe(0);
  await page.getByRole('button', { name: 'Remettre' }).press('Enter');
  await expect.poll(() => testimoniesOf(core).list()[0]?.words).toBe(WORDS);
}
