import type { HostStream } from '#bridge/contract';
import { readPresence } from '#document/presence';
import { type ClientLink, linkClient } from '#host/documents/client-link';
import { AppError, toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import type { DocumentGuard } from './document-guard';
import type { GuestRoom } from './guest-room';
import type { KnownGuest } from './phones-record';

type DocumentStream = HostStream<Uint8Array, Uint8Array>;

/** What one update of a phone may weigh: an afternoon's words typed without Wi-Fi pass. */
const MOST_UPDATE_BYTES = 256 * 1024;
/** How long nothing is taken of a phone that sent too much, or what is not its to write, in milliseconds. */
const PAUSE_MS = 2000;

/**
 * Joins one phone's stream to the document that is open: what it writes is looked at, update by update, and what it
 * says of itself is said under its own name. `guest` answers undefined once it is out.
 */
export async function serveGuestDocument(
  room: GuestRoom,
  guest: () => KnownGuest | undefined,
  documentId: DocumentId,
  stream: DocumentStream,
): Promise<void> {
  const isOpen = () => room.shown() === documentId && guest() !== undefined;
  if (!isOpen()) throw new AppError('forbidden', 'not open to phones now');
  const held = await room.hold(documentId);
  stream.onClose(held.release);
  if (!isOpen()) throw new AppError('forbidden', 'not open to phones any more');
  const present = () => guest() ?? gone();
  const isReadOnly = () => !isOpen() || room.isReadOnly(present());
  const intake = createIntake(room, room.guardOf(held), present, documentId);
  const link = linkClient(held.live, stream, {
    isReadOnly,
    admitFrame: intake.admit,
    checkUpdate: intake.check,
    presenceOf(state) {
      if (!room.limitOf(present().id).take(0)) throw new AppError('too-many-requests', 'too many frames');
      const { id, profile } = present();
      return { ...readPresence(state), personId: id, name: profile.name, college: profile.college };
    },
    mostPresences: 1,
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
function createIntake(room: GuestRoom, guard: DocumentGuard, present: () => KnownGuest, documentId: DocumentId) {
  let pause: { readonly timer: NodeJS.Timeout; readonly why: AppError } | undefined;
  let link: ClientLink | undefined;
  const resume = () => {
    pause = undefined;
    link?.ask();
  };
  const orPause = <T>(look: () => T): T => {
    if (pause) throw pause.why;
    try {
      return look();
    } catch (error) {
      const why = toAppError(error);
      if (why.code === 'forbidden' || why.code === 'bad-input') room.onRefused();
      pause = { timer: setTimeout(resume, PAUSE_MS), why };
      throw why;
    }
  };
  return {
    admit: (byteLength: number) =>
      orPause(() => {
        const { id } = present();
        room.heard(id);
        if (byteLength > MOST_UPDATE_BYTES) throw new AppError('too-large', 'an update that is too large');
        if (!room.limitOf(id).take(byteLength)) throw new AppError('too-many-requests', 'too many updates');
      }),
    check: (update: Uint8Array) => orPause(() => guard.check(present().id, update, room.rightsOf(documentId, present()))),
    asks(opened: ClientLink) {
      link = opened;
    },
    stop: () => clearTimeout(pause?.timer),
  };
}

function gone(): never {
  throw new AppError('forbidden', 'put out');
}
