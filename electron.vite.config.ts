import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
const rendererRoot = join(root, 'src/renderer');

/** Every `src/renderer/<page>/index.html` is a page of its own, so that a phone never downloads the workbench. */
function pages(): Record<string, string> {
  const names = readdirSync(rendererRoot).filter((name) => existsSync(join(rendererRoot, name, 'index.html')));
  return Object.fromEntries(names.map((name) => [name, join(rendererRoot, name, 'index.html')]));
}

/** Both origins (`app://faire-avec/` and the local server) serve from their root: deep addresses need absolute links. */
const absoluteBase: Plugin = { name: 'absolute-base', config: () => ({ base: '/' }) };

/**
 * The component library brings its few words in thirty languages; the interface speaks two, and a first
 * download in a village hall should not carry the others.
 */
const twoLanguages: Plugin = {
  name: 'two-languages',
  enforce: 'pre',
  load: (id) =>
    /\/react-(?:aria|stately)[^/]*\/dist\/.*\/(?!fr-FR|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/u.test(id) ? 'export default {};' : undefined,
};

/** A phone on a crowded Wi-Fi: the style of the first words comes before the scripts, and does not share its way with them. */
const firstWordsFirst: Plugin = {
  name: 'first-words-first',
  transformIndexHtml: {
    order: 'post',
    handler(html, { path }) {
      if (!path.startsWith('/guest/')) return html;
      const style = /<link rel="stylesheet"[^>]*>\n?/u.exec(html)?.[0] ?? '';
      return html
        .replace(style, '')
        .replace('<title>', `${style.trim()}\n    <title>`)
        .replace(/<(script type="module"|link rel="modulepreload")/gu, '<$1 fetchpriority="low"');
    },
  },
};

/**
 * What must not sit in the first download is split off by name: whoever imports it lazily then gets it
 * lazily, whatever else shares a module with it.
 */
const LAZY_PACKAGES: readonly [name: string, test: RegExp][] = [['react', /node_modules\/(?:react|react-dom|scheduler)\//]];

export default defineConfig({
  main: {
    build: {
      outDir: 'out',
      emptyOutDir: false,
      sourcemap: true,
      target: 'node20',
      rolldownOptions: {
        input: { main: join(root, 'src/main/index.ts'), server: join(root, 'src/server/index.ts') },
        // Names without a hash: nothing caches them, and a rebuild leaves nothing behind.
        output: {
          entryFileNames: '[name]/index.js',
          chunkFileNames: 'host/[name].js',
          codeSplitting: { groups: [{ name: 'host', minShareCount: 2 }] },
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can't load packages nor ES modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: rendererRoot,
    plugins: [react(), absoluteBase, twoLanguages, firstWordsFirst],
    build: {
      // Phones of 2017 and later; it costs the workbench a kilobyte.
      target: 'es2020',
      minify: true,
      // Files, not data: addresses: the content security policy allows fonts and scripts from our origin only.
      assetsInlineLimit: 0,
      // Says which files each page is made of: a phone is handed those of its page, and no other.
      manifest: true,
      rolldownOptions: {
        input: pages(),
        output: { codeSplitting: { groups: LAZY_PACKAGES.map(([name, test]) => ({ name, test })) } },
      },
    },
    worker: { format: 'es' },
  },
});
