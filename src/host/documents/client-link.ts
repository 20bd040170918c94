import * as Y from 'yjs';
import type { HostStream } from '#bridge/contract';
import { type DocumentDigest, digestOf, isEmptyDigest, sameDigest } from '#document/sync/document-digest';
import { applyForeignAwareness, forgetSpeaker } from '#document/sync/foreign-awareness';
import { Origin } from '#document/origin';
import { decodeSyncFrames, encodeSyncFrame, type Place, type SyncFrame } from '#document/sync/sync-frame';
import type { UpdateEncoding } from '#document/updates/parse-update';
import { AppError, toAppError } from '#shared/app-error';
import { newId } from '#shared/ids';
import { isLarge } from './large-updates';
import type { LiveDocument } from './live-document';
import { packed } from './presence-news';
import type { Seat } from './seat';

/** How long until an update that could not be saved is tried again, in milliseconds. */
const RETRY_MS = 2000;

/** How often one client is brought to where the document is, in milliseconds. */
const GREET_EVERY_MS = 250;

/** A window speaks for itself, and for the tables it hears directly. */
const MAX_CLIENTS_SPOKEN_FOR = 64;

/** What one client may do with a document. A window of this computer may do everything: it passes none. */
export interface ClientRights {
  /** While it answers true nothing of the client is written; asked at each update. */
  isReadOnly?(): boolean;
  /** Throws to refuse an update unread: one too many, or too large. The client is told the code of the error. */
  admitFrame?(byteLength: number): void;
  /**
   * What may be applied of an update. Throws to refuse it before it touches the document; the client is told the code
   * of the error. Undefined when it leans on what is not here: the client is asked for that.
   */
  checkUpdate?(update: Uint8Array, encoding: UpdateEncoding): Uint8Array | undefined;
  /** Something of the client was refused once it was read; the client has been told. */
  onRefused?(error: AppError): void;
  /** The client is never shown to others: what it says of itself is left unread. */
  readonly isSilent?: true;
}

/** A client that is linked, for whoever decides on its rights. */
export interface ClientLink {
  /** Tells the client again what it may do: call it after its rights changed. */
  rightsChanged(): void;
  /** Asks the client for what it has and the host lacks: call it after something of it was not taken. */
  ask(): void;
}

/**
 * Joins one client's stream to a live document by the protocol of `document/sync/sync-frame`. Ends with the
 * stream; the client's presence then leaves too.
 */
export function linkClient(live: LiveDocument, stream: HostStream<Uint8Array, Uint8Array>, rights: ClientRights = {}): ClientLink {
  const { fanOut } = live;
  const speaker = `${stream.session.id}/${newId(8)}`;
  const origin = new Origin('host', speaker);
  // What the window heard from another table is not its own: that table passes it on itself.
  const heard = new Origin('peer', speaker);
  const isReadOnly = () => live.readOnly || (rights.isReadOnly?.() ?? false);
  const usher = createUsher(live, stream, new Set([origin, heard]), isReadOnly);
  const onRefused = (error: AppError) => rights.onRefused?.(error);
  const acknowledge = createAcknowledgements(live, usher.seat, onRefused, (listener) => stream.onClose(listener));
  // Its place is taken by the document as it is stored, which the client asks for.
  stream.onClose(live.onBroken(() => stream.close(new AppError('closed', 'the document is read from the store again'))));

  const keep = createKeeping(live, rights, origin, heard);
  const inTurn = oneByOne(keep);
  const write = async (frame: SyncFrame & { type: 'update' | 'state' }) => {
    if (rights.isReadOnly?.()) throw new AppError('forbidden', 'this client may only read');
    rights.admitFrame?.(frame.type === 'update' ? frame.update.byteLength : frame.state.byteLength);
    const outcome = await inTurn(frame);
    if (outcome === 'parked') usher.ask();
    return outcome === 'saved';
  };
  const greet = createGreeter(live, usher, stream, acknowledge);
  const receive = (frame: SyncFrame) => {
    if (frame.type === 'hello') greet(frame);
    else if (frame.type === 'update' || frame.type === 'state') acknowledge(frame.number, write(frame));
    else if (frame.type === 'awareness' && !rights.isSilent) receivePresence(live, frame.update, origin, speaker);
  };
  stream.onItem((item) => {
    for (const frame of decodeSyncFrames(item, false)) receive(frame);
  });
  stream.onClose(() => {
    usher.seat.leave();
    forgetSpeaker(live.awareness, speaker, origin);
  });
  return {
    ask: usher.ask,
    rightsChanged() {
      live.beat();
      if (usher.seat.isFollowing()) usher.seat.say({ type: 'welcome', readOnly: isReadOnly(), place: fanOut.place(), digest: undefined });
    },
  };
}

/** How an update of a client gets into the document: resolves once it is durable, or to `parked` when it is not taken. */
function createKeeping(live: LiveDocument, { checkUpdate }: ClientRights, origin: Origin, heard: Origin): Keep {
  return async (frame) => {
    const [update, encoding]: [Uint8Array, UpdateEncoding] = frame.type === 'update' ? [frame.update, 'v1'] : [frame.state, 'v2'];
    if (checkUpdate) {
      // Looked at beside the document as it is, and applied at once: what the check saw must still be so.
      live.settle();
      const allowed = checkUpdate(update, encoding);
      if (allowed) await live.apply(allowed, origin);
      return allowed ? 'saved' : 'parked';
    }
    if (frame.type === 'state' || !frame.heard) return live.receive(update, origin, encoding);
    // Applied by itself: what several clients wrote in one transaction counts as written here.
    return (await live.applyInTurns(update, heard)) === 'parked' ? 'parked' : 'saved';
  };
}

type Keep = (frame: SyncFrame & { type: 'update' | 'state' }) => Promise<'saved' | 'parked'>;

/** What comes behind something large waits for it: it leans on that. */
function oneByOne(keep: Keep): Keep {
  let [last, waiting]: [Promise<unknown>, number] = [Promise.resolve(), 0];
  return (frame) => {
    const isLate = waiting > 0 || isLarge(frame.type === 'update' ? frame.update : frame.state, frame.type === 'update' ? 'v1' : 'v2');
    if (!isLate) return keep(frame);
    waiting++;
    const kept = last.then(() => keep(frame)).finally(() => waiting--);
    last = kept.catch(() => {});
    return kept;
  };
}

/** Answers a client that says what it has; one that says it again and again is answered now and then. */
function createGreeter(
  live: LiveDocument,
  usher: Usher,
  stream: HostStream<Uint8Array, Uint8Array>,
  acknowledge: (number: number, saved: Promise<boolean>) => void,
) {
  let last: (SyncFrame & { type: 'hello' }) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let at = Number.NEGATIVE_INFINITY;
  const answer = () => {
    const hello = last;
    [last, timer, at] = [undefined, undefined, performance.now()];
    if (!hello) return;
    // What the host holds counts as saved for the client: it is told only once that is durable.
    const saved = live.whenSaved().then(() => true);
    saved.then(
      () => usher.greet(hello),
      () => {
        usher.greet(hello);
        acknowledge(0, saved);
      },
    );
  };
  stream.onClose(() => clearTimeout(timer));
  return (hello: SyncFrame & { type: 'hello' }) => {
    last = hello;
    const wait = at + GREET_EVERY_MS - performance.now();
    if (wait <= 0 && timer === undefined) answer();
    else timer ??= setTimeout(answer, wait);
  };
}

/** Brings a client to where the document is, whatever it has already. */
interface Usher {
  readonly seat: Seat;
  greet(hello: SyncFrame & { type: 'hello' }): void;
  /** Asks the client for what it has and the host lacks. */
  ask(): void;
}

function createUsher(
  live: LiveDocument,
  stream: HostStream<Uint8Array, Uint8Array>,
  own: ReadonlySet<unknown>,
  isReadOnly: () => boolean,
): Usher {
  const { fanOut, doc } = live;
  let isGone = false;
  stream.onClose(() => {
    isGone = true;
  });
  const welcome = (digest: DocumentDigest | undefined): SyncFrame => ({
    type: 'welcome',
    readOnly: isReadOnly(),
    place: fanOut.place(),
    digest,
  });
  // Whatever waits is flushed before the frames are put together, or it would be neither in them nor after them.
  const seatWith = (frames: readonly Uint8Array[], digest?: DocumentDigest) =>
    seat.follow([...frames, encodeSyncFrame(welcome(digest)), ...fanOut.everybody()]);
  const bringWhole = async (): Promise<void> => {
    const snapshot = await live.snapshots.get();
    if (isGone) return;
    stream.emitShared(snapshot.item);
    live.beat();
    seatWith(fanOut.since(snapshot.place) ?? []);
  };
  const bringFrom = (place: Place) => {
    live.beat();
    const missed = fanOut.since(place);
    if (missed) seatWith(missed);
    else bringWhole().catch((error) => stream.close(error));
  };
  const seat = fanOut.seat(stream, own, bringFrom);
  return {
    seat,
    greet(hello) {
      live.beat();
      const missed = fanOut.since(hello.place);
      if (missed) return seatWith(missed);
      if (isEmptyDigest(hello.digest)) return bringFrom(hello.place);
      const digest = digestOf(doc);
      if (sameDigest(hello.digest, digest)) seatWith([]);
      else {
        const state = Y.encodeStateAsUpdateV2(doc, hello.digest.stateVector);
        seatWith([packed(encodeSyncFrame({ type: 'state', number: 0, state }))], digest);
      }
    },
    ask() {
      live.beat();
      if (seat.isFollowing()) seat.say(welcome(digestOf(doc)));
    },
  };
}

/**
 * Says `ack` for what became durable, `trouble` for what did not, and tries that again until it does. What was
 * parked is neither: what it leans on comes with its client's answer, which is acknowledged then.
 */
function createAcknowledgements(
  live: LiveDocument,
  seat: Seat,
  onRefused: (error: AppError) => void,
  onClose: (listener: () => void) => void,
) {
  let retry: NodeJS.Timeout | undefined;
  let unsaved = 0;
  onClose(() => clearTimeout(retry));
  const settle = (number: number, saved: Promise<boolean>): void => {
    saved.then(
      (isKept) => {
        if (!isKept) return;
        seat.acknowledge(Math.max(number, unsaved));
        unsaved = 0;
      },
      (error) => {
        const trouble = toAppError(error);
        const { code } = trouble;
        seat.say({ type: 'trouble', code });
        if (code === 'bad-input' || code === 'too-large') onRefused(trouble);
        if (code !== 'disk-full' && code !== 'internal') return;
        unsaved = Math.max(unsaved, number);
        clearTimeout(retry);
        retry = setTimeout(
          () =>
            settle(
              unsaved,
              live.whenSaved().then(() => true),
            ),
          RETRY_MS,
        );
      },
    );
  };
  return settle;
}

function receivePresence(live: LiveDocument, update: Uint8Array, origin: Origin, speaker: string): void {
  try {
    applyForeignAwareness(live.awareness, update, speaker, MAX_CLIENTS_SPOKEN_FOR, origin);
  } catch {
    // Refused whole: presence says itself again within seconds.
  }
}
