import type { Channel } from '#bridge/channel';
import type { HostStream, Service } from '#bridge/contract';
import { type GuestView, guestContract } from '#bridge/guest-contract';
import { serve } from '#bridge/serve';
import { AppError } from '#shared/app-error';
import { serveGuestDocument } from './guest-document';
import { receiveFile } from './guest-file';
import type { GuestRoom } from './guest-room';
import type { KnownGuest } from './phones-record';
import { tellShown } from './shown-records';

type ViewStream = HostStream<GuestView, unknown>;

/** Why a seat ends: somebody was put out, or left; the session is over; or this computer stops for now. */
export type SeatEnd = 'put-out' | 'left' | 'over' | 'for-now';

/** One connection of one phone that was let in. */
export interface GuestSeat {
  /** Tells the phone, and ends; nothing that it still had on the way is taken. */
  end(why: SeatEnd): void;
}

/** How long the last words to a phone may take before its socket is cut, in milliseconds. */
const GOODBYE_MS = 300;

/** Answers one phone until its channel closes, or it is put out. */
export function seatGuest(room: GuestRoom, channel: Channel, guestId: string, reportFailure: (error: unknown) => void): GuestSeat {
  let isOut = false;
  const views = new Set<ViewStream>();
  const guest = () => (isOut ? undefined : room.guest(guestId));
  const present = (): KnownGuest => {
    const known = guest();
    if (!known) throw new AppError('forbidden', 'put out');
    room.heard(guestId);
    return known;
  };
  const service: Service<typeof guestContract> = {
    view(_, stream) {
      present();
      views.add(stream);
      stream.onClose(() => views.delete(stream));
      tellView(room, guest, stream);
    },
    document: ({ documentId }, stream) => serveGuestDocument(room, guest, documentId, stream),
    shown: ({ documentId }, stream) => tellShown(room, guest, documentId, stream),
    give: (input, stream) => receiveFile(room, present, input, stream),
    async takeBack({ documentId, recordId }) {
      const one = present();
      if (!room.wasShown(documentId) || room.isReadOnly(one)) throw new AppError('forbidden', 'not open to phones now');
      return { isTaken: await room.takeBack(documentId, recordId, one) };
    },
    async introduce(profile) {
      await room.introduce(present().id, profile);
      return {};
    },
    async leave() {
      await room.leave(present().id);
      return {};
    },
  };
  serve(channel, [{ contract: guestContract, service }], { id: guestId, access: 'guest' }, reportFailure);
  return {
    end(why) {
      if (isOut) return;
      isOut = true;
      if (why === 'for-now') return channel.close();
      // Who leaves waits for the answer to that, and for nothing else.
      if (why !== 'left') for (const view of views) view.close(why === 'put-out' ? new AppError('forbidden', 'put out') : undefined);
      // The answer to a last call is on its way.
      setTimeout(() => channel.close(), GOODBYE_MS);
    },
  };
}

function tellView(room: GuestRoom, guest: () => KnownGuest | undefined, stream: ViewStream): void {
  let told = '';
  const tell = () => {
    const known = guest();
    if (!known) return;
    const view = room.viewOf(known);
    const json = JSON.stringify(view);
    if (json === told) return;
    told = json;
    stream.emit(view);
  };
  stream.onClose(room.onChange(tell));
  tell();
}
