import type { Channel } from '#bridge/channel';
import type { GuestProfile } from '#bridge/guest-contract';
import { newSecret } from '#host/sharing/join-code';
import { toHex } from '#host/sharing/sharing-record';
import { AppError } from '#shared/app-error';
import { newId } from '#shared/ids';
import { boundedChannel } from './bounded-channel';
import { createFrameLimit, type FrameRates } from '#host/documents/frame-limit';
import type { GuestRoom } from './guest-room';
import { type GuestSeat, type SeatEnd, seatGuest } from './guest-service';
import { keep, type OpenSession, type PhonesParts } from './phones-parts';
import type { KnownGuest } from './phones-record';

/** Phones that one session lets in: five tables' worth, and a few who came back without their token. */
const MOST_GUESTS = 200;
/** Names somebody had before: what was written under them may still be on its way. */
const MOST_EARLIER = 8;
/** Pages that one guest may have open: a reload leaves one behind for a while. */
const MOST_SEATS = 4;

/** A photo goes up as fast as the Wi-Fi takes it; questions by the hundred are nobody's. */
const FLOOD: FrameRates = { framesPerSecond: 400, framesAtOnce: 2000, bytesPerSecond: 8 * 1024 * 1024, bytesAtOnce: 16 * 1024 * 1024 };

/** Lets somebody in, for the length of the session. */
export async function admitGuest(parts: PhonesParts, profile: GuestProfile, kiosk: boolean): Promise<KnownGuest> {
  if (!parts.record.session) throw new AppError('closed', 'no session');
  if (parts.record.guests.length >= MOST_GUESTS) throw new AppError('too-many-requests', 'nobody else can be let in');
  const guest = newGuest(parts, profile, kiosk);
  await keep(parts, { guests: [...parts.record.guests, guest] });
  return guest;
}

/** Puts guests out: their tokens open nothing from here on, and nothing of theirs that is on its way is taken. */
export async function removeGuests(parts: PhonesParts, ids: readonly string[], why: SeatEnd = 'put-out'): Promise<void> {
  parts.record = { ...parts.record, guests: parts.record.guests.filter(({ id }) => !ids.includes(id)) };
  for (const id of ids) {
    for (const seat of parts.session?.seats.get(id) ?? []) seat.end(why);
    parts.session?.seats.delete(id);
  }
  await parts.session?.submissions.abandon(ids);
  await keep(parts, {});
}

/** Changes one guest, or all of them. */
export async function changeGuests(
  parts: PhonesParts,
  guestId: string | undefined,
  change: (guest: KnownGuest) => Partial<KnownGuest>,
): Promise<void> {
  const guests = parts.record.guests.map((guest) =>
    guestId === undefined || guest.id === guestId ? { ...guest, ...change(guest) } : guest,
  );
  await keep(parts, { guests });
}

/** Somebody says their name, picture or college anew. */
export function introduceGuest(parts: PhonesParts, guestId: string, profile: GuestProfile): Promise<void> {
  return changeGuests(parts, guestId, (guest) => ({ profile, earlier: [guest.profile, ...guest.earlier].slice(0, MOST_EARLIER) }));
}

/** Gives a connection of a guest its seat. */
export function takeSeat(parts: PhonesParts, session: OpenSession, room: GuestRoom, channel: Channel, { id }: KnownGuest): void {
  const seats = session.seats.get(id) ?? new Set<GuestSeat>();
  session.seats.set(id, seats);
  const [oldest] = seats;
  if (oldest && seats.size >= MOST_SEATS) {
    seats.delete(oldest);
    oldest.end('for-now');
  }
  const bounded = boundedChannel(channel, createFrameLimit(FLOOD, parts.context.clock));
  const seat = seatGuest(room, bounded, id, parts.context.reportFailure);
  seats.add(seat);
  channel.onClose(() => {
    seats.delete(seat);
    parts.changes.emit();
  });
  room.heard(id);
  parts.changes.emit();
}

function newGuest({ context }: PhonesParts, profile: GuestProfile, kiosk: boolean): KnownGuest {
  const lastSeen = context.clock.now();
  return { id: newId(), token: toHex(newSecret()), profile, earlier: [], kiosk, readOnly: false, lastSeen };
}
