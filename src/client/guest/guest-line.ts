import type { Channel } from '#bridge/channel';
import { GUEST_SOCKET_PATH } from '#bridge/guest-contract';
import { callHandshake, type SealedLink } from '#bridge/handshake';
import { createWebSocketChannel } from '#bridge/transports/web-socket-channel';
import { AppError } from '#shared/app-error';

/** Opens a sealed channel to the table as `caller`. Rejects as `callHandshake` does, or with `host-unreachable`. */
export type OpenGuestLine = (caller: string, secret: Uint8Array) => Promise<SealedLink>;

/**
 * A socket that neither opens nor fails (a phone that changes its Wi-Fi) is given up after this long, and the next
 * ones after twice as long each time: a table that is slow to answer is not called in vain for ever.
 */
const OPENING_MS = 6000;
const MOST_OPENING_MS = 30_000;

/** Over a WebSocket to the computer this page came from. `openingMs` is how long the first one may take to open. */
export function guestLineTo(host: string, openingMs = OPENING_MS): OpenGuestLine {
  let patience = openingMs;
  return async (caller, secret) => {
    const channel = await openSocket(`ws://${host}${GUEST_SOCKET_PATH}`, patience).catch((error: unknown) => {
      patience = Math.min(patience * 2, MOST_OPENING_MS);
      throw error;
    });
    patience = openingMs;
    return callHandshake(channel, caller, secret);
  };
}

function openSocket(address: string, patience: number): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    const channel = createWebSocketChannel(socket);
    const deadline = setTimeout(() => channel.close(), patience);
    socket.addEventListener('open', () => {
      clearTimeout(deadline);
      resolve(channel);
    });
    channel.onClose(() => {
      clearTimeout(deadline);
      reject(new AppError('host-unreachable', 'the table did not answer'));
    });
  });
}
