import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from './messages.mjs';
import { giveUp, root, runQuietly, say } from './run-quietly.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium for the tests: named, found, or installed; else one sentence, and the end. */
export async function findBrowser() {
  return present() ?? (await fromDebian()) ?? (await fromPlaywright()) ?? giveUp(messages.noBrowser());
}

function present() {
  return [process.env.FAIRE_AVEC_CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  say(messages.installingBrowser());
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-update', 'apt-get', ['update'], { env, seconds: 300 });
  await runQuietly('apt-chromium', 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, seconds: 900 });
  return present();
}

async function fromPlaywright() {
  say(messages.installingBrowser());
  const cli = join(root, 'node_modules/playwright-core/cli.js');
  const { code } = await runQuietly('playwright', process.execPath, [cli, 'install', 'chromium'], { seconds: 600 });
  if (code !== 0) return undefined;
  const { chromium } = await import('playwright-core');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}
