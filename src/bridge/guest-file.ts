import type { Client } from './contract';
import type { guestContract } from './guest-contract';
import { AppError } from '#shared/app-error';

/** What goes up at a time: small enough for what is typed to pass between two parts. */
const PART_BYTES = 24 * 1024;
/** Parts on their way at once, so that a slow Wi-Fi is used and not filled. */
const PARTS_AHEAD = 4;

/** Gives a photo or a recording to the table, and resolves to the hash it is kept under. Rejects as `give` ends. */
export function giveFile(guest: Client<typeof guestContract>, documentId: string, mediaType: string, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const sendUpTo = (limit: number) => {
      while (sent < Math.min(limit, bytes.byteLength)) {
        stream.send(bytes.slice(sent, sent + PART_BYTES));
        sent += PART_BYTES;
      }
    };
    const stream = guest.give(
      { documentId, mediaType, size: bytes.byteLength },
      {
        onItem(step) {
          if (step.step === 'kept') resolve(step.hash);
          else sendUpTo(step.bytes + PARTS_AHEAD * PART_BYTES);
        },
        onClose: (error) => reject(error ?? new AppError('closed', 'the file was not kept')),
      },
    );
    sendUpTo(PARTS_AHEAD * PART_BYTES);
  });
}
