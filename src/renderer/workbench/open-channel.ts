import type { Channel } from '#bridge/channel';
import { DESKTOP_BRIDGE, DESKTOP_GLOBAL, type DesktopApi } from '#bridge/transports/desktop-names';
import { createMessagePortChannel } from '#bridge/transports/message-port-channel';
import { createWebSocketChannel } from '#bridge/transports/web-socket-channel';
import { AppError } from '#shared/app-error';

/** The subprotocol of the bridge; the token travels beside it, so that no address and no log holds it. */
const BRIDGE_PROTOCOL = 'faire-avec.bridge';
const TOKEN_KEY = 'faire-avec:token';

/** How this window reaches its host, and whether it can at all. */
interface WayToHost {
  /** Opens a channel, again after each loss. Rejects while the host does not answer. */
  open(): Promise<Channel>;
}

/**
 * The token that the host put in the address of this page, kept for this tab only and taken out of the
 * address bar, so that a photograph of the screen or a copied address gives nothing away.
 */
export function takeToken(location: Location, history: History, storage: Storage): string | undefined {
  const match = /^#t=([\w-]+)(.*)$/u.exec(location.hash);
  if (match?.[1]) {
    storage.setItem(TOKEN_KEY, match[1]);
    history.replaceState(null, '', `${location.pathname}#${match[2] || '/'}`);
  }
  return storage.getItem(TOKEN_KEY) ?? undefined;
}

/** Over a WebSocket to the server this page came from. */
function webSocketWay(token: string, host: string): WayToHost {
  return {
    open: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://${host}/bridge`, [BRIDGE_PROTOCOL, `token.${token}`]);
        const channel = createWebSocketChannel(socket);
        socket.addEventListener('open', () => resolve(channel));
        channel.onClose(() => reject(new AppError('host-unreachable', 'the bridge did not open')));
      }),
  };
}

/** Over a port that the preload hands over, in the app's own window: a new one each time it is asked. */
function desktopWay(desktop: DesktopApi): WayToHost {
  return {
    open: () => {
      const port = receivePort();
      desktop.openBridge();
      return port.then(createMessagePortChannel);
    },
  };
}

/** How this window reaches its host: the preload's port in the app, a WebSocket in a browser; undefined without a key. */
export function findWayToHost(): WayToHost | undefined {
  const desktop = (window as { [DESKTOP_GLOBAL]?: DesktopApi })[DESKTOP_GLOBAL];
  if (desktop) return desktopWay(desktop);
  const token = takeToken(location, history, sessionStorage);
  return token ? webSocketWay(token, location.host) : undefined;
}

/** Posted by the preload to its own window: said by nobody else, since no other frame is same-origin. */
function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const receive = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== DESKTOP_BRIDGE || !port) return;
      removeEventListener('message', receive);
      resolve(port);
    };
    addEventListener('message', receive);
  });
}
