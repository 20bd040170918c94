import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Channel } from './channel';

/** One end's keys: what it seals with, and what the other end seals with. */
interface SealKeys {
  readonly mine: Uint8Array;
  readonly theirs: Uint8Array;
}

/**
 * A channel whose bytes nobody on the way can read, change, replay, drop or reorder unnoticed:
 * XChaCha20-Poly1305 with a key per direction and the message's number as nonce. A message that does not open
 * closes the channel.
 */
export function sealChannel(channel: Channel, keys: SealKeys): Channel {
  let sent = 0;
  let received = 0;
  return {
    send: (bytes) => channel.send(xchacha20poly1305(keys.mine, nonceOf(sent++)).encrypt(bytes)),
    onMessage: (listener) =>
      channel.onMessage((sealed) => {
        const bytes = open(keys.theirs, received++, sealed);
        if (bytes) listener(bytes);
        else channel.close();
      }),
    onClose: (listener) => channel.onClose(listener),
    close: () => channel.close(),
    bufferedBytes: () => channel.bufferedBytes(),
  };
}

function open(key: Uint8Array, number: number, sealed: Uint8Array): Uint8Array | undefined {
  try {
    return xchacha20poly1305(key, nonceOf(number)).decrypt(sealed);
  } catch {
    return undefined;
  }
}

/** 24 bytes, the last 8 of which count; a key lives for one connection, so that no number comes twice. */
function nonceOf(number: number): Uint8Array {
  const nonce = new Uint8Array(24);
  new DataView(nonce.buffer).setBigUint64(16, BigInt(number));
  return nonce;
}
