import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { openBrowser } from '../../support/browser';
import { projectRoot } from '../../support/node-script';

/** A bench page, built as the app is and served on loopback, with a browser to open it in. */
export interface BenchPages {
  readonly browser: Browser;
  /** Runs `work` in a page of its own, in a context with an empty cache, and closes it. */
  inNewPage<T>(work: (page: Page) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** Builds `test/bench/pages/<name>.tsx` and serves it; the page says that it is ready by setting `window.benchReady`. */
export async function startBenchPages(name: string): Promise<BenchPages> {
  // Not under out/, which is what gets packaged.
  const outDir = join(projectRoot, '.cache/bench-pages', name);
  await buildPage(name, outDir);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    if (path === '') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(htmlOf(outDir));
    try {
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(readFileSync(join(outDir, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await openBrowser();
  return {
    browser,
    inNewPage: async (work) => {
      const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      try {
        await page.goto(url);
        await page.waitForFunction(() => 'benchReady' in window);
        return await work(page);
      } finally {
        await context.close();
      }
    },
    stop: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function buildPage(name: string, outDir: string): Promise<void> {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    base: '/',
    plugins: [react()],
    worker: { format: 'es' },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: { page: join(projectRoot, 'test/bench/pages', `${name}.tsx`) }, output: { entryFileNames: 'page.js' } },
    },
  });
}

function htmlOf(outDir: string): string {
  const assets = join(outDir, 'assets');
  const styles = (existsSync(assets) ? readdirSync(assets) : []).filter((file) => file.endsWith('.css'));
  const links = styles.map((file) => `<link rel="stylesheet" href="/assets/${file}">`).join('');
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>.</title>${links}<body><main id="stage" style="width:1200px;height:760px;overflow:auto"></main><script type="module" src="/page.js"></script></body></html>`;
}
