/** The words that the app's main process, its preload and its page share. */

/** Asks for a port to the host, brings it to the preload, and hands it to the page. */
export const DESKTOP_BRIDGE = 'faire-avec:bridge';

/** Brings a file that the system opened with the app: `{ type, name, bytes }` on the page's window. */
export const DESKTOP_FILE = 'faire-avec:file';

/** What the preload leaves on the page's `window`, under this name. */
export const DESKTOP_GLOBAL = 'faireAvecDesktop';

/** Each call brings a new port, as a `message` event of the window whose data is `DESKTOP_BRIDGE`. */
export interface DesktopApi {
  openBridge(): void;
}
