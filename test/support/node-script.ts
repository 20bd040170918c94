import { basename } from 'node:path';
import { build } from 'vite';

const root = new URL('../..', import.meta.url).pathname;

/**
 * A script of the tests that must run in a process of its own (to be killed, traced, measured), written in
 * TypeScript beside them: bundled into one file for plain Node. Returns where it lies.
 */
export async function nodeScript(entry: URL): Promise<string> {
  const name = basename(entry.pathname, '.ts');
  const outDir = `${root}out/test-scripts`;
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry.pathname,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.js` } },
    },
  });
  return `${outDir}/${name}.js`;
}
