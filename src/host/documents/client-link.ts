import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { HostStream } from '#bridge/contract';
import { type DocumentDigest, digestOf, sameDigest } from '#document/document-digest';
import { applyForeignAwareness, forgetSpeaker } from '#document/foreign-awareness';
import { Origin } from '#document/origin';
import { decodeSyncFrame, encodeSyncFrame, type SyncFrame } from '#document/sync-frame';
import { AppError, toAppError } from '#shared/app-error';
import { newId } from '#shared/ids';
import type { LiveDocument } from './live-document';

/** How long until an update that could not be saved is tried again, in milliseconds. */
const RETRY_MS = 2000;

/** A window speaks for itself, and for the tables it hears directly. */
const MAX_CLIENTS_SPOKEN_FOR = 64;

/** What one client may do with a document. A window of this computer may do everything: it passes none. */
export interface ClientRights {
  /** While it answers true nothing of the client is written; asked at each update. */
  isReadOnly?(): boolean;
  /**
   * What may be applied of an update. Throws to refuse it before it touches the document; the client is told the code
   * of the error. Undefined when it leans on what is not here: the client is asked for that.
   */
  checkUpdate?(update: Uint8Array): Uint8Array | undefined;
  /** What the others are shown of what the client says of itself, say with its own name whatever it claims. */
  presenceOf?(state: object): object;
  /** How many replicas the client speaks for in the presence. */
  readonly mostPresences?: number;
}

/** A client that is linked, for whoever decides on its rights. */
export interface ClientLink {
  /** Tells the client again what it may do: call it after its rights changed. */
  rightsChanged(): void;
  /** Asks the client for what it has and the host lacks: call it after something of it was not taken. */
  ask(): void;
}

/**
 * Joins one client's stream to a live document by the protocol of `document/sync-frame`. Ends with the
 * stream; the client's presence then leaves too.
 */
export function linkClient(live: LiveDocument, stream: HostStream<Uint8Array, Uint8Array>, rights: ClientRights = {}): ClientLink {
  const speaker = `${stream.session.id}/${newId(8)}`;
  const origin = new Origin('host', speaker);
  // What the window heard from another table is not its own: that table passes it on itself.
  const heard = new Origin('peer', speaker);
  const send = (frame: SyncFrame) => stream.emit(encodeSyncFrame(frame));
  const isReadOnly = () => live.readOnly || (rights.isReadOnly?.() ?? false);
  const acknowledge = createAcknowledgements(live, send, (listener) => stream.onClose(listener));

  // Equal digests mean « saved » to the client: they are told only once what the host holds is durable.
  const greet = (theirs: DocumentDigest) => {
    const saved = live.whenSaved();
    const answer = () => send(welcome(live, isReadOnly(), theirs));
    saved.then(answer, () => {
      answer();
      acknowledge(0, saved);
    });
  };
  const receive = (frame: SyncFrame) => {
    if (frame.type === 'hello') {
      greet(frame.digest);
      sendPresence(live, send);
    } else if (frame.type === 'update') {
      write(frame);
      if (live.isMissingUpdates()) ask();
    } else if (frame.type === 'awareness') receivePresence(live, frame.update, origin, speaker, rights);
  };
  const ask = () => send(welcome(live, isReadOnly()));
  const write = ({ number, heard: isHeard, update }: SyncFrame & { type: 'update' }) => {
    try {
      const checked = allowedBy(rights, update);
      if (checked) acknowledge(number, live.apply(checked, isHeard ? heard : origin));
      else ask();
    } catch (error) {
      send({ type: 'trouble', code: toAppError(error).code });
    }
  };
  stream.onItem((bytes) => {
    const frame = decodeSyncFrame(bytes);
    if (frame) receive(frame);
  });

  const stopUpdates = live.onUpdate(({ update, origin: author }) => {
    if (author !== origin && author !== heard) send({ type: 'update', number: 0, update });
  });
  const relayPresence = (change: { added: number[]; updated: number[]; removed: number[] }, author: unknown) => {
    if (author === origin) return;
    const clients = [...change.added, ...change.updated, ...change.removed];
    send({ type: 'awareness', update: encodeAwarenessUpdate(live.awareness, clients) });
  };
  live.awareness.on('update', relayPresence);
  stream.onClose(() => {
    stopUpdates();
    live.awareness.off('update', relayPresence);
    forgetSpeaker(live.awareness, speaker, origin);
  });
  return { rightsChanged: ask, ask };
}

/** What may be applied of an update; throws why not. */
function allowedBy(rights: ClientRights, update: Uint8Array): Uint8Array | undefined {
  if (rights.isReadOnly?.()) throw new AppError('forbidden', 'this client may only read');
  return rights.checkUpdate ? rights.checkUpdate(update) : update;
}

function welcome(live: LiveDocument, readOnly: boolean, theirs?: DocumentDigest): SyncFrame {
  const digest = digestOf(live.doc);
  const isBringing = theirs !== undefined && !sameDigest(theirs, digest);
  const missing = isBringing ? Y.encodeStateAsUpdateV2(live.doc, theirs.stateVector) : new Uint8Array();
  return { type: 'welcome', readOnly, digest, missing };
}

/** Says `ack` for what became durable, `trouble` for what did not, and tries that again until it does. */
function createAcknowledgements(live: LiveDocument, send: (frame: SyncFrame) => void, onClose: (listener: () => void) => void) {
  let retry: NodeJS.Timeout | undefined;
  let unsaved = 0;
  onClose(() => clearTimeout(retry));
  const settle = (number: number, saved: Promise<void>): void => {
    saved.then(
      () => {
        send({ type: 'ack', number: Math.max(number, unsaved) });
        unsaved = 0;
      },
      (error) => {
        const { code } = toAppError(error);
        send({ type: 'trouble', code });
        if (code !== 'disk-full' && code !== 'internal') return;
        unsaved = Math.max(unsaved, number);
        clearTimeout(retry);
        retry = setTimeout(() => settle(unsaved, live.whenSaved()), RETRY_MS);
      },
    );
  };
  return settle;
}

function sendPresence(live: LiveDocument, send: (frame: SyncFrame) => void): void {
  const clients = [...live.awareness.getStates().keys()];
  if (clients.length > 0) send({ type: 'awareness', update: encodeAwarenessUpdate(live.awareness, clients) });
}

function receivePresence(live: LiveDocument, update: Uint8Array, origin: Origin, speaker: string, rights: ClientRights): void {
  try {
    applyForeignAwareness(live.awareness, update, speaker, rights.mostPresences ?? MAX_CLIENTS_SPOKEN_FOR, origin, rights.presenceOf);
  } catch {
    // Refused whole: presence says itself again within seconds.
  }
}
