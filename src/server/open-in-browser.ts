import { spawn } from 'node:child_process';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  // The empty word is the window's title, which `start` would otherwise take from the address.
  win32: ['cmd', '/c', 'start', ''],
};

/** Hands an address to the system's default browser; false when nothing took it. */
export function openInBrowser(url: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const [command = 'xdg-open', ...args] = OPENERS[platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // Some openers stay as long as the browser does.
    setTimeout(() => resolve(true), 3000).unref();
    child.unref();
  });
}
