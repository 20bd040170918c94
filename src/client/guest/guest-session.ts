import type { Channel } from '#bridge/channel';
import {
  type Admission,
  BY_CODE,
  BY_QR,
  type GuestProfile,
  type GuestView,
  guestContract,
  guestDoorContract,
  qrSecret,
} from '#bridge/guest-contract';
import type { Client } from '#bridge/contract';
import type { Sign } from '#bridge/key-agreement';
import { codeSecret } from '#bridge/spoken-code';
import { type AppError, type ErrorCode, toAppError } from '#shared/app-error';
import { createObservable, type MutableObservable, type Observable } from '#shared/observable';
import { createHostConnection, type HostConnection } from '../documents/host-connection';
import type { OpenGuestLine } from './guest-line';
import type { GuestMemory, GuestPass } from './guest-memory';
import { unsentWords } from './unsent-words';

/** Where somebody stands between scanning and leaving; each place is a screen. */
export type GuestPlace =
  | { readonly at: 'reaching' }
  /** The spoken code is asked for; `trouble` says why the last one, or the QR code, did not open. */
  | { readonly at: 'code'; readonly trouble: ErrorCode | undefined }
  | { readonly at: 'profile'; readonly title: string; readonly lobby: unknown }
  | { readonly at: 'waiting'; readonly sign: readonly [number, number] }
  | { readonly at: 'in'; readonly view: GuestView; readonly guestId: string }
  /** Left for good: this device remembers nobody. */
  | { readonly at: 'forgotten' }
  /** `refused` at the door, `put-out` afterwards, or the session is `closed`; `unsent` was given to nobody. */
  | { readonly at: 'over'; readonly why: 'refused' | 'put-out' | 'closed'; readonly unsent: readonly string[] };

/** The way of one phone through the afternoon. Everything it knows of the table comes through here. */
export interface GuestSession {
  readonly place: Observable<GuestPlace>;
  /** Of the line in use; a screen says so when it is lost. */
  readonly isLinked: Observable<boolean>;
  /** Comes in with a pass or a secret kept on this device, else asks for the spoken code. */
  start(): void;
  tryCode(typed: string): void;
  join(profile: GuestProfile, isShared: boolean): void;
  /** The connection and the client while one is in; undefined elsewhere. */
  inside(): { readonly connection: HostConnection; readonly guest: Client<typeof guestContract> } | undefined;
  /** Drops the line in use and calls again: for one that may be dead without having said so. */
  renewLine(): void;
  /** Goes for good: the pass opens nothing any more, this device remembers nothing. */
  leave(): Promise<void>;
}

/** Refusals that calling again can't change. */
const REFUSALS: readonly ErrorCode[] = ['forbidden', 'unknown-join-code', 'join-code-expired', 'too-many-requests', 'newer-version'];

/** What the steps of the way share. */
interface Way {
  readonly openLine: OpenGuestLine;
  readonly memory: GuestMemory;
  readonly place: MutableObservable<GuestPlace>;
  readonly isLinked: MutableObservable<boolean>;
  /** The line in use: what an earlier one still says counts no more. */
  line: HostConnection | undefined;
  sign: Sign;
  channel: Channel | undefined;
  /** Said at the door, and said again when the line went while one waited. */
  request: { readonly profile: GuestProfile; readonly isShared: boolean } | undefined;
}

/** Makes the way in; `openLine` is how this page reaches its table. */
export function createGuestSession(openLine: OpenGuestLine, memory: GuestMemory): GuestSession {
  const place = createObservable<GuestPlace>({ at: 'reaching' });
  const isLinked = createObservable(false);
  const way: Way = { openLine, memory, place, isLinked, line: undefined, sign: [0, 0], channel: undefined, request: undefined };
  return {
    place,
    isLinked,
    start: () => start(way),
    tryCode(typed) {
      place.set({ at: 'reaching' });
      knock(way, BY_CODE, codeSecret(typed));
    },
    join(profile, isShared) {
      if (isShared) memory.forgetOnDevice();
      way.request = { profile, isShared };
      place.set({ at: 'reaching' });
      if (way.line?.state.get() === 'open') ask(way, way.line);
    },
    inside: () => (way.line && place.get().at === 'in' ? { connection: way.line, guest: way.line.client(guestContract) } : undefined),
    renewLine: () => way.channel?.close(),
    async leave() {
      // Without a link, the facilitator puts the device out.
      await way.line
        ?.client(guestContract)
        .leave({})
        .catch(() => {});
      hangUp(way);
      memory.forget();
      way.request = undefined;
      place.set({ at: 'forgotten' });
    },
  };
}

function start(way: Way): void {
  const [pass, secret] = [way.memory.pass(), way.memory.secret()];
  way.request = undefined;
  way.place.set({ at: 'reaching' });
  if (pass) enter(way, pass);
  else if (secret) knock(way, BY_QR, qrSecret(secret));
  else way.place.set({ at: 'code', trouble: undefined });
}

/** Leaves the line in use and calls anew; a refusal ends it, anything else is tried again. */
function call(way: Way, caller: string, secret: Uint8Array, onRefused: (error: AppError) => void): HostConnection {
  hangUp(way);
  const opened = createHostConnection(() =>
    way.openLine(caller, secret).then(
      ({ channel, sign }) => {
        if (way.line === opened) Object.assign(way, { sign, channel });
        return channel;
      },
      (error: unknown) => {
        const failure = toAppError(error);
        if (way.line === opened && REFUSALS.includes(failure.code)) {
          hangUp(way);
          onRefused(failure);
        }
        throw failure;
      },
    ),
  );
  way.line = opened;
  opened.state.subscribe(() => {
    if (way.line === opened) way.isLinked.set(opened.state.get() === 'open');
  });
  return opened;
}

function hangUp(way: Way): void {
  const before = way.line;
  Object.assign(way, { line: undefined, channel: undefined });
  before?.close();
  way.isLinked.set(false);
}

function over(way: Way, why: 'refused' | 'put-out' | 'closed'): void {
  hangUp(way);
  way.request = undefined;
  const unsent = [...unsentWords(way.memory.everythingUnsent()), ...way.memory.kept()];
  way.memory.forget();
  way.place.set({ at: 'over', why, unsent });
}

function knock(way: Way, caller: string, secret: Uint8Array): void {
  const door = call(way, caller, secret, ({ code }) => way.place.set({ at: 'code', trouble: code }));
  door.onOpen(() => (way.request ? ask(way, door) : lookIn(way, door)));
}

function lookIn(way: Way, door: HostConnection): void {
  const shown = ({ title, lobby }: { title: string; lobby: unknown }) => {
    if (way.line === door) way.place.set({ at: 'profile', title, lobby });
  };
  // When the line goes meanwhile, it opens again and asks again.
  door
    .client(guestDoorContract)
    .lobby({})
    .then(shown, () => {});
}

function ask(way: Way, door: HostConnection): void {
  if (!way.request) return;
  const { profile, isShared } = way.request;
  const admitted = (admission: Admission) => {
    if (way.line !== door) return;
    // The sign this phone agreed on itself: one that is told could be told by whoever stands in the middle.
    if (admission.step === 'waiting') return way.place.set({ at: 'waiting', sign: way.sign });
    way.memory.keepPass(admission);
    enter(way, admission);
  };
  const ended = (error?: unknown) => {
    if (way.line === door && error !== undefined && toAppError(error).code !== 'closed') over(way, 'refused');
  };
  door.client(guestDoorContract).join({ profile, kiosk: isShared }, { onItem: admitted, onClose: ended });
}

function enter(way: Way, pass: GuestPass): void {
  way.request = undefined;
  const inside = call(way, pass.guestId, pass.token, () => comeAgain(way));
  inside.onOpen(() => followView(way, inside, pass.guestId));
}

/** The pass opens nothing any more; a code that was scanned since then may. */
function comeAgain(way: Way): void {
  const secret = way.memory.secret();
  if (way.place.get().at === 'in' || !secret) {
    over(way, 'closed');
    return;
  }
  way.memory.forget();
  knock(way, BY_QR, qrSecret(secret));
}

function followView(way: Way, inside: HostConnection, guestId: string): void {
  const shown = (view: GuestView) => {
    if (way.line === inside) way.place.set({ at: 'in', view, guestId });
  };
  const ended = (error?: unknown) => {
    if (way.line !== inside) return;
    if (error === undefined) over(way, 'closed');
    else if (toAppError(error).code === 'forbidden') over(way, 'put-out');
  };
  inside.client(guestContract).view({}, { onItem: shown, onClose: ended });
}
