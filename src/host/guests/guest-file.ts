import type { HostStream } from '#bridge/contract';
import type { GivenFile, GivingStep } from '#bridge/guest-contract';
import { AppError } from '#shared/app-error';
import type { GuestRoom } from './guest-room';
import { isWhatItSays } from './media-signature';
import type { KnownGuest } from './phones-record';

/** Takes a photo or a recording, part by part, and keeps it when it is whole and what it says it is. */
export function receiveFile(
  room: GuestRoom,
  present: () => KnownGuest,
  { documentId, mediaType, size }: GivenFile,
  stream: HostStream<GivingStep, Uint8Array>,
): void {
  const { id } = present();
  if (room.shown() !== documentId || room.isReadOnly(present())) throw new AppError('forbidden', 'not open to phones now');
  const bytes = new Uint8Array(size);
  let received = 0;
  const keep = async () => {
    present();
    if (!(await isWhatItSays(bytes, mediaType))) throw new AppError('unknown-file-kind', 'not a photo or a recording that is kept');
    stream.emit({ step: 'kept', hash: await room.keepFile(id, bytes, mediaType) });
    stream.close();
  };
  stream.onItem((part) => {
    if (part.byteLength === 0 || received + part.byteLength > size) return stream.close(new AppError('too-large', 'more than was said'));
    bytes.set(part, received);
    received += part.byteLength;
    if (received < size) stream.emit({ step: 'received', bytes: received });
    else keep().catch((error: unknown) => stream.close(error));
  });
}
