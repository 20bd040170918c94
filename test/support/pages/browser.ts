import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { stopAtEnd, stopAtFileEnd } from '../teardown';

/** A page under watch: what it complained about, and whom it tried to reach. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors and uncaught exceptions, in order, as text. */
  readonly errors: readonly string[];
  /** Addresses it asked for outside the origin it was opened on. */
  readonly foreignRequests: readonly string[];
}

/** How to open a page; the rest goes to the browser context (locale, reduced motion, downloads…). */
export type PageOptions = BrowserContextOptions & {
  /** A browser opened with `openBrowser`; the one that all pages of the file share, by default. */
  readonly browser?: Browser;
  /** Runs before the address is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
};

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/**
 * What Playwright turns off by itself (the last `--disable-features` alone counts), and the two pages that Debian's Chromium
 * makes ready behind the address field of every window: they take two seconds of processor each time, and nobody sees one.
 */
const FEATURES_OFF = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

/** The Chromium tests run in: `FAIRE_AVEC_CHROMIUM` when set, else the system's. */
export function chromiumPath(): string {
  const found = [process.env.FAIRE_AVEC_CHROMIUM ?? '', ...CANDIDATES].find((path) => path !== '' && existsSync(path));
  if (!found) throw new Error('no Chromium found: install it (Debian: apt-get install chromium) or set FAIRE_AVEC_CHROMIUM to its path');
  return found;
}

interface BrowserOptions {
  readonly args?: readonly string[];
  readonly executablePath?: string;
}

/** A browser process of its own, closed when the test (or its file) ends. */
export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const browser = await launch(options);
  stopAtEnd(() => browser.close());
  return browser;
}

let shared: Promise<Browser> | undefined;

/** Contexts share nothing but the process: most tests need no more of their own. */
function sharedBrowser(): Promise<Browser> {
  if (!shared) {
    shared = launch();
    stopAtFileEnd(async () => (await shared)?.close());
  }
  return shared;
}

function launch({ executablePath = chromiumPath(), args = [] }: BrowserOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...QUIET, ...args] });
}

/** Opens an address in a context of its own (French, 1280×800), under watch, and waits until it is loaded. */
export async function newPage(url: string, options: PageOptions = {}): Promise<WatchedPage> {
  const { browser = await sharedBrowser(), prepare, ...contextOptions } = options;
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 }, ...contextOptions });
  stopAtEnd(() => context.close());
  const page = await context.newPage();
  await prepare?.(page);
  const watched = watch(page, new URL(url).origin);
  await page.goto(url);
  return watched;
}

/** Watches a page opened otherwise (a second tab, an Electron stand-in's window). */
export function watch(page: Page, ownOrigin: string): WatchedPage {
  const errors: string[] = [];
  const foreignRequests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (/^(?:https?|wss?|ftp):/u.test(url) && !sameSite(url, ownOrigin)) foreignRequests.push(url);
  });
  page.on('websocket', (socket) => {
    if (!sameSite(socket.url(), ownOrigin)) foreignRequests.push(socket.url());
  });
  return { page, errors, foreignRequests };
}

function sameSite(url: string, ownOrigin: string): boolean {
  return new URL(url).host === new URL(ownOrigin).host;
}
