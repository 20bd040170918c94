/**
 * `npm test`: installs what the tests need, a browser included, builds once, and runs everything: types,
 * lint, unit tests, promises, journeys. Names the slowest files; the last line is `N passed, N failed, N skipped`.
 * `npm test -- unit journeys` runs those parts only.
 */
import './node-version.mjs';

const { messages } = await import('./messages.mjs');
const { cache, root, say } = await import('./run-quietly.mjs');
const { install } = await import('./install.mjs');
const { buildApp } = await import('./build-app.mjs');
const { findBrowser } = await import('./browser.mjs');
const { spawn } = await import('node:child_process');
const { readFileSync, rmSync } = await import('node:fs');
const { join, relative } = await import('node:path');

/** What runs side by side. */
const RUNS = [['unit'], ['promises', 'journeys'], ['networks'], ['timed']];
const SLOWEST = 10;
const asked = process.argv.slice(2);
const wanted = (part) => asked.length === 0 || asked.includes(part);

await install();
const chromium = await findBrowser();
await buildApp();

const totals = { passed: 0, failed: 0, skipped: 0 };
const times = [];
if (wanted('types')) await check('types', ['typescript/bin/tsc', '-b']);
if (wanted('lint')) await check('lint', ['@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error', 'src', 'test', 'build']);
if (wanted('lint')) await check('unused', ['knip/bin/knip.js']);
for (const projects of RUNS) await runProjects(projects.filter(wanted));

say(messages.slowest(slowestFiles()));
say(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 ? 0 : 1);

/** A check that is one yes or one no. */
async function check(part, [script, ...args]) {
  say(messages.step(messages.steps[part]));
  const code = await run([script, ...args]);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
}

async function runProjects(projects) {
  if (projects.length === 0) return;
  say(messages.step(projects.map((project) => messages.steps[project]).join(', ')));
  const report = join(cache, `test-${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(['vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', ...chosen, ...reporters]);
  count(report, code);
}

function slowestFiles() {
  return times.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
}

/** A file that could not even be loaded, or an error outside every test, is a failure too. */
function count(report, code) {
  const before = totals.failed;
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const { name, startTime, endTime, status, assertionResults } of testResults) {
      times.push({ file: relative(root, name), seconds: Math.round((endTime - startTime) / 1000) });
      for (const one of assertionResults) totals[one.status === 'passed' ? 'passed' : one.status === 'failed' ? 'failed' : 'skipped'] += 1;
      if (status === 'failed' && !assertionResults.some((one) => one.status === 'failed')) totals.failed += 1;
    }
  } catch {
    // No report: what follows counts it.
  }
  if (code !== 0 && totals.failed === before) totals.failed += 1;
}

function run([script, ...args]) {
  const env = { ...process.env, FAIRE_AVEC_BUILT: '1', FAIRE_AVEC_CHROMIUM: chromium };
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
  });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
