import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { newPage, type PageOptions, type WatchedPage } from './browser';
import { type ServerProcess, startServer } from './server-process';

/** A workbench in a real browser, on a host of its own. */
export interface Workbench extends WatchedPage {
  readonly server: ServerProcess;
}

interface WorkbenchOptions {
  /** A host that runs already; a new one on an empty folder by default. */
  readonly server?: ServerProcess;
  readonly page?: PageOptions;
}

/** Opens the workbench and answers the questions of a first start, so that the home screen shows. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const server = options.server ?? (await startServer());
  const watched = await newPage(server.url, options.page);
  const { page } = watched;
  const first = page.getByRole('button', { name: 'Continuer' });
  const home = page.getByRole('link', { name: 'Commencer une démarche' });
  await first
    .or(home)
    .waitFor()
    .catch((error: unknown) => {
      throw new Error(`the workbench did not open: ${[...watched.errors, server.stderr()].join('\n')}`, { cause: error });
    });
  if (await first.isVisible()) await first.click();
  await home.waitFor();
  return { ...watched, server };
}

interface NewDemarche {
  readonly title: string;
  readonly territory?: string;
  /** The method's title as shown; « Sans méthode » for a blank one. */
  readonly method?: string;
  /** Who one is; nobody in particular (« Plus tard ») by default. */
  readonly name?: string;
}

/** Makes a démarche from the home screen, through the interface, and answers who one is. Returns its id. */
export async function startDemarche(page: Page, demarche: NewDemarche): Promise<string> {
  await page.getByRole('link', { name: 'Commencer une démarche' }).click();
  await page.getByRole('textbox', { name: 'Comment s' }).fill(demarche.title);
  await page.getByRole('textbox', { name: 'Sur quel territoire' }).fill(demarche.territory ?? 'Quartier des Tilleuls');
  if (demarche.method) await page.getByText(demarche.method, { exact: true }).click();
  await page.getByRole('button', { name: 'Commencer à écrire' }).click();
  await sayWho(page, demarche.name);
  return /#\/d\/([^/]+)/u.exec(page.url())?.[1] ?? '';
}

/** Answers « Qui êtes-vous aujourd'hui ? ». */
export async function sayWho(page: Page, name?: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Qui êtes-vous' });
  await dialog.waitFor();
  if (name === undefined) await dialog.getByRole('button', { name: 'Plus tard' }).click();
  else {
    await dialog.getByRole('textbox', { name: 'Votre prénom' }).fill(name);
    await dialog.getByRole('button', { name: 'Entrer' }).click();
  }
  await dialog.waitFor({ state: 'detached' });
}

/** Follows a link of the path, and waits for the screen it leads to: the one before has a title too, until then. */
export async function goTo(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation').getByRole('link', { name }).first();
  await link.click();
  await link.and(page.locator('[aria-current=page]')).waitFor();
  // A restitution shows a document with a title of its own.
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** Waits for what fades or slides in: halfway through, its words have less contrast than they are given. */
async function drawnWhole(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

/** Waits until everything written in this window is on the disk of the host. */
export async function savedHere(page: Page): Promise<void> {
  await page.getByRole('banner').getByText('Enregistré ici').first().waitFor();
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Fails on any accessibility fault of WCAG 2.2 A or AA that axe can find on the page, once what is drawn in has arrived. It is all
 * done in the page, which takes less than half the time; frames of other origins, which hold drawings alone, are not looked into.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await drawnWhole(page);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(WCAG)
    .analyze();
  const found = violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(found).toEqual([]);
}

/** True when the page scrolls sideways: WCAG 1.4.10 wants none at 320 px of width. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}
