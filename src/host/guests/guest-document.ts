import type { HostStream } from '#bridge/contract';
import { mayRead, submissionOf } from '#document/audience';
import type { UpdateEncoding } from '#document/updates/parse-update';
import { type ClientLink, linkClient } from '#host/documents/client-link';
import { createPutAside } from '#host/documents/put-aside';
import { AppError, toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import type { DocumentGuard } from './document-guard';
import type { GuestRoom } from './guest-room';
import type { KnownGuest } from './phones-record';

type DocumentStream = HostStream<Uint8Array, Uint8Array>;

/** What one update of a phone may weigh: an afternoon's words typed without Wi-Fi pass. */
const MOST_UPDATE_BYTES = 256 * 1024;

/**
 * Joins one phone's stream to a submission of its own, for a document that phones were shown: what it writes is looked at,
 * update by update; nobody else reads there, so what it says of itself goes nowhere. `guest` answers undefined once it is out.
 */
export async function serveGuestDocument(
  room: GuestRoom,
  guest: () => KnownGuest | undefined,
  documentId: DocumentId,
  stream: DocumentStream,
): Promise<void> {
  const target = submissionOf(documentId)?.target ?? '';
  const isOpen = () => {
    const id = guest()?.id;
    return id !== undefined && mayRead({ at: 'phone', guest: id }, documentId) && room.wasShown(target);
  };
  if (!isOpen()) throw new AppError('forbidden', "not one of this guest's");
  const held = await room.holdSubmission(documentId);
  stream.onClose(held.release);
  if (!isOpen()) throw new AppError('forbidden', 'not open to phones any more');
  const present = () => guest() ?? gone();
  const isReadOnly = () => !isOpen() || room.isReadOnly(present());
  const intake = createIntake(room, room.guardOf(held), present, target);
  const link = linkClient(held.live, stream, {
    isReadOnly,
    admitFrame: intake.admit,
    checkUpdate: intake.check,
    isSilent: true,
  });
  intake.asks(link);
  stream.onClose(intake.stop);
  let told = isReadOnly();
  const tellChange = () => {
    if (!isOpen()) return stream.close();
    if (isReadOnly() === told) return;
    told = isReadOnly();
    link.rightsChanged();
  };
  stream.onClose(room.onChange(tellChange));
}

/**
 * Looks at a phone's updates. One too many, or one that is refused, and nothing is taken for a while; the phone is
 * then asked for all that is missing, so that what it sent in good faith is not lost.
 */
function createIntake(room: GuestRoom, guard: DocumentGuard, present: () => KnownGuest, target: DocumentId) {
  let link: ClientLink | undefined;
  const aside = createPutAside(() => link?.ask());
  const refused = (why: AppError) => {
    if (why.code === 'forbidden' || why.code === 'bad-input') room.onRefused();
    return why;
  };
  return {
    admit: (byteLength: number) =>
      aside.unlessAside(() => {
        const { id } = present();
        room.heard(id);
        if (byteLength > MOST_UPDATE_BYTES) throw new AppError('too-large', 'an update that is too large');
        if (!room.limitOf(id).take(byteLength)) throw new AppError('too-many-requests', 'too many updates');
      }),
    check: (update: Uint8Array, encoding: UpdateEncoding) =>
      aside.unlessAside(() => {
        try {
          return guard.check(update, encoding, room.rightsOf(target, present()));
        } catch (error) {
          throw refused(toAppError(error));
        }
      }),
    asks(opened: ClientLink) {
      link = opened;
    },
    stop: aside.stop,
  };
}

function gone(): never {
  throw new AppError('forbidden', 'put out');
}
