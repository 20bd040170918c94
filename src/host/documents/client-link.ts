import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { HostStream } from '#bridge/contract';
import { decodeAwarenessUpdate, encodeAwarenessUpdate as encodeEntries } from '#document/awareness-update';
import { Origin } from '#document/origin';
import { stateDigest } from '#document/state-digest';
import { decodeSyncFrame, encodeSyncFrame, type SyncFrame } from '#document/sync-frame';
import { sameBytes } from '#document/update-gate';
import { toAppError } from '#shared/app-error';
import type { LiveDocument } from './live-document';

/** How long until an update that could not be saved is tried again, in milliseconds. */
const RETRY_MS = 2000;

/** Which link speaks for which Yjs client: nobody moves somebody else's cursor. */
const speakers = new WeakMap<LiveDocument, Map<number, Origin>>();

/**
 * Joins one client's stream to a live document by the protocol of `document/sync-frame`. Ends with the
 * stream; the client's presence then leaves too.
 */
export function linkClient(live: LiveDocument, stream: HostStream<Uint8Array, Uint8Array>): void {
  const origin = new Origin('host', stream.session.id);
  const send = (frame: SyncFrame) => stream.emit(encodeSyncFrame(frame));
  const acknowledge = createAcknowledgements(live, send, (listener) => stream.onClose(listener));

  const receive = (frame: SyncFrame) => {
    if (frame.type === 'hello') {
      send(welcome(live, frame));
      sendPresence(live, send);
    } else if (frame.type === 'update') {
      acknowledge(frame.number, live.apply(frame.update, origin));
      if (live.isMissingUpdates()) send(welcome(live));
    } else if (frame.type === 'awareness') receivePresence(live, frame.update, origin);
  };
  stream.onItem((bytes) => {
    const frame = decodeSyncFrame(bytes);
    if (frame) receive(frame);
  });

  const stopUpdates = live.onUpdate(({ update, origin: author }) => {
    if (author !== origin) send({ type: 'update', number: 0, update });
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
    forgetPresence(live, origin);
  });
}

function welcome(live: LiveDocument, hello?: { stateVector: Uint8Array; digest: Uint8Array }): SyncFrame {
  const digest = stateDigest(live.doc);
  const isEqual = hello !== undefined && sameBytes(hello.digest, digest);
  const missing = isEqual || !hello ? new Uint8Array() : Y.encodeStateAsUpdateV2(live.doc, hello.stateVector);
  return { type: 'welcome', readOnly: live.readOnly, stateVector: Y.encodeStateVector(live.doc), digest, missing };
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

function receivePresence(live: LiveDocument, update: Uint8Array, origin: Origin): void {
  const entries = decodeAwarenessUpdate(update);
  if (!entries) return;
  const bound = speakers.get(live) ?? new Map<number, Origin>();
  speakers.set(live, bound);
  const own = entries.filter(({ clientId }) => (bound.get(clientId) ?? origin) === origin);
  for (const { clientId } of own) bound.set(clientId, origin);
  if (own.length > 0) applyAwarenessUpdate(live.awareness, encodeEntries(own), origin);
}

function forgetPresence(live: LiveDocument, origin: Origin): void {
  const bound = speakers.get(live);
  const mine = [...(bound ?? [])].filter(([, speaker]) => speaker === origin).map(([clientId]) => clientId);
  for (const clientId of mine) bound?.delete(clientId);
  removeAwarenessStates(live.awareness, mine, origin);
}
