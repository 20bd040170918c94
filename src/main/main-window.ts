import type { BrowserWindow, WebPreferences } from 'electron';
import { APP_ORIGIN } from './app-scheme';
import type { ElectronPort } from './electron-port';
import { MINIMUM_SIZE, placeWindow, readWindowState, writeWindowState } from './window-state';

/** What a window needs to know. */
interface MainWindowOptions {
  /** The built preload. */
  readonly preload: string;
  /** Where the window's place is kept. */
  readonly statePath: string;
}

/** Every security setting of a page, said aloud even where it is Electron's default today. */
function webPreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Its dictionaries come from the network.
    spellcheck: false,
  };
}

/** Opens a window on the workbench, where the last one stood. */
export function openMainWindow(
  { BrowserWindow, screen }: Pick<ElectronPort, 'BrowserWindow' | 'screen'>,
  options: MainWindowOptions,
): BrowserWindow {
  const state = readWindowState(options.statePath);
  const window = new BrowserWindow({
    ...placeWindow(
      state,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: 'Faire Avec',
    // The paper's colour, so that nothing flashes white before the first paint.
    backgroundColor: '#fbf8f1',
    show: false,
    webPreferences: webPreferences(options.preload),
  });
  if (state.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(options.statePath, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}
