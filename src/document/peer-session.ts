import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Clock } from '#shared/clock';
import { sameBytes } from '#shared/same-bytes';
import { digestOf, isAhead, sameDigest } from './document-digest';
import { applyForeignAwareness, forgetSpeaker } from './foreign-awareness';
import type { Origin } from './origin';
import { decodePeerFrame, encodePeerFrame, type PeerFrame } from './peer-frame';
import type { BytePipe } from './peer-link';
import { hasPendingUpdates } from './updates/foreign-updates';

/** Live updates wait (and a later digest brings them) while this much is queued towards a slow end. */
const QUEUE_LIMIT_BYTES = 8 * 1024 * 1024;
/** How long after the last update an unequal digest may just mean that updates are under way. */
const IN_FLIGHT_MS = 700;
/** An end that stays unequal for this long is sent what it lacks, updates under way or not. */
const UNEQUAL_AT_MOST_MS = 4000;
const ACKNOWLEDGE_AFTER_MS = 120;
/** An end that sends this much garbage is given up. */
const MOST_REFUSED = 50;

/** What a session needs of its document; `apply` refuses garbage by throwing, and resolves when the update is kept. */
export interface SessionContext {
  readonly doc: Y.Doc;
  readonly awareness: Awareness | undefined;
  readonly clock: Clock;
  readonly origin: Origin;
  /** How many clients this end may speak for in the presence: one window, or a whole table. */
  readonly mostClients: number;
  apply(update: Uint8Array, origin: Origin): Promise<void> | void;
  /** The end declared what it holds; `equal` when it is exactly what this replica holds. */
  onDeclared(stateVector: ReadonlyMap<number, number>, equal: boolean): void;
  /** The end lacked something, and was sent it. */
  onGap(): void;
  onChange(): void;
}

/** One document with one other end, as long as one connection lasts. */
export interface PeerSession {
  receive(bytes: Uint8Array): void;
  /** Passes on a change of this replica. */
  sendUpdate(update: Uint8Array): void;
  sendPresence(clients: readonly number[]): void;
  /** Asks the other end to compare; called every few seconds, it is also the sign of life. */
  probe(): void;
  close(): void;
  readonly state: {
    readonly equal: boolean;
    readonly lastHeard: number;
    /** When it last said what it holds. */
    readonly lastCompared: number;
    readonly lastExchange: number | undefined;
    readonly refused: number;
  };
}

interface Progress {
  equal: boolean;
  lastEqual: number;
  lastHeard: number;
  lastCompared: number;
  lastExchange: number | undefined;
  lastUpdateSent: number;
  /** Updates received that are not applied yet. */
  applying: number;
  /** The last difference that was made up for, so that two comparisons at once don't send it twice. */
  filled: { readonly mine: Uint8Array; readonly theirs: Uint8Array; readonly at: number } | undefined;
  /** What this replica held when it last said so. */
  probed: ReadonlyMap<number, number>;
  refused: number;
  closed: boolean;
  acknowledgement: unknown;
}

/** Opens the session: both ends compare first, and send only what the other lacks. */
export function createPeerSession(context: SessionContext, pipe: BytePipe): PeerSession {
  const { doc, awareness, clock, origin } = context;
  const progress = startOf(clock);
  const send = (frame: PeerFrame) => {
    if (!progress.closed) pipe.send(encodePeerFrame(frame));
  };
  const probe = () => {
    progress.probed = vectorOf(doc);
    send({ type: 'digest', digest: digestOf(doc), answer: true });
  };
  const receive = (bytes: Uint8Array) => {
    if (progress.closed) return;
    progress.lastHeard = clock.now();
    try {
      receiveFrame(context, progress, send, pipe, decodePeerFrame(bytes));
    } catch {
      refuse(context, progress, pipe);
    }
  };
  const sendUpdate = (update: Uint8Array) => {
    if (pipe.bufferedBytes() > QUEUE_LIMIT_BYTES) progress.equal = false;
    else send({ type: 'update', update });
    progress.lastUpdateSent = clock.now();
  };
  const sendPresence = (clients: readonly number[]) => {
    if (awareness && clients.length > 0) send({ type: 'presence', message: encodeAwarenessUpdate(awareness, [...clients]) });
  };
  const close = () => {
    if (progress.closed) return;
    progress.closed = true;
    clearTimeout(progress.acknowledgement);
    if (awareness) forgetSpeaker(awareness, origin.source, origin);
    pipe.close();
  };
  probe();
  send({ type: 'ask-presence' });
  return { receive, sendUpdate, sendPresence, probe, close, state: progress };
}

function startOf(clock: Clock): Progress {
  const now = clock.now();
  return {
    equal: false,
    lastEqual: now - UNEQUAL_AT_MOST_MS,
    lastHeard: now,
    lastCompared: 0,
    lastExchange: undefined,
    lastUpdateSent: 0,
    applying: 0,
    filled: undefined,
    probed: new Map(),
    refused: 0,
    closed: false,
    acknowledgement: undefined,
  };
}

type Send = (frame: PeerFrame) => void;

function receiveFrame(context: SessionContext, progress: Progress, send: Send, pipe: BytePipe, frame: PeerFrame): void {
  const { doc, awareness, origin, clock } = context;
  switch (frame.type) {
    case 'ask':
      send({ type: 'update', update: Y.encodeStateAsUpdate(doc, frame.stateVector) });
      break;
    case 'update':
      progress.lastExchange = clock.now();
      receiveUpdate(context, progress, send, pipe, frame.update);
      break;
    case 'presence':
      if (awareness) applyForeignAwareness(awareness, frame.message, origin.source, context.mostClients, origin);
      break;
    case 'ask-presence':
      if (awareness?.getLocalState()) {
        send({ type: 'presence', message: encodeAwarenessUpdate(awareness, [awareness.clientID]) });
      }
      break;
    case 'digest':
      compare(context, progress, send, frame);
      break;
    case 'received':
      declared(context, progress, Y.decodeStateVector(frame.stateVector), false);
      context.onChange();
      break;
  }
}

/** The other end said how far it got; holding all that was asked about at the last comparison, it keeps up. */
function declared(context: SessionContext, progress: Progress, vector: ReadonlyMap<number, number>, equal: boolean): void {
  context.onDeclared(vector, equal);
  if (equal || !isAhead(progress.probed, vector)) progress.lastEqual = context.clock.now();
}

function receiveUpdate(context: SessionContext, progress: Progress, send: Send, pipe: BytePipe, update: Uint8Array): void {
  const { doc, clock, origin } = context;
  const { filled } = progress;
  const holdsWhatWasSent = filled !== undefined && sameBytes(filled.mine, Y.encodeStateVector(doc));
  const kept = async () => context.apply(update, origin);
  progress.applying++;
  const keeping = kept();
  // What the other end brought it does not lack: having received it is no reason to send it the same difference again.
  if (holdsWhatWasSent) progress.filled = { ...filled, mine: Y.encodeStateVector(doc), at: clock.now() };
  keeping
    .finally(() => progress.applying--)
    .then(
      () => acknowledgeSoon(context, progress, send),
      () => refuse(context, progress, pipe),
    );
}

/** Tells the other end how far this one got; while they differ, with the digest that shows what remains. */
function acknowledgeSoon(context: SessionContext, progress: Progress, send: Send): void {
  context.onChange();
  if (progress.closed) return;
  progress.acknowledgement ??= setTimeout(() => {
    progress.acknowledgement = undefined;
    const gaps = hasPendingUpdates(context.doc);
    if (progress.equal && !gaps) send({ type: 'received', stateVector: Y.encodeStateVector(context.doc) });
    else send({ type: 'digest', digest: digestOf(context.doc), answer: true });
  }, ACKNOWLEDGE_AFTER_MS);
}

function compare(context: SessionContext, progress: Progress, send: Send, frame: PeerFrame & { type: 'digest' }): void {
  const { doc, clock } = context;
  const mine = digestOf(doc);
  const theirVector = Y.decodeStateVector(frame.digest.stateVector);
  const equal = sameDigest(mine, frame.digest);
  const now = clock.now();
  progress.lastCompared = now;
  const wasEqual = progress.equal;
  const inFlight = progress.applying > 0 || now - progress.lastUpdateSent < IN_FLIGHT_MS;
  const underWay = progress.equal && inFlight && now - progress.lastEqual < UNEQUAL_AT_MOST_MS;
  declared(context, progress, theirVector, equal);
  if (equal) progress.lastExchange = now;
  progress.equal = equal || underWay;
  if (!equal && !underWay) fillGap(context, progress, theirVector, frame.digest.stateVector, send);
  // Who finds out that both are equal says so: the other may have looked a moment too early.
  if (frame.answer || (equal && !wasEqual)) {
    progress.probed = vectorOf(doc);
    send({ type: 'digest', digest: digestOf(doc), answer: false });
  }
  context.onChange();
}

/** Sends what the other end lacks: what it has not written, and what it has not deleted. */
function fillGap(
  { doc, clock, onGap }: SessionContext,
  progress: Progress,
  theirs: ReadonlyMap<number, number>,
  encoded: Uint8Array,
  send: Send,
): void {
  const mine = Y.encodeStateVector(doc);
  const mineVector = Y.decodeStateVector(mine);
  // Who is only behind waits for the other's update: its own deletions, if any, show in the next digest.
  if (isAhead(theirs, mineVector) && !isAhead(mineVector, theirs)) return;
  const now = clock.now();
  const { filled } = progress;
  if (filled && now - filled.at < IN_FLIGHT_MS && sameBytes(filled.mine, mine) && sameBytes(filled.theirs, encoded)) return;
  progress.filled = { mine, theirs: encoded, at: now };
  onGap();
  send({ type: 'update', update: Y.encodeStateAsUpdate(doc, encoded) });
}

function vectorOf(doc: Y.Doc): ReadonlyMap<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

function refuse(context: SessionContext, progress: Progress, pipe: BytePipe): void {
  progress.refused++;
  progress.equal = false;
  context.onChange();
  if (progress.refused >= MOST_REFUSED) pipe.close();
}
