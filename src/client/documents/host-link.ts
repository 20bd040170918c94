import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { ClientStream, StreamListener } from '#bridge/contract';
import { digestOf, sameDigest } from '#document/document-digest';
import { Origin, originKind } from '#document/origin';
import { decodeSyncFrame, encodeSyncFrame, type SyncFrame } from '#document/sync-frame';
import { toAppError } from '#shared/app-error';
import type { Unsubscribe } from '#shared/lifecycle';
import type { MutableObservable } from '#shared/observable';
import type { DocumentStatus } from './document-status';
import type { HostConnection } from './host-connection';

/** How long until a démarche that the host closed is asked for again, in milliseconds. */
const REOPEN_MS = 300;

export interface HostLinkOptions {
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
 * Keeps a document of this window and the host's one alike, by the protocol of `document/sync-frame`.
 * Survives the host's restart: each new connection starts with a comparison of digests. Everything this
 * document receives from elsewhere (another table) goes to the host too, so that it is kept.
 */
export function linkToHost(options: HostLinkOptions): Unsubscribe {
  const { connection, doc, awareness } = options;
  const origin = new Origin('host', options.documentId);
  const current: Current = {};

  const stopOpening = connection.onOpen(() => {
    current.stream?.close();
    openLink(options, origin, current);
  });
  const onUpdate = (update: Uint8Array, author: unknown) => {
    if (author === origin) return;
    if (current.link) current.link.sendUpdate(update, originKind(author) === 'peer');
    else countUnsaved(options.status, 1);
  };
  const onPresence = (change: { added: number[]; updated: number[]; removed: number[] }, author: unknown) => {
    if (author === origin) return;
    const clients = [...change.added, ...change.updated, ...change.removed];
    current.link?.sendPresence(encodeAwarenessUpdate(awareness, clients));
  };
  doc.on('update', onUpdate);
  awareness.on('update', onPresence);
  return () => {
    stopOpening();
    doc.off('update', onUpdate);
    awareness.off('update', onPresence);
    clearTimeout(current.again);
    const open = current.stream;
    current.stream = undefined;
    open?.close();
  };
}

function openLink(options: HostLinkOptions, origin: Origin, current: Current): void {
  const { doc, awareness, status } = options;
  const lost = (error: unknown) => {
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
    onItem: (bytes) => {
      const frame = decodeSyncFrame(bytes);
      if (frame && current.stream === opened) current.link?.receive(frame);
    },
    onClose: (error) => {
      if (current.stream === opened) lost(error);
    },
  });
  current.stream = opened;
  current.link = createLink(options, origin, (frame) => opened.send(encodeSyncFrame(frame)));
  current.link.greet();
}

function openAgain(options: HostLinkOptions, origin: Origin, current: Current): void {
  if (options.connection.state.get() === 'open' && !current.stream) openLink(options, origin, current);
}

/** The stream and the link of the present connection; both gone while there is none. */
interface Current {
  stream?: ClientStream<Uint8Array> | undefined;
  link?: Link | undefined;
  again?: ReturnType<typeof setTimeout> | undefined;
}

interface Link {
  greet(): void;
  receive(frame: SyncFrame): void;
  /** `heard`: it came from another table, not from this window. */
  sendUpdate(update: Uint8Array, heard: boolean): void;
  sendPresence(update: Uint8Array): void;
}

function createLink(options: HostLinkOptions, origin: Origin, send: (frame: SyncFrame) => void): Link {
  const { doc, awareness, status } = options;
  let sent = 0;
  let acknowledged = 0;
  let isWelcome = false;
  const patch = (change: Partial<DocumentStatus>) => status.set({ ...status.get(), ...change });
  const sendUpdate = (update: Uint8Array, heard: boolean) => {
    sent++;
    send({ type: 'update', number: sent, heard, update });
    patch({ unsavedEdits: sent - acknowledged });
  };
  const welcomed = (frame: SyncFrame & { type: 'welcome' }) => {
    if (frame.missing.byteLength > 0) Y.applyUpdateV2(doc, frame.missing, origin);
    const isEqual = sameDigest(digestOf(doc), frame.digest);
    // What the host lacks goes as one update; its acknowledgement covers all that was typed meanwhile.
    if (!isEqual && !frame.readOnly) sendUpdate(Y.encodeStateAsUpdate(doc, frame.digest.stateVector), false);
    isWelcome = true;
    patch({ host: 'linked', refusal: undefined, readOnly: frame.readOnly, unsavedEdits: sent - acknowledged, trouble: undefined });
  };
  return {
    greet: () => {
      send({ type: 'hello', digest: digestOf(doc) });
      if (awareness.getLocalState()) send({ type: 'awareness', update: encodeAwarenessUpdate(awareness, [doc.clientID]) });
    },
    receive(frame) {
      if (frame.type === 'welcome') welcomed(frame);
      else if (frame.type === 'update') Y.applyUpdate(doc, frame.update, origin);
      else if (frame.type === 'awareness') applyAwarenessUpdate(awareness, frame.update, origin);
      else if (frame.type === 'trouble') patch({ trouble: frame.code });
      else if (frame.type === 'ack') {
        acknowledged = Math.max(acknowledged, frame.number);
        patch({ unsavedEdits: sent - acknowledged, trouble: undefined });
      }
    },
    // Before the welcome the host's state is unknown: what is typed then goes with the answer to it.
    sendUpdate: (update, heard) => (isWelcome ? sendUpdate(update, heard) : countUnsaved(status, 1)),
    sendPresence: (update) => send({ type: 'awareness', update }),
  };
}

function countUnsaved(status: MutableObservable<DocumentStatus>, more: number): void {
  const present = status.get();
  status.set({ ...present, unsavedEdits: present.unsavedEdits + more });
}
