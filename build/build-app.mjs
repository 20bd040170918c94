import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from './messages.mjs';
import { cache, giveUp, root, runQuietly, say } from './run-quietly.mjs';

const SOURCES = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const RESULT = [
  'out/server/index.js',
  'out/main/index.js',
  'out/host/bundle-reader.js',
  'out/preload/index.cjs',
  'out/renderer/workbench/index.html',
];

/** Builds the app when what it is made of changed since the last time; `keepGoing`: a failure is said and waited out. */
export async function buildApp({ keepGoing = false } = {}) {
  const mark = join(cache, 'built');
  const state = stateOfSources();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === state && RESULT.every((path) => existsSync(join(root, path)))) return;
  say(messages.building());
  const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { code, log } = await runQuietly('build', process.execPath, [cli, 'build']);
  if (code !== 0) return keepGoing ? say(messages.buildFailed(log)) : giveUp(messages.buildFailed(log));
  mkdirSync(cache, { recursive: true });
  writeFileSync(mark, state);
}

/** Changes whenever a source does: its name, its size or its date. */
function stateOfSources() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(filesUnder)) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
