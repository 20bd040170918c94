import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/pages/browser';
import { startServer } from '../support/pages/server-process';
import { temporaryFolder } from '../support/temporary-folder';
import { atMost, type BenchTable, medianOf } from './bench-table';
import { contest } from './contest';

const RENDERER = join(process.cwd(), 'out/renderer');
const PRODUCT = 'workbench, first start';
const EMPTY = 'empty page';

/** Row 17: what the browser downloads first, and how long until something is there to read. */
export async function run(): Promise<BenchTable> {
  if (!existsSync(RENDERER)) throw new Error('the app is not built: npm run build');
  const browser = await openBrowser();
  const dataFolder = temporaryFolder();
  const server = await startServer({ dataFolder });
  const empty = await serveEmptyPage();
  const bundle = firstDownload();
  const contestants = await contest(
    [
      {
        name: PRODUCT,
        role: 'product',
        round: async () => ({ shown: await timeToShow(browser, server.url), 'bundle, gzip': bundle.bytes, files: bundle.files.length }),
      },
      { name: EMPTY, role: 'limit', round: async () => ({ shown: await timeToShow(browser, empty.url) }) },
    ],
    { shown: 'ms', 'bundle, gzip': 'bytes', files: 'count' },
  );
  await browser.close();
  await server.stop();
  empty.stop();
  rmSync(dataFolder, { recursive: true, force: true });
  const heavy = bundle.files.filter(
    (file) => /mermaid|elk|cytoscape|katex/iu.test(file) || /mermaidAPI|ELK\b/u.test(readFileSync(join(RENDERER, file), 'utf8')),
  );
  return {
    row: 17,
    name: 'start',
    workload: 'Each round: a new browser context with an empty cache opens the page; time until its heading is painted. Sizes are exact.',
    contestants,
    targets: [
      atMost('scripts of the first download, gzip, at most 220,000 bytes', bundle.bytes, 220_000, 0),
      atMost('0 files of it with Mermaid or ELK', heavy.length, 0, 0),
      atMost('shown in at most 5 times the empty page', medianOf(contestants, PRODUCT, 'shown') / medianOf(contestants, EMPTY, 'shown'), 5),
      { text: 'app start to window, in Electron', reached: 'not measured: its program is not here', met: undefined },
    ],
    notes: [
      'published figure of the peer (React, Lexical and Yjs in one page, cold): 189 kB gzip, 272 ms to editable, 48 ms for its empty page',
    ],
  };
}

/** The scripts that the workbench's page names, and those that these import at once, as the page itself lists them. */
function firstDownload(): { files: string[]; bytes: number } {
  const html = readFileSync(join(RENDERER, 'workbench/index.html'), 'utf8');
  const files = [...new Set([...html.matchAll(/\/(assets\/[^"]+\.js)"/gu)].map((match) => match[1] ?? ''))];
  return { files, bytes: files.reduce((sum, file) => sum + gzipSync(readFileSync(join(RENDERER, file)), { level: 9 }).byteLength, 0) };
}

/** Milliseconds from the start of the navigation to the frame in which a heading is there. */
async function timeToShow(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('h1')) requestAnimationFrame(() => Object.assign(globalThis, { shownAt: performance.now() }));
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(url);
  const shown = await page.waitForFunction(() => (globalThis as { shownAt?: number }).shownAt);
  const time = (await shown.jsonValue()) ?? Number.NaN;
  await context.close();
  return time;
}

async function serveEmptyPage(): Promise<{ url: string; stop(): void }> {
  const server = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>.</title><h1>.</h1>'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => server.close() };
}
