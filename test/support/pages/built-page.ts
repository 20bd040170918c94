import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../node-script';

/** A page of tests or benchmarks, served on loopback. */
interface BuiltPage {
  readonly url: string;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/**
 * Builds the page whose script is `entry` (a path from the project's root) as the app is built, and serves it. It has a place
 * to draw in, `#stage`, and no policy: it is for parts of the product shown without a host.
 */
export async function serveBuiltPage(entry: string): Promise<BuiltPage> {
  // Not under out/, which is what gets packaged.
  const outDir = join(projectRoot, '.cache/built-pages', entry.replaceAll(/\W+/gu, '-'));
  await buildPage(entry, outDir);
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
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function buildPage(entry: string, outDir: string): Promise<void> {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    base: '/',
    // Said here, since a test runner's environment would make it a page of development.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    worker: { format: 'es' },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: { page: join(projectRoot, entry) }, output: { entryFileNames: 'page.js' } },
    },
  });
}

function htmlOf(outDir: string): string {
  const assets = join(outDir, 'assets');
  const styles = (existsSync(assets) ? readdirSync(assets) : []).filter((file) => file.endsWith('.css'));
  const links = styles.map((file) => `<link rel="stylesheet" href="/assets/${file}">`).join('');
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>.</title><link rel="icon" href="data:,">${links}<body><main id="stage" style="width:1200px;height:760px;overflow:auto"></main><script type="module" src="/page.js"></script></body></html>`;
}
