import { type Awareness, applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { ClientStream, StreamListener } from '#bridge/contract';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import { Origin, originKind } from '#document/origin';
import { decodeSyncFrames, encodeSyncFrame, joinFrames, NOWHERE, type Place, type SyncFrame } from '#document/sync/sync-frame';
import { toAppError } from '#shared/app-error';
import type { Unsubscribe } from '#shared/lifecycle';
import type { MutableObservable } from '#shared/observable';
import type { DocumentStatus } from './document-status';
import type { HostConnection } from './host-connection';
import { createOutbox, type Outbox, type OutboxEntry } from './outbox';
import { createPresenceTeller } from './presence-teller';

/** How long until a démarche that the host closed is asked for again, in milliseconds. */
const REOPEN_MS = 300;

interface HostLinkOptions {
  readonly connection: HostConnection;
  readonly documentId: string;
  /** Opens the stream of the document's frames on the present connection: at one's own host, or as a phone. */
  openStream(listener: StreamListener<Uint8Array>): ClientStream<Uint8Array>;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly status: MutableObservable<DocumentStatus>;
  /** Called when the host refuses the document for good (`damaged-document`, `not-found`, …). */
  onRefused(error: unknown): void;
}

/**
 * Keeps a document of this window and the host's one alike, by the protocol of `document/sync/sync-frame`.
 * Survives the host's restart: what the host has not acknowledged is kept here and sent to the next connection,
 * and what was missed meanwhile comes with its welcome. Everything this document receives from elsewhere (another
 * table) goes to the host too, so that it is kept.
 */
export function linkToHost(options: HostLinkOptions): Unsubscribe {
  const { connection, doc, awareness, status } = options;
  const origin = new Origin('host', options.documentId);
  const current: Current = { place: NOWHERE, outbox: createOutbox() };

  const stopOpening = connection.onOpen(() => {
    current.stream?.close();
    openLink(options, origin, current);
  });
  const onUpdate = (update: Uint8Array, author: unknown) => {
    if (author === origin) return;
    const entry = current.outbox.add(update, originKind(author) === 'peer');
    current.link?.sendUpdate(entry);
    status.set({ ...status.get(), unsavedEdits: current.outbox.count });
  };
  const onPresence = (change: { added: number[]; updated: number[]; removed: number[] }, author: unknown) => {
    // What the host said itself it knows; but a window that it thinks is gone is not gone.
    const clients = [...change.added, ...change.updated, ...change.removed].filter((id) => author !== origin || id === doc.clientID);
    if (clients.length > 0) current.link?.sendPresence(clients);
  };
  doc.on('update', onUpdate);
  awareness.on('update', onPresence);
  return () => {
    stopOpening();
    doc.off('update', onUpdate);
    awareness.off('update', onPresence);
    current.link?.close();
    clearTimeout(current.again);
    const open = current.stream;
    current.stream = undefined;
    open?.close();
  };
}

/** What outlives a connection, and the stream and the link of the present one; both gone while there is none. */
interface Current {
  readonly outbox: Outbox;
  /** Up to where this document followed the host's line of updates. */
  place: Place;
  stream?: ClientStream<Uint8Array> | undefined;
  link?: Link | undefined;
  again?: ReturnType<typeof setTimeout> | undefined;
}

function openLink(options: HostLinkOptions, origin: Origin, current: Current): void {
  const { doc, awareness, status } = options;
  const lost = (error: unknown) => {
    current.link?.close();
    current.stream = undefined;
    current.link = undefined;
    status.set({ ...status.get(), host: 'lost' });
    const others = [...awareness.getStates().keys()].filter((id) => id !== doc.clientID);
    removeAwarenessStates(awareness, others, origin);
    if (error === undefined) return;
    const { code } = toAppError(error);
    // The démarche was closed, the host is there: it is opened anew, or the host says why it may not be. Words that
    // wait for a locked one are handed over as soon as somebody has opened it.
    const isWorthTrying = code === 'closed' || (code === 'locked' && status.get().unsavedEdits > 0);
    if (isWorthTrying) current.again = setTimeout(() => openAgain(options, origin, current), REOPEN_MS);
    if (code === 'closed') return;
    status.set({ ...status.get(), refusal: code });
    options.onRefused(error);
  };
  const opened = options.openStream({
    onItem: (item) => {
      if (current.stream === opened) current.link?.receive(decodeSyncFrames(item));
    },
    onClose: (error) => {
      if (current.stream === opened) lost(error);
    },
  });
  current.stream = opened;
  current.link = createLink(options, origin, current, (item) => opened.send(item));
  current.link.greet();
}

function openAgain(options: HostLinkOptions, origin: Origin, current: Current): void {
  if (options.connection.state.get() === 'open' && !current.stream) openLink(options, origin, current);
}

interface Link {
  greet(): void;
  receive(frames: readonly SyncFrame[]): void;
  sendUpdate(entry: OutboxEntry): void;
  sendPresence(clients: readonly number[]): void;
  close(): void;
}

function createLink(options: HostLinkOptions, origin: Origin, current: Current, sendItem: (item: Uint8Array) => void): Link {
  const { doc, awareness, status } = options;
  const { outbox } = current;
  let greeting = { digest: digestOf(doc), place: NOWHERE };
  let isWelcome = false;
  const outgoing = createOutgoing(sendItem);
  const teller = createPresenceTeller(awareness, outgoing.send);
  const patch = (change: Partial<DocumentStatus>) => status.set({ ...status.get(), ...change, unsavedEdits: outbox.count });
  const greet = () => {
    // A place promises that all else the host lacks is in the outbox.
    greeting = { digest: digestOf(doc), place: outbox.pending() ? current.place : NOWHERE };
    outgoing.send({ type: 'hello', ...greeting });
  };
  const sendUpdate = (entry: OutboxEntry) => outgoing.send({ type: 'update', ...entry });
  const welcomed = (frame: SyncFrame & { type: 'welcome' }) => {
    current.place = frame.place;
    const pending = outbox.pending();
    const isUnknown = frame.digest ? !sameDigest(digestOf(doc), frame.digest) : !pending;
    if (!frame.readOnly && isUnknown) {
      // Too much was written since a greeting that promised the outbox would hold it.
      if (!frame.digest && greeting.place !== NOWHERE) return greet();
      const { stateVector } = frame.digest ?? greeting.digest;
      outgoing.send({ type: 'state', number: outbox.addWhole(), state: Y.encodeStateAsUpdateV2(doc, stateVector) });
    } else if (!frame.readOnly) for (const entry of pending ?? []) sendUpdate(entry);
    isWelcome = true;
    patch({ host: 'linked', refusal: undefined, readOnly: frame.readOnly, trouble: undefined });
  };
  return {
    greet() {
      greet();
      if (awareness.getLocalState()) teller.tell([doc.clientID]);
    },
    receive(frames) {
      applyChanges(doc, frames, origin);
      for (const frame of frames) {
        if (frame.type === 'welcome') welcomed(frame);
        else if (frame.type === 'update' && isWelcome) current.place = { ...current.place, number: frame.number };
        else if (frame.type === 'awareness') applyAwarenessUpdate(awareness, frame.update, origin);
        else if (frame.type === 'trouble') patch({ trouble: frame.code });
        else if (frame.type === 'ack') {
          outbox.acknowledged(frame.number);
          patch({ trouble: undefined });
        }
      }
    },
    // Before the welcome the host's state is unknown: what is typed then goes with the answer to it.
    sendUpdate: (entry) => isWelcome && sendUpdate(entry),
    sendPresence: teller.tell,
    close() {
      teller.close();
      outgoing.flush();
    },
  };
}

/** All of an item's changes in one transaction: ten people's edits cost one round of observers. */
function applyChanges(doc: Y.Doc, frames: readonly SyncFrame[], origin: Origin): void {
  if (!frames.some((frame) => frame.type === 'update' || frame.type === 'state')) return;
  Y.transact(
    doc,
    () => {
      for (const frame of frames) {
        if (frame.type === 'update') Y.applyUpdate(doc, frame.update, origin);
        else if (frame.type === 'state') Y.applyUpdateV2(doc, frame.state, origin);
      }
    },
    origin,
    false,
  );
}

/** Frames of one turn travel as one item. */
interface Outgoing {
  send(frame: SyncFrame): void;
  flush(): void;
}

function createOutgoing(sendItem: (item: Uint8Array) => void): Outgoing {
  let waiting: Uint8Array[] = [];
  const flush = () => {
    if (waiting.length > 0) sendItem(joinFrames(waiting));
    waiting = [];
  };
  return {
    send(frame) {
      waiting.push(encodeSyncFrame(frame));
      if (waiting.length === 1) queueMicrotask(flush);
    },
    flush,
  };
}
