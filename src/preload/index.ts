import { contextBridge, ipcRenderer } from 'electron';
import { DESKTOP_BRIDGE, DESKTOP_FILE, DESKTOP_GLOBAL, type DesktopApi } from '#bridge/transports/desktop-names';

/**
 * Hands over one `MessagePort` each time the page asks, and the files that the system opened with the app.
 * The page can call nothing else, and gets no Electron object.
 */
const api: DesktopApi = { openBridge: () => ipcRenderer.send(DESKTOP_BRIDGE) };
contextBridge.exposeInMainWorld(DESKTOP_GLOBAL, api);

const { origin } = window.location;
ipcRenderer.on(DESKTOP_BRIDGE, (event) => window.postMessage(DESKTOP_BRIDGE, origin, event.ports));
ipcRenderer.on(DESKTOP_FILE, (_event, name: unknown, bytes: unknown) => window.postMessage({ type: DESKTOP_FILE, name, bytes }, origin));
