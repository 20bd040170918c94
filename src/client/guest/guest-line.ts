import type { Channel } from '#bridge/channel';
import { GUEST_SOCKET_PATH } from '#bridge/guest-contract';
import { callHandshake, type SealedLink } from '#bridge/handshake';
import { createWebSocketChannel } from '#bridge/transports/web-socket-channel';
import { AppError } from '#shared/app-error';

/** Opens a sealed channel to the table as `caller`. Rejects as `callHandshake` does, or with `host-unreachable`. */
export type OpenGuestLine = (caller: string, secret: Uint8Array) => Promise<SealedLink>;

/** A socket that neither opens nor fails (a phone that changes its Wi-Fi) is given up. */
const OPENING_MS = 6000;

/** Over a WebSocket to the computer this page came from. */
export function guestLineTo(host: string): OpenGuestLine {
  return async (caller, secret) => callHandshake(await openSocket(`ws://${host}${GUEST_SOCKET_PATH}`), caller, secret);
}

function openSocket(address: string): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    const channel = createWebSocketChannel(socket);
    const deadline = setTimeout(() => channel.close(), OPENING_MS);
    socket.addEventListener('open', () => {
      clearTimeout(deadline);
      resolve(channel);
    });
    channel.onClose(() => reject(new AppError('host-unreachable', 'the table did not answer')));
  });
}
