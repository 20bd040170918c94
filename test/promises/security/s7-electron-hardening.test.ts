import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createElectronStandIn } from '../../support/electron-stand-in/electron-stand-in';
import type { StandInWindow } from '../../support/electron-stand-in/stand-in-window';
import { temporaryFolder } from '../../support/temporary-folder';

const standIn = createElectronStandIn(temporaryFolder());
const { world, asked } = standIn;
const ownPage = 'app://faire-avec/';
let window: StandInWindow;

vi.mock('electron', () => standIn.electron);

beforeAll(async () => {
  process.env.FAIRE_AVEC_DATA = temporaryFolder();
  const built = new URL('../../../out/main/index.js', import.meta.url).pathname;
  await import(built);
  await vi.waitFor(() => expect(world.windows[0]?.webContents.page?.page.url()).toContain('https:'), { timeout: 20_000 });
  window = world.windows[0]!;
});

const preferences = () => window.options.webPreferences as Record<string, unknown>;
const handler = (name: string) => standIn.electron.session.defaultSession.handlers[name] as unknown as (...args: unknown[]) => unknown;

/** What the app answers to a navigation event: true when it lets it happen. */
function allows(event: string, url: string, isMainFrame = true): boolean {
  let allowed = true;
  window.webContents.emit(event, { url, isMainFrame, preventDefault: () => (allowed = false) });
  return allowed;
}

/** What a permission request is answered. */
function grants(permission: string, requestingUrl: string): boolean {
  let granted = false;
  handler('permissionRequest')(null, permission, (answer: boolean) => (granted = answer), { requestingUrl });
  return granted;
}

const checks = (permission: string, origin: string) => handler('permissionCheck')(null, permission, origin, {}) as boolean;

describe('S7: the checklist of Electron, on the built app', () => {
  it('1. loads only its own secure scheme, never a file or a server', () => {
    expect(window.webContents.page?.page.url()).toMatch(/^https:\/\/faire-avec\.stand-in\.test\//u);
    expect(world.sessionOf(undefined).protocol.registered).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
  });

  it('2. gives pages no Node', () => {
    expect(preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false });
  });

  it('3. keeps the preload’s world apart', () => expect(preferences().contextIsolation).toBe(true));

  it('4. keeps every page in the system’s sandbox', () => expect(preferences().sandbox).toBe(true));

  it('5. decides on every permission, of our origin and of any other', () => {
    expect(
      ['local-network', 'loopback-network', 'local-network-access', 'fullscreen', 'fileSystem'].map((one) => grants(one, ownPage)),
    ).toEqual([true, true, true, true, true]);
    for (const one of ['media', 'geolocation', 'notifications', 'midi', 'usb', 'clipboard-read', 'openExternal', 'unknown']) {
      expect(grants(one, ownPage)).toBe(false);
    }
    for (const stranger of ['https://exemple.test/', 'app://faire-avec.exemple.test/', 'app://autre/', 'app://faire-avecx/', '']) {
      expect(grants('local-network', stranger)).toBe(false);
      expect(checks('local-network', stranger)).toBe(false);
      expect(checks('media', stranger)).toBe(false);
    }
    expect(handler('devicePermission')({})).toBe(false);
  });

  it('6. keeps the web’s own walls', () => expect(preferences().webSecurity).toBe(true));

  it('7. sends a strict content security policy with every page', async () => {
    const answer = await standIn.electron.session.defaultSession.schemes.get('app')?.(new Request(ownPage));
    expect(answer?.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/u);
  });

  it('8. mixes nothing insecure in', () => expect(preferences().allowRunningInsecureContent).toBe(false));

  it('9. turns on no experiment of Chromium', () => {
    expect(preferences().experimentalFeatures).toBe(false);
    expect(preferences().enableBlinkFeatures).toBeUndefined();
  });

  it('10. has no embedded browser, and refuses one that appears', () => {
    expect(preferences().webviewTag).toBe(false);
    expect(allows('will-attach-webview', '')).toBe(false);
  });

  it('11. goes nowhere, by link, by redirection or in a frame', () => {
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      for (const url of [
        'https://exemple.test/',
        'file:///etc/passwd',
        'app://autre/',
        'app://faire-avec.exemple.test/',
        'javascript:alert(1)',
        'data:text/html,x',
      ]) {
        expect(allows(event, url)).toBe(false);
      }
      expect(allows(event, ownPage)).toBe(true);
    }
    expect(allows('will-frame-navigate', 'about:srcdoc', false)).toBe(true);
    expect(allows('will-frame-navigate', 'about:srcdoc', true)).toBe(false);
    expect(allows('will-frame-navigate', 'blob:https://exemple.test/1', false)).toBe(false);
  });

  it('12. opens no window that a page asks for', () => {
    for (const url of [ownPage, 'https://exemple.test/', 'about:blank'])
      expect(window.webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
  });

  it('13. hands a link to the system only when the person agreed, having read it', async () => {
    asked.dialogs.length = 0;
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://x/y', 'ms-msdt:/id', 'app://faire-avec/'])
      window.webContents.openHandler?.({ url });
    window.webContents.openHandler?.({ url: 'https://exemple.test/a?b' });
    await expect.poll(() => asked.dialogs.length).toBe(1);
    expect(asked.dialogs[0]).toMatchObject({ detail: 'https://exemple.test/a?b', defaultId: 0, cancelId: 0 });
    expect(asked.external).toEqual([]);
    asked.agree = true;
    window.webContents.openHandler?.({ url: 'https://exemple.test/a?b' });
    await expect.poll(() => asked.external).toEqual(['https://exemple.test/a?b']);
    asked.agree = false;
  });

  it('14. is built with the Electron it pins, whole version', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/u);
  });

  it('15. answers no message but its own page’s, at the top frame', () => {
    const given: unknown[] = [];
    const ask = (frame: unknown) => world.ipcMain.emit('faire-avec:bridge', { sender: window.webContents, senderFrame: frame });
    const from = (url: string, parent: unknown = null) => ({ url, parent, postMessage: (...args: unknown[]) => given.push(args) });
    for (const frame of [
      null,
      from('https://exemple.test/'),
      from('app://autre/'),
      from('app://faire-avec.exemple.test/'),
      from('file:///x'),
      from(ownPage, {}),
      from('about:blank'),
    ])
      ask(frame);
    expect(given).toEqual([]);
    ask(from(ownPage));
    expect(given).toHaveLength(1);
  });

  it('16. listens to one message only, which carries nothing', () => {
    expect(world.ipcMain.eventNames()).toEqual(['faire-avec:bridge']);
  });

  it('17. serves no file outside the built pages', async () => {
    const serve = standIn.electron.session.defaultSession.schemes.get('app')!;
    for (const path of ['../package.json', '..%2f..%2fpackage.json', '%2e%2e/main/index.js', '..%5c..%5cpackage.json', '.git/config']) {
      expect((await serve(new Request(`${ownPage}${path}`))).status).toBe(404);
    }
    expect((await serve(new Request('app://autre/'))).status).toBe(404);
    expect((await serve(new Request(ownPage, { method: 'POST' }))).status).toBe(404);
  });

  it('18. shuts the doors of the packaged program (fuses)', async () => {
    const { fuses } = (await import('../../../build/fuses.mjs' as string)) as { fuses: Record<string, boolean> };
    expect(fuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('19. lets a page call one thing, and see nothing of Electron', async () => {
    const seen = await window.webContents.page!.page.evaluate(() => {
      const api = (globalThis as unknown as Record<string, object>).faireAvecDesktop;
      return {
        names: Object.keys(api ?? {}),
        node: typeof (globalThis as { require?: unknown }).require,
        process: typeof (globalThis as { process?: unknown }).process,
      };
    });
    expect(seen).toEqual({ names: ['openBridge'], node: 'undefined', process: 'undefined' });
  });

  it('20. says in French, in its menu, what it does', () => {
    expect((asked.menu as { label: string }[]).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Fichier', 'Édition', 'Affichage', 'Fenêtre']),
    );
  });
});
