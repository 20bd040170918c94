import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { printFlowchart } from '#features/actor-map/model/mermaid/flow-print';
import { sampleNetwork } from '../features/actor-map/sample-network';
import { expectAccessible, openWorkbench, savedHere, scrollsSideways, startDemarche, type Workbench } from '../support/pages/workbench';

let bench: Workbench;
let page: Page;

async function openMap(): Promise<void> {
  bench = await openWorkbench();
  page = bench.page;
  await startDemarche(page, { title: 'Les Tilleuls, avec les habitants' });
  await page
    .getByRole('link', { name: /Acteurs/u })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Acteurs' }).waitFor();
}

async function paste(kind: 'names' | 'sentences', text: string): Promise<void> {
  const empty = page.getByRole('main').getByRole('button', { name: 'Coller une liste' });
  if (await empty.isVisible()) await empty.click();
  else {
    await page.getByRole('button', { name: 'Autres gestes' }).click();
    await page.getByRole('menuitem', { name: 'Coller une liste' }).click();
  }
  if (kind === 'sentences') {
    await page.getByRole('button', { name: /Que collez-vous/u }).click();
    await page.getByRole('option', { name: 'Des phrases' }).click();
  }
  await page.getByRole('textbox', { name: kind === 'names' ? 'Noms, un par ligne' : 'Phrases, une par ligne' }).fill(text);
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /^Ajouter \d/u })
    .click();
}

async function closePanel(): Promise<void> {
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /^Fermer/u })
    .click();
}

const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const actor = (name: string) =>
  page.getByRole('group', { name: 'Carte des acteurs' }).getByRole('button', { name: new RegExp(`^${name},`, 'u') });

/** Does something that hands over a file, and reads it. */
async function download(entry: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Exporter' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: entry }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

describe('the actor map', () => {
  beforeEach(openMap);

  test('a first actor, a second, and a link between them, by form', async () => {
    for (const name of ['CCAS', 'Mission locale']) {
      if (name === 'CCAS') await page.getByRole('main').getByRole('button', { name: 'Ajouter un acteur' }).click();
      await page.getByRole('textbox', { name: 'Nom' }).fill(name);
      await page.getByRole('complementary').getByRole('button', { name: 'Ajouter', exact: true }).click();
      await actor(name).waitFor();
    }
    await page.getByRole('button', { name: 'Relier deux acteurs' }).click();
    await page.getByRole('combobox', { name: 'Qui ?' }).fill('Mission locale');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Que fait-il ?' }).fill('oriente vers');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'À qui, à quoi ?' }).fill('CCAS');
    await page.keyboard.press('Enter');
    await page.getByText('La Mission locale oriente vers le CCAS.').first().waitFor();
    await page.getByRole('button', { name: 'Relier', exact: true }).click();
    await tab('Phrases');
    await page.getByRole('button', { name: 'La Mission locale oriente vers le CCAS.', exact: true }).waitFor();
    await savedHere(page);
    await page.reload();
    await page.getByRole('button', { name: 'La Mission locale oriente vers le CCAS.', exact: true }).waitFor();
    expect(bench.errors).toEqual([]);
  });

  test('fifty names and eighty sentences pasted, drawn, filtered the same in every view, and handed out', async () => {
    const network = sampleNetwork(50, 80);
    const names = network.actors.list().map(({ name }) => name);
    await paste('names', names.join('\n'));
    await closePanel();
    await tab('Texte du dessin');
    await page
      .getByRole('textbox', { name: 'Texte à ajouter' })
      .fill(printFlowchart({ actors: network.actors.list(), relations: network.relations.list(), circles: network.circles.list() }).text);
    await page.getByRole('button', { name: 'Ajouter à la carte' }).click();
    await page.getByText('50 acteurs, 80 liens').first().waitFor();
    await tab('Dessin');
    await expect.poll(() => page.getByRole('group', { name: 'Carte des acteurs' }).getByRole('button').count()).toBe(50);
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await page.getByRole('textbox', { name: 'Chercher un acteur' }).fill('mission');
    const shown = names.filter((name) => name.toLowerCase().includes('mission')).length;
    await page.getByText(`${shown} acteurs sur 50`).waitFor();
    await expect.poll(() => page.getByRole('group', { name: 'Carte des acteurs' }).getByRole('button').count()).toBe(shown);
    await tab('Tableau');
    await expect.poll(() => page.getByRole('table', { name: 'Acteurs' }).getByRole('rowheader').count()).toBe(shown);
    await page.getByRole('button', { name: 'Tout montrer' }).click();
    const csv = await download('Tableau des acteurs (.csv)');
    expect(csv.text.startsWith('\ufeff')).toBe(true);
    expect(csv.text.trim().split('\r\n')).toHaveLength(51);
    const svg = await download('Image nette (.svg)');
    expect(svg.text).toContain('<svg xmlns');
    expect((await download('Image (.png)')).name).toBe('carte-des-acteurs.png');
    const mmd = await download('Texte Mermaid (.mmd)');
    expect(mmd.text.match(/ -->|-\.->|<-->/gu)?.length).toBe(80);
    expect(bench.errors).toEqual([]);
    expect(bench.foreignRequests).toEqual([]);
  });

  test('an actor is dragged, moved by keyboard, renamed and removed, and its links are offered again', async () => {
    await paste('sentences', 'La Mission locale oriente vers le CCAS.\nLe CCAS finance le Café du jeudi.\nIl fait beau.');
    await page.getByText('1 phrase n’est pas comprise').waitFor();
    await closePanel();
    const ccas = actor('CCAS');
    const before = await ccas.boundingBox();
    if (!before) throw new Error('the actor is not drawn');
    await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
    await page.mouse.down();
    await page.mouse.move(before.x + 140, before.y + 90, { steps: 8 });
    await page.mouse.up();
    await expect.poll(async () => Math.round((await ccas.getAttribute('transform'))?.length ?? 0)).toBeGreaterThan(0);
    const dragged = await ccas.getAttribute('transform');
    await ccas.focus();
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect.poll(() => ccas.getAttribute('transform')).not.toBe(dragged);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'CCAS' });
    await panel.getByRole('button', { name: 'Modifier' }).click();
    await page.getByRole('textbox', { name: 'Nom' }).fill('Centre communal');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await actor('Centre communal').waitFor();
    await page.getByRole('complementary').getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByRole('button', { name: 'Retirer, garder ses liens à reprendre' }).click();
    await page.getByText('2 liens ont perdu un acteur').waitFor();
    await page.getByRole('button', { name: 'Remettre « Centre communal »' }).click();
    await actor('Centre communal').waitFor();
    expect(bench.errors).toEqual([]);
  });

  test('the Mermaid text edited by hand changes what it says and keeps what it can’t read', async () => {
    await paste('sentences', 'La Mission locale oriente vers le CCAS.');
    await closePanel();
    await tab('Texte du dessin');
    const text = page.getByRole('textbox', { name: 'Texte Mermaid de la carte' });
    const before = await text.inputValue();
    await text.fill(`${before.replace('oriente vers', 'finance')}%% relu le 4 mai\n@@ ligne inconnue\n`);
    await page.getByRole('button', { name: 'Appliquer à la carte' }).click();
    await page.getByText('@@ ligne inconnue', { exact: true }).waitFor();
    await expect.poll(() => text.inputValue()).toContain('%% gardé : @@ ligne inconnue');
    expect(await text.inputValue()).toContain('%% relu le 4 mai');
    await page.getByRole('button', { name: 'Montrer le dessin de Mermaid' }).click();
    await page.getByRole('img', { name: /Carte des acteurs/u }).waitFor({ timeout: 30_000 });
    await tab('Phrases');
    await page.getByRole('button', { name: 'La Mission locale finance le CCAS.', exact: true }).waitFor();
    expect(bench.errors).toEqual([]);
  });

  test('two access paths lie over the drawing, told apart and named, switched beside the zoom by keyboard; needs nobody answers stand at its edge', async () => {
    await paste('sentences', 'La Mission locale oriente vers le CCAS.\nLe CCAS finance le Café du jeudi.');
    await closePanel();
    await page.getByRole('button', { name: 'Qui manque ?' }).click();
    const panel = page.getByRole('complementary', { name: 'Qui manque ?' });
    await panel.getByRole('textbox', { name: 'Le besoin' }).fill('Garde d’enfants le matin');
    await panel.getByRole('button', { name: 'Noter ce besoin' }).click();
    for (const [name, doors] of [
      ['Trouver un logement', ['Mission locale', 'CCAS']],
      ['Comprendre un courrier', ['CCAS', 'Café du jeudi', 'Mission locale']],
      ['Se soigner', ['CCAS', 'Café du jeudi']],
    ] as const) {
      await panel.getByRole('textbox', { name: 'Le parcours' }).fill(name);
      await panel.getByRole('button', { name: 'Noter un parcours' }).click();
      for (const [index, door] of doors.entries()) {
        await panel.getByRole('button', { name: 'Ajouter une porte' }).click();
        await panel.getByRole('combobox', { name: 'Où ?' }).nth(index).fill(door);
        await page.keyboard.press('Enter');
      }
    }
    await closePanel();
    const legend = page.getByRole('region', { name: 'Légende' });
    const overlays = page.getByRole('region', { name: 'Parcours et angles morts' });
    const path = (name: string) => overlays.getByRole('button', { name: new RegExp(`^${name}`, 'u') });
    expect(await legend.getByText('Trouver un logement').count()).toBe(0);
    await legend.getByText('Comprendre un courrier').waitFor();
    await legend.getByText('Se soigner').waitFor();
    await overlays.getByRole('button', { name: 'Parcours et angles morts' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await Promise.all(['Trouver', 'Comprendre', 'Se soigner'].map((name) => path(name).getAttribute('aria-pressed')))).toEqual([
      'true',
      'false',
      'true',
    ]);
    expect(
      await page.locator('[data-path]').evaluateAll((marks) => marks.map((mark) => [...mark.querySelectorAll('text')].at(-1)?.textContent)),
    ).toEqual(['Se soigner', 'Trouver un logement']);
    await expectAccessible(page);
    const need = page.getByRole('region', { name: 'Angles morts' }).getByRole('button', { name: /^Garde d’enfants/u });
    await need.waitFor();
    await overlays.getByRole('button', { name: /^1 angle mort/u }).press('Enter');
    expect(await need.count()).toBe(0);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    expect(await path('Trouver').count()).toBe(0);
    const opener = overlays.getByRole('button', { name: 'Parcours et angles morts' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    await need.press('Enter');
    await panel.waitFor();
    expect(bench.errors).toEqual([]);
  });

  test('an empty map takes a Mermaid text: what is read, what is not, and another diagram refused in words', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Coller un texte Mermaid' }).click();
    const field = page.getByRole('textbox', { name: 'Texte à ajouter' });
    const add = page.getByRole('button', { name: 'Ajouter à la carte' });
    await field.fill('mindmap\n  root((Quartier))\n    Mairie');
    await page.getByText('Ce texte est une carte mentale.').waitFor();
    expect(await add.isDisabled()).toBe(true);
    await field.fill(
      '```mermaid\nflowchart LR\nsubgraph r["Relais"]\na["<b>CCAS</b>"]\nend\na -->|finance| b["&Eacute;picerie"]\nb --> r\nc["CCAS"] --> b\n```',
    );
    await page.getByText('1 lien non lu', { exact: true }).waitFor();
    await page.getByText('Le même nom plusieurs fois').waitFor();
    await expectAccessible(page);
    await add.click();
    await page.getByText('Ajouté : 3 acteurs, 2 liens. 1 lien non lu.').waitFor();
    await actor('Épicerie').waitFor();
    expect(bench.errors).toEqual([]);
  });

  test('each view is accessible, and the page never scrolls sideways on a phone', async () => {
    await paste('sentences', 'La Mission locale oriente vers le CCAS.\nLe CCAS finance le Café du jeudi.');
    await closePanel();
    for (const name of ['Dessin', 'Phrases', 'Tableau', 'Texte du dessin']) {
      await tab(name);
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    for (const name of ['Liste', 'Dessin', 'Phrases', 'Tableau', 'Texte du dessin']) {
      await tab(name);
      expect(await scrollsSideways(page), name).toBe(false);
    }
  });

  test('on a phone the first screen lists who is there under one strip, the drawing is one tap away and its words can be read', async () => {
    const network = sampleNetwork(30, 54);
    await paste(
      'names',
      network.actors
        .list()
        .map(({ name }) => name)
        .join('\n'),
    );
    await closePanel();
    await savedHere(page);
    const demarche = /#\/d\/[^/]+/u.exec(page.url())?.[0] ?? '';
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${page.url().split('#')[0]}${demarche}/acteurs`);
    await page.reload();
    const first = page.getByRole('list', { name: 'Acteurs' }).getByRole('button').first();
    await first.waitFor();
    const box = await first.boundingBox();
    expect(box?.y).toBeLessThan(370);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await page.getByRole('textbox', { name: 'Chercher un acteur' }).fill('mission');
    expect(await scrollsSideways(page)).toBe(false);
    await page.getByRole('button', { name: 'Tout montrer' }).click();
    await page.getByRole('button', { name: /^Filtrer/u }).click();
    await tab('Dessin');
    const words = page.getByRole('group', { name: 'Carte des acteurs' }).locator('text').first();
    await words.waitFor();
    const zoom = await words.evaluate((text) => (text as SVGTextElement).getScreenCTM()?.a ?? 0);
    expect(15 * zoom).toBeGreaterThanOrEqual(11);
    await tab('Liste');
    await first.click();
    await page.getByRole('complementary').getByRole('button', { name: 'Modifier' }).waitFor();
    await closePanel();
    await page.getByRole('button', { name: 'Autres gestes' }).click();
    await page.getByRole('menuitem', { name: 'Qui manque ?' }).waitFor();
    expect(bench.errors).toEqual([]);
  });
});
