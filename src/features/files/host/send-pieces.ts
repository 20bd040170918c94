import type { HostStream } from '#bridge/contract';

/** How much may wait on the channel before the next piece is read. */
const QUEUE_BYTES = 8 * 1024 * 1024;

/** Sends bytes at the pace of whoever receives them. False when the stream was closed on the way. */
export async function sendPieces<Item>(
  bytes: AsyncIterable<Uint8Array>,
  stream: HostStream<Item, unknown>,
  itemOf: (piece: Uint8Array) => Item,
): Promise<boolean> {
  let isOpen = true;
  stream.onClose(() => {
    isOpen = false;
  });
  for await (const piece of bytes) {
    if (!isOpen) return false;
    stream.emit(itemOf(piece));
    while (isOpen && stream.bufferedBytes() > QUEUE_BYTES) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return isOpen;
}
