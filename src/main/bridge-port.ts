import type { IpcMainEvent, MessagePortMain } from 'electron';
import type { Channel } from '#bridge/channel';
import { DESKTOP_BRIDGE } from '#bridge/transports/desktop-names';
import { createMessagePortChannel, type PortLike } from '#bridge/transports/message-port-channel';
import { isOwnAddress } from './app-scheme';
import type { ElectronPort } from './electron-port';

/**
 * Hands one port to each page of ours that asks, and gives its other end, as a channel, to `onBridge`.
 * This is the only message the app listens to from a page, and it carries nothing.
 */
export function handOutPorts(
  { ipcMain, MessageChannelMain }: Pick<ElectronPort, 'ipcMain' | 'MessageChannelMain'>,
  onBridge: (channel: Channel, event: IpcMainEvent) => void,
): void {
  ipcMain.on(DESKTOP_BRIDGE, (event) => {
    if (!isOwnPage(event)) return;
    const { port1, port2 } = new MessageChannelMain();
    onBridge(createMessagePortChannel(asPortLike(port1)), event);
    event.senderFrame?.postMessage(DESKTOP_BRIDGE, null, [port2]);
  });
}

/** The workbench itself: not a frame inside it, and not a page that came from elsewhere. */
function isOwnPage(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnAddress(frame.url);
}

/** Electron's port speaks the language of Node's emitters, the others that of the browser's. */
function asPortLike(port: MessagePortMain): PortLike {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener(type, listener) {
      if (type === 'close') port.on('close', () => listener({}));
      else port.on('message', ({ data }) => listener({ data }));
    },
    start: () => port.start(),
    close: () => port.close(),
  };
}
