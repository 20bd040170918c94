import { expect, test } from 'vitest';
import { harmlessSvg } from '#client/diagram/mermaid-frame';
import type { Page } from 'playwright-core';
import { openWorkbench, startDemarche } from '../../support/pages/workbench';

/** Proofs of concept of Mermaid's published flaws, and the ordinary ways text acts in a browser; {BEACON} is a foreign address. */
const PAYLOADS = [
  '%%{init: {"flowchart": {"htmlLabels": true}, "securityLevel": "loose"}}%%\nflowchart LR\nA["<img src=\'{BEACON}/1\' onerror=alert(1)>"] --> B',
  '---\nconfig:\n  htmlLabels: true\n  securityLevel: loose\n---\nflowchart LR\nA["<img src=\'{BEACON}/2\'>"]',
  'flowchart LR\nA[x] --> B[y]\nclick A "{BEACON}/3" _self\nclick B "javascript:alert(1)"\nclick A call alert(1)',
  'flowchart LR\nA["<script>alert(1)</script>"] --> B["<svg/onload=alert(1)>"]',
  'flowchart LR\nA["<a href=\'{BEACON}/4\'>x</a>"]\nstyle A fill:url({BEACON}/5)',
  'flowchart LR\nA --> B\nclassDef x background:url({BEACON}/6),fill:red\nclass A x',
  '%%{init: {"themeCSS": "@import url({BEACON}/7); * { background: url({BEACON}/8) }"}}%%\nflowchart LR\nA --> B',
  '%%{init: {"fontFamily": "x; } @import \'{BEACON}/9\'; y {"}}%%\nflowchart LR\nA --> B',
  '%%{init: {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}}%%\nflowchart LR\nA --> B',
  'sequenceDiagram\nparticipant A\nlink A: x @ {BEACON}/10\nlinks A: {"x": "javascript:alert(1)"}\nA->>B: <img src={BEACON}/11>',
  'classDiagram\nclass A\nclick A href "{BEACON}/12"\nlink A "javascript:alert(1)"\ncallback A "alert"',
  'gantt\ntitle <img src={BEACON}/13>\nsection s\nx :a, 2024-01-01, 1d\nclick a href "{BEACON}/14"\nclick a call alert(1)',
  'stateDiagram-v2\nA: <img src={BEACON}/15 onerror=alert(1)>\nnote right of A: <iframe src={BEACON}/16></iframe>',
  'erDiagram\nA["<img src={BEACON}/17>"] ||--o{ B : x',
  'pie title <img src={BEACON}/18>\n"<script>alert(1)</script>" : 1',
  'mindmap\n  root((<img src={BEACON}/19>))\n    ::icon(fa fa-x" onload="alert(1))',
  'timeline\ntitle <img src={BEACON}/20>\n2024 : <script>alert(1)</script>',
  'flowchart LR\nA["`**x** ![y]({BEACON}/21)`"]\nB@{ img: "{BEACON}/22", label: "x" }\nC@{ icon: "x:y", label: "z" }',
  'flowchart LR\nA["$$\\href{javascript:alert(1)}{x}$$"]',
  'architecture-beta\ngroup api(cloud)["<img src={BEACON}/23>"]\nservice db(logos:aws)[x] in api',
  'block-beta\na["<img src={BEACON}/24>"]',
  'flowchart LR\n' + Array.from({ length: 600 }, (_unused, index) => `a${index} --> a${(index * 7) % 600}`).join('\n'),
  'flowchart LR\n' + 'subgraph a\n'.repeat(300) + 'x\n' + 'end\n'.repeat(300),
];

const BEACON = 'http://192.0.2.1';
/** Asks the page's own Mermaid frame for a drawing, exactly as the app does. */
async function draw(page: Page, text: string): Promise<{ svg?: string; error?: string; ms: number }> {
  return page.evaluate(async (source) => {
    const from = performance.now();
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    Object.assign(frame.style, { position: 'fixed', left: '-3000px', width: '1200px', height: '800px' });
    const port = await new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', function ready(event) {
        if (event.source !== frame.contentWindow || event.data !== 'faire-avec:mermaid-frame-ready') return;
        window.removeEventListener('message', ready);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(port1);
        frame.contentWindow?.postMessage('faire-avec:mermaid-frame', '*', [port2]);
      });
      frame.src = '/mermaid-frame/index.html';
      document.body.append(frame);
    });
    const started = performance.now();
    const answer = await new Promise<{ svg?: string; error?: string }>((resolve) => {
      const limit = setTimeout(() => resolve({ error: 'given up' }), 8000);
      port.onmessage = ({ data }) => {
        clearTimeout(limit);
        resolve(data as { svg?: string; error?: string });
      };
      port.postMessage({ id: 1, text: source });
    });
    frame.remove();
    return { ...answer, ms: Math.max(performance.now() - started, 0) + 0 * from };
  }, text);
}

test('S6 (Mermaid): no payload runs a script, asks for a foreign address, or leaves the page, even when it reaches Mermaid as written', async () => {
  const { page, foreignRequests } = await openWorkbench();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const address = page.url();
  for (const payload of PAYLOADS) {
    const { svg } = await draw(page, payload.replaceAll('{BEACON}', BEACON));
    if (svg === undefined) continue;
    expect(() => harmlessSvg(svg), payload).not.toThrow();
    // As the app shows it.
    await page.evaluate(async (source) => {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }));
      await image.decode().catch(() => undefined);
    }, svg);
  }
  expect(dialogs).toEqual([]);
  expect(foreignRequests).toEqual([]);
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => ({}) as Record<string, unknown>)).not.toHaveProperty('polluted');
}, 170_000);

test('S6 (Mermaid): the frame has no origin, no storage, no network and no way to the page', async () => {
  const { page } = await openWorkbench();
  await draw(page, 'flowchart LR\nA --> B');
  const found = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-scripts');
        frame.src = '/mermaid-frame/index.html';
        frame.onload = () => {
          let reached = false;
          try {
            reached = frame.contentDocument !== null;
          } catch {
            reached = false;
          }
          resolve(reached);
        };
        document.body.append(frame);
      }),
  );
  expect(found).toBe(false);
});

test('S6 (Mermaid): a hostile text pasted on the map is drawn as words, and what could act is kept and listed', async () => {
  const { page, foreignRequests, errors } = await openWorkbench();
  await startDemarche(page, { title: 'Les Tilleuls' });
  await page
    .getByRole('link', { name: /Acteurs/u })
    .first()
    .click();
  await page.getByRole('button', { name: 'Ajouter un acteur' }).click();
  await page.getByRole('textbox', { name: 'Nom' }).fill('<img src=x onerror=alert(1)>');
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByRole('tab', { name: 'Texte du dessin' }).click();
  await page.getByRole('textbox', { name: 'Texte à ajouter' }).fill(PAYLOADS.slice(0, 7).join('\n').replaceAll('{BEACON}', BEACON));
  await page.getByText('Lignes mises hors d’état d’agir').first().waitFor();
  await page.getByRole('button', { name: 'Ajouter à la carte' }).click();
  await page.getByRole('button', { name: 'Montrer le dessin de Mermaid' }).click();
  await page.getByRole('img', { name: /Carte des acteurs/u }).waitFor({ timeout: 20_000 });
  expect(foreignRequests).toEqual([]);
  expect(errors).toEqual([]);
});
