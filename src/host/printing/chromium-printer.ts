import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '#shared/app-error';
import type { PrintToPdf } from './print-to-pdf';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
/** A long restitution prints in seconds; past this, something is wrong. */
const TIME_LIMIT_MS = 90_000;

/** A Chromium, Chrome or Edge of this computer, or undefined. `FAIRE_AVEC_CHROMIUM` names another, or none when empty. */
function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const asked = environment.FAIRE_AVEC_CHROMIUM;
  if (asked !== undefined) return asked !== '' && existsSync(asked) ? asked : undefined;
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, ...ELSEWHERE].find((path) => existsSync(path));
}

/** Prints with a headless Chromium in a profile of its own, thrown away after; undefined when there is none. */
export function createChromiumPrinter(executable = findChromium()): PrintToPdf | undefined {
  if (executable === undefined) return undefined;
  return async (html, { signal } = {}) => {
    const folder = await mkdtemp(join(tmpdir(), 'faire-avec-print-'));
    try {
      const page = join(folder, 'page.html');
      const output = join(folder, 'page.pdf');
      await writeFile(page, html, { mode: 0o600 });
      await run(executable, [...flags(folder), `--print-to-pdf=${output}`, pathToFileURL(page).href], signal);
      return new Uint8Array(await readFile(output));
    } finally {
      // The browser's helpers may still be letting go of the profile.
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  };
}

/** The page runs nothing and fetches nothing; these make sure of it from the outside too. */
function flags(folder: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-pdf-header-footer',
    '--export-tagged-pdf',
    '--generate-pdf-document-outline',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--no-first-run',
    // Chromium refuses its own sandbox to root, which only build machines and containers are.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

function run(executable: string, args: readonly string[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = AbortSignal.timeout(TIME_LIMIT_MS);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    const child = spawn(executable, args, { stdio: 'ignore', signal: stop, killSignal: 'SIGKILL' });
    child.on('error', (cause) => reject(limit.aborted ? new AppError('timeout', 'printing took too long', {}, { cause }) : cause));
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new AppError('internal', `the printer ended with ${code}`))));
  });
}
