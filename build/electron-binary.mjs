import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from './messages.mjs';
import { cache, root, runQuietly, say } from './run-quietly.mjs';

const DAY = 24 * 60 * 60 * 1000;
const failed = join(cache, 'electron-unreachable');

/** Electron's program, fetched when it can be; undefined where it can't be had, or has no screen to open on. */
export async function electronBinary() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  // Electron's own sandbox refuses root, and the sandbox is not given up.
  if (process.platform === 'linux' && process.getuid?.() === 0) return undefined;
  return presentBinary() ?? ((await fetchBinary()) ? presentBinary() : undefined);
}

/** Electron's program when it is there already. */
export function presentBinary() {
  try {
    const folder = join(root, 'node_modules/electron');
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Tried once a day at most, and only where the network answers at once: a village hall must not wait. */
async function fetchBinary() {
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < DAY) return false;
  const reachable = await fetch('https://github.com/electron', { method: 'HEAD', signal: AbortSignal.timeout(4000) }).then(
    (answer) => answer.ok,
    () => false,
  );
  if (reachable) {
    say(messages.fetchingElectron());
    const { code } = await runQuietly('electron', process.execPath, [join(root, 'node_modules/electron/install.js')], { seconds: 300 });
    if (code === 0) return true;
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(failed, '');
  return false;
}
