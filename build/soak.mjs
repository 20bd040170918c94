// npm run soak [-- FILE…]: the promises at their soak figures (hours); each says the figures that ran.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { buildApp } from './build-app.mjs';
import { root } from './run-quietly.mjs';

await buildApp();
const env = {
  ...process.env,
  FAIRE_AVEC_BUILT: '1',
  FAIRE_AVEC_CHROMIUM: await findBrowser(),
  FAIRE_AVEC_SOAK: '1',
  SEED: process.env.SEED ?? 'random',
};
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const projects = ['--project', 'promises', '--project', 'networks', '--project', 'timed', '--no-file-parallelism'];
const files = process.argv.slice(2);
const result = spawnSync(
  process.execPath,
  [vitest, 'run', ...files, '--config', 'test/vitest.config.ts', ...projects, '--disable-console-intercept'],
  { cwd: root, stdio: 'inherit', env },
);
process.exit(result.status ?? 1);
