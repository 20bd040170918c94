/**
 * A stand-in for the `electron` module, for machines where Electron's own window can't open. It loads
 * nothing of Electron: the built main and preload run against it, its windows are real Chromium pages, its
 * ports carry real bytes. What it can't show is Electron itself: test/journeys/start/electron.test.ts does, where
 * the program is present.
 */
import { EventEmitter } from 'node:events';
import { StandInChannel } from './stand-in-port';
import { StandInSession } from './stand-in-session';
import { StandInWindow, type StandInWorld, type WindowOptions } from './stand-in-window';

/** A stand-in app, and what was asked of it. */
export function createElectronStandIn(userData: string) {
  const sessions = new Map<string, StandInSession>();
  const sessionOf = (partition = '') => {
    const session = sessions.get(partition) ?? new StandInSession();
    sessions.set(partition, session);
    return session;
  };
  const app = new StandInApp(userData);
  const world: StandInWorld = { app, ipcMain: new EventEmitter(), sessionOf, windows: [] };
  const keychain = { available: true, backend: 'gnome_libsecret' };
  const asked = {
    keychain,
    dialogs: [] as unknown[],
    external: [] as string[],
    menu: undefined as unknown,
    agree: false,
    file: [] as string[],
  };
  const defaultSession = sessionOf();
  const electron = {
    app,
    ipcMain: world.ipcMain,
    powerMonitor: new EventEmitter(),
    safeStorage: standInKeychain(keychain),
    MessageChannelMain: StandInChannel,
    protocol: defaultSession.protocol,
    session: { defaultSession, fromPartition: sessionOf },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1280, height: 800 } }] },
    shell: { openExternal: async (url: string) => void asked.external.push(url) },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => {
        asked.menu = menu;
      },
    },
    dialog: {
      showErrorBox: (...words: string[]) => asked.dialogs.push(words),
      showMessageBox: async (options: unknown) => {
        asked.dialogs.push(options);
        return { response: asked.agree ? 1 : 0 };
      },
      showOpenDialog: async () => ({ canceled: asked.file.length === 0, filePaths: asked.file }),
    },
    BrowserWindow: windowClass(world),
  };
  return { electron, world, asked };
}

/** Stands in for `safeStorage`: turned round, so that what it keeps is not what it was given. */
function standInKeychain(state: { readonly available: boolean; readonly backend: string }) {
  return {
    isAsyncEncryptionAvailable: async () => state.available,
    getSelectedStorageBackend: () => state.backend,
    encryptStringAsync: async (text: string) => Buffer.from([...text].reverse().join('')),
    decryptStringAsync: async (sealed: Buffer) => ({ shouldReEncrypt: false, result: [...sealed.toString()].reverse().join('') }),
  };
}

/** Electron's class, as far as the app uses it: one constructor, two lists. */
interface WindowClass {
  new (options: WindowOptions): StandInWindow;
  getAllWindows(): readonly StandInWindow[];
  getFocusedWindow(): StandInWindow | null;
}

function windowClass(world: StandInWorld): WindowClass {
  return class extends StandInWindow {
    static getAllWindows = () => world.windows;
    static getFocusedWindow = () => world.windows[0] ?? null;

    constructor(options: WindowOptions) {
      super(world, options);
    }
  };
}

/** Stands in for `app`. */
class StandInApp extends EventEmitter {
  /** How it was ended, once its last words were said. */
  ended: string | undefined;

  constructor(private readonly userData: string) {
    super();
  }

  requestSingleInstanceLock = () => true;
  getPreferredSystemLanguages = () => ['fr-CH'];
  getPath = () => this.userData;
  isReady = () => true;
  whenReady = async () => {};

  quit(): void {
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.ended = 'quit';
  }

  exit(code: number): void {
    this.ended = `exit ${code}`;
  }
}
