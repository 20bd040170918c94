import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Channel } from '#bridge/channel';
import { openingWords, sentenceFor } from '#host/opening/opening-failure';
import { createSite } from '#host/site/site';
import type { Keychain } from '#host/storage/keys/workspace-key';
import { type Language, languageOfLocale } from '#shared/words/language';
import { appMenu } from './app-menu';
import { registerScheme, serveScheme } from './app-scheme';
import { handOutPorts } from './bridge-port';
import { type CrashLog, createCrashLog } from './crash-log';
import type { ElectronPort } from './electron-port';
import { createKeychain } from './keychain';
import { openMainWindow } from './main-window';
import { type MainWords, mainWords } from './main-words';
import { confineNavigation } from './navigation';
import { createOpenedFiles, FILE_EXTENSION, filesAmong, type OpenedFiles } from './opened-files';
import { restrictPermissions } from './permissions';
import { createPrintToPdf, type PrintToPdf } from './print-service';

/** The host as the app's main process needs it. */
interface OpenedHost {
  serve(channel: Channel): void;
  /** Closes every démarche that a passphrase protects. */
  lockAll(): Promise<void>;
  close(): Promise<void>;
}

/** What the app is made of, beside Electron itself. */
interface MainOptions {
  readonly electron: ElectronPort;
  readonly argv: readonly string[];
  /** The folder of the built pages, and the built preload. */
  readonly siteFolder: string;
  readonly preload: string;
  /** Opens the démarches; what only this process can do is passed to it. */
  openHost(abilities: { printToPdf: PrintToPdf; keychain: Keychain; reportFailure(error: unknown): void }): Promise<OpenedHost>;
}

interface Running extends MainOptions {
  readonly language: Language;
  readonly words: MainWords;
  readonly files: OpenedFiles;
  readonly crashes: CrashLog;
}

/** Starts the app; resolves once its first window opens, or once it has said why it can't. */
export async function createMain(options: MainOptions): Promise<void> {
  const { app, dialog } = options.electron;
  if (!app.requestSingleInstanceLock()) return app.quit();
  registerScheme(options.electron);
  const language = languageOfLocale(app.getPreferredSystemLanguages()[0] ?? '');
  const words = mainWords(language);
  const files = createOpenedFiles((name) => dialog.showErrorBox(words('cannotOpen'), name));
  const running = { ...options, language, words, files, crashes: createCrashLog(join(app.getPath('userData'), 'logs', 'incidents.log')) };
  for (const path of filesAmong(options.argv)) files.add(path);
  listen(running);
  confineNavigation(options.electron, words);
  await app.whenReady();
  await open(running);
}

async function open(running: Running): Promise<void> {
  const { electron, words, siteFolder } = running;
  const { app, session, Menu } = electron;
  restrictPermissions(session.defaultSession);
  serveScheme(electron, createSite(siteFolder));
  const actions = { newWindow: () => void openWindow(running), openFile: () => void chooseFile(running) };
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(words, process.platform, actions)));
  try {
    const host = await running.openHost({
      printToPdf: createPrintToPdf(electron),
      keychain: createKeychain(electron),
      reportFailure: (error) => running.crashes.note('host', error),
    });
    closeWith(running, host);
    lockWith(running, host);
    handOutPorts(electron, (channel, event) => {
      host.serve(channel);
      void running.files.deliver(event.sender);
    });
    openWindow(running);
  } catch (error) {
    running.crashes.note('opening', error);
    electron.dialog.showErrorBox(words('cannotOpen'), sentenceFor(error, openingWords(running.language)));
    app.exit(1);
  }
}

function openWindow({ electron, preload }: Running): BrowserWindow {
  return openMainWindow(electron, { preload, statePath: join(electron.app.getPath('userData'), 'window.json') });
}

/** What the system tells the app, from its first moment on: a file may be opened before it is ready. */
function listen(running: Running): void {
  const { electron, files, crashes } = running;
  const { app, BrowserWindow } = electron;
  const show = () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    if (window) void files.deliver(window.webContents);
  };
  app.on('second-instance', (_event, argv) => {
    for (const path of filesAmong(argv)) files.add(path);
    show();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    files.add(path);
    if (app.isReady()) show();
  });
  app.on('activate', () => {
    if (app.isReady() && BrowserWindow.getAllWindows().length === 0) openWindow(running);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('child-process-gone', (_event, details) =>
    crashes.note('child-process-gone', `${details.type} ${details.reason} ${details.exitCode}`),
  );
  app.on('render-process-gone', (_event, contents, details) => {
    crashes.note('render-process-gone', `${details.reason} ${details.exitCode}`);
    if (details.reason !== 'clean-exit') void offerToContinue(running, () => contents.reload());
  });
  process.on('uncaughtExceptionMonitor', (error) => crashes.note('uncaught', error));
  process.on('unhandledRejection', (error) => crashes.note('unhandled', error));
}

/** The host has everything that was shown as saved, so the page can simply come back. */
async function offerToContinue({ electron, words }: Running, reload: () => void): Promise<void> {
  await electron.dialog.showMessageBox({
    type: 'warning',
    message: words('pageGone'),
    detail: words('pageGoneDetail'),
    buttons: [words('continueHere')],
  });
  reload();
}

async function chooseFile({ electron, files, words }: Running): Promise<void> {
  const chosen = await electron.dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [{ name: words('fileKind'), extensions: [FILE_EXTENSION] }],
  });
  for (const path of chosen.filePaths) files.add(path);
  const window = electron.BrowserWindow.getFocusedWindow() ?? electron.BrowserWindow.getAllWindows()[0];
  if (window) await files.deliver(window.webContents);
}

/** A computer that is left (its screen is locked, its lid is closed) leaves no locked démarche open. */
function lockWith({ electron: { powerMonitor }, crashes }: Running, host: OpenedHost): void {
  const lock = () => void host.lockAll().catch((error: unknown) => crashes.note('locking', error));
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
}

/** The windows are closed by then, their last words received; the app stays until those are written. */
function closeWith({ electron: { app }, crashes }: Running, host: OpenedHost): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    host
      .close()
      .catch((error: unknown) => crashes.note('closing', error))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}
