import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'vite';

/** The project's folder, from the sources and from a bundle of them alike. */
export const projectRoot = rootAbove(import.meta.dirname);

/**
 * A script of the tests that must run in a process of its own (to be killed, traced, measured), written in
 * TypeScript: bundled into one file for plain Node. `entry` is its path in the project. Returns where it lies.
 */
export async function nodeScript(entry: string): Promise<string> {
  const name = basename(entry, '.ts');
  const outDir = join(projectRoot, 'out/test-scripts');
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(projectRoot, entry),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.js` } },
    },
  });
  return join(outDir, `${name}.js`);
}

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
