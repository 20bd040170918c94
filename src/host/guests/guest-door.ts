import type { IncomingMessage } from 'node:http';
import type { Channel } from '#bridge/channel';
import { BY_CODE, BY_QR, GUEST_SOCKET_PATH, qrSecret } from '#bridge/guest-contract';
import { answerHandshake, type SealedLink } from '#bridge/handshake';
import { createWebSocketChannel, type SocketLike } from '#bridge/transports/web-socket-channel';
import { type CodeTry, createJoinCode, type JoinCode, newSecret } from '#host/sharing/join-code';
import { fromHex } from '#host/sharing/sharing-record';
import type { RoomListener } from '#host/sync/room-listener';
import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { Unsubscribe } from '#shared/lifecycle';
import type { GuestSite } from './guest-site';
import type { KnownGuest } from './phones-record';

interface GuestDoorOptions {
  readonly listener: RoomListener;
  readonly site: GuestSite;
  readonly clock: Clock;
  /** The letters of the QR code now. */
  letters(): string;
  guest(id: string): KnownGuest | undefined;
  /** Somebody who scanned the QR code or heard the spoken one. */
  onNewcomer(link: SealedLink, from: string): void;
  onGuest(channel: Channel, guest: KnownGuest): void;
  /** The page was fetched from that address. */
  onPage(from: string): void;
  /** Spoken codes are being guessed. */
  onGuessing(): void;
  onChange(): void;
  reportFailure(error: unknown): void;
}

/** Where phones come in: the page, and its socket; everything else is not found. */
export interface GuestDoor {
  readonly code: JoinCode;
  close: Unsubscribe;
}

/** A frame of a phone: what one update may weigh, sealed and wrapped. */
const MOST_FRAME_BYTES = 288 * 1024;
/** A whole room may come through one router. */
const MOST_PER_ADDRESS = 150;
/** Wrong secrets of any kind from one address, a minute: each costs this computer some milliseconds of reckoning. */
const WRONG_A_MINUTE = 30;
const MINUTE_MS = 60_000;
/** Wrong spoken codes that are nobody's typing error any more. */
const GUESSES = 5;

/** Opens the door on a listener that is already there. */
export function openGuestDoor(options: GuestDoorOptions): GuestDoor {
  const { listener, site, clock } = options;
  const host = `${listener.address.includes(':') ? `[${listener.address}]` : listener.address}:${listener.port}`;
  const code = createJoinCode(clock, options.onChange);
  const entry: Entry = { ...options, code, wrong: createWrongSecrets(clock), guesses: 0 };
  const isAddressed = ({ headers }: IncomingMessage) => headers.host?.toLowerCase() === host;
  const stops = [
    listener.onRequest((request, response) => {
      // A name that somebody made to point here is not this address.
      if (!isAddressed(request) || !site.answer(request, response)) return false;
      if (request.url === '/') options.onPage(request.socket.remoteAddress ?? '');
      return true;
    }),
    listener.onSocket(GUEST_SOCKET_PATH, {
      mayEnter: (request) => isAddressed(request) && request.headers.origin === `http://${host}`,
      mostPerAddress: MOST_PER_ADDRESS,
      mostFrameBytes: MOST_FRAME_BYTES,
      accept: (socket, from) => {
        receive(entry, createWebSocketChannel(socket as unknown as SocketLike), from).catch((error: unknown) => {
          if (!(error instanceof AppError)) options.reportFailure(error);
        });
      },
    }),
  ];
  return {
    code,
    close() {
      for (const stop of stops) stop();
    },
  };
}

interface Entry extends GuestDoorOptions {
  readonly code: JoinCode;
  readonly wrong: ReturnType<typeof createWrongSecrets>;
  guesses: number;
}

async function receive(entry: Entry, wire: Channel, from: string): Promise<void> {
  let begun: CodeTry | undefined;
  const { caller, ...link } = await answerHandshake(wire, {
    secretOf(id) {
      entry.wrong.refuseIfTooMany(from);
      if (id === BY_QR) return qrSecret(entry.letters());
      if (id !== BY_CODE) return tokenOf(entry, id);
      begun = entry.code.begin(from);
      return begun.secret;
    },
    onProof(id, right) {
      if (!right) countWrong(entry, id, from);
      begun?.settle(right);
    },
  }).finally(() => begun?.abandon());
  if (caller === BY_QR || caller === BY_CODE) return entry.onNewcomer(link, from);
  const guest = entry.guest(caller);
  // Put out between the proof and now.
  if (guest) entry.onGuest(link.channel, guest);
  else link.channel.close();
}

/** Whoever is not here gets the same answer, after the same time, as somebody with a wrong token. */
function tokenOf(entry: Entry, id: string): Uint8Array {
  const guest = entry.guest(id);
  return guest ? fromHex(guest.token) : newSecret();
}

function countWrong(entry: Entry, id: string, from: string): void {
  entry.wrong.count(from);
  if (id === BY_CODE && ++entry.guesses >= GUESSES) {
    entry.guesses = 0;
    entry.onGuessing();
  }
}

function createWrongSecrets(clock: Clock) {
  const times = new Map<string, readonly number[]>();
  const recent = (from: string) => (times.get(from) ?? []).filter((at) => clock.now() - at < MINUTE_MS);
  return {
    count: (from: string) => void times.set(from, [...recent(from), clock.now()]),
    refuseIfTooMany(from: string) {
      if (recent(from).length >= WRONG_A_MINUTE) throw new AppError('too-many-requests', 'too many wrong secrets from this address');
    },
  };
}
