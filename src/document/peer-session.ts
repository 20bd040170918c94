import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Clock } from '#shared/clock';
import { digestOf, isAhead, sameDigest, whenDigestIsAtHand } from './document-digest';
import { applyForeignAwareness, forgetSpeaker } from './foreign-awareness';
import type { Origin } from './origin';
import { type CatchUp, createCatchUp } from './peer-catch-up';
import { type DigestFrame, decodePeerFrame, encodePeerFrame, type PeerFrame } from './peer-frame';
import type { BytePipe } from './peer-link';
import { createSliceInbox, type Packing, SLICE_READING, type SliceInbox } from './peer-slices';
import { hasPendingUpdates } from './updates/foreign-updates';
import type { ReadOptions } from './updates/read-update';

/** Live updates wait (and a later digest brings them) while this much is queued towards a slow end. */
const QUEUE_LIMIT_BYTES = 8 * 1024 * 1024;
/** A change that weighs more (a paste, a file) is not sent in one go: a comparison brings it in parts. */
const MOST_LIVE_BYTES = 256 * 1024;
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
  apply(update: Uint8Array, origin: Origin, how?: ReadOptions): Promise<void> | void;
  /** With it this end sends slices to those who read them, and reads them. */
  readonly packing: Packing | undefined;
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
  /** What this replica held when it last said so. */
  probed: ReadonlyMap<number, number>;
  refused: number;
  closed: boolean;
  acknowledgement: unknown;
}

/** What takes part in one session. */
interface Session {
  readonly context: SessionContext;
  readonly pipe: BytePipe;
  readonly progress: Progress;
  readonly catchUp: CatchUp;
  send(frame: PeerFrame): void;
  sendDigest(answer: boolean): void;
}

/** Opens the session: both ends compare first, and send only what the other lacks. */
export function createPeerSession(context: SessionContext, pipe: BytePipe): PeerSession {
  const { awareness, origin } = context;
  const session = openSession(context, pipe);
  const { progress, catchUp, send } = session;
  const lane = openLane(session);
  const sendPresence = (clients: readonly number[]) => {
    if (awareness && clients.length > 0) send({ type: 'presence', message: encodeAwarenessUpdate(awareness, [...clients]) });
  };
  const close = () => {
    if (progress.closed) return;
    progress.closed = true;
    clearTimeout(progress.acknowledgement);
    catchUp.stop();
    if (awareness) forgetSpeaker(awareness, origin.source, origin);
    pipe.close();
  };
  send({ type: 'ask-presence' });
  whenDigestIsAtHand(context.doc, lane.open);
  return {
    receive: lane.receive,
    sendUpdate: (update) => sendUpdate(session, update),
    sendPresence,
    probe: lane.probe,
    close,
    state: progress,
  };
}

function openSession(context: SessionContext, pipe: BytePipe): Session {
  const { doc, clock, packing } = context;
  const progress = startOf(clock);
  const send = (frame: PeerFrame) => {
    if (!progress.closed) pipe.send(encodePeerFrame(frame));
  };
  const sendDigest = (answer: boolean) => {
    progress.probed = vectorOf(doc);
    send({ type: 'digest', digest: digestOf(doc), answer, readsSlices: packing !== undefined });
  };
  return { context, pipe, progress, catchUp: createCatchUp({ doc, clock, pipe, packing, send }), send, sendDigest };
}

/** Where the other end's frames come in; until `open`, this end can't say yet what it holds, and they wait. */
function openLane(session: Session) {
  const { context, progress } = session;
  const slices = context.packing && openSliceInbox(session, context.packing);
  let early: Uint8Array[] | undefined = [];
  const take = (bytes: Uint8Array) => orRefuse(session, () => receiveFrame(session, slices, decodePeerFrame(bytes)));
  return {
    receive(bytes: Uint8Array) {
      progress.lastHeard = context.clock.now();
      if (early) early.push(bytes);
      else take(bytes);
    },
    probe() {
      if (!early) session.sendDigest(true);
    },
    open() {
      const waiting = early ?? [];
      early = undefined;
      if (!progress.closed) session.sendDigest(true);
      for (const bytes of waiting) take(bytes);
    },
  };
}

/** Does what the other end asks for; what can't be done with it is garbage. */
function orRefuse(session: Session, work: () => void): void {
  if (session.progress.closed) return;
  try {
    work();
  } catch {
    refuse(session);
  }
}

function sendUpdate({ pipe, progress, context, send, sendDigest }: Session, update: Uint8Array): void {
  const isHeavy = update.byteLength > MOST_LIVE_BYTES;
  if (isHeavy || pipe.bufferedBytes() > QUEUE_LIMIT_BYTES) progress.equal = false;
  else send({ type: 'update', update });
  if (isHeavy) sendDigest(true);
  progress.lastUpdateSent = context.clock.now();
}

function openSliceInbox(session: Session, packing: Packing): SliceInbox {
  const { context, pipe, send } = session;
  return createSliceInbox({
    packing,
    clock: context.clock,
    apply: async (update) => context.apply(update, context.origin, SLICE_READING),
    onTaken(number, isLast) {
      send({ type: 'taken', number });
      if (isLast) acknowledgeSoon(session);
    },
    onRefused: () => refuse(session),
    onForged() {
      refuse(session);
      pipe.close();
    },
  });
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
    probed: new Map(),
    refused: 0,
    closed: false,
    acknowledgement: undefined,
  };
}

function receiveFrame(session: Session, slices: SliceInbox | undefined, frame: PeerFrame): void {
  const { context, progress, catchUp, send } = session;
  const { awareness, origin, clock } = context;
  switch (frame.type) {
    case 'ask':
      // A few bytes are not worth a whole document: what is missing is found by comparing.
      session.sendDigest(true);
      break;
    case 'update':
      progress.lastExchange = clock.now();
      receiveUpdate(session, frame.update);
      break;
    case 'presence':
      if (awareness) applyForeignAwareness(awareness, frame.message, origin.source, context.mostClients, origin);
      break;
    case 'ask-presence':
      if (awareness?.getLocalState()) {
        send({ type: 'presence', message: encodeAwarenessUpdate(awareness, [awareness.clientID]) });
      }
      break;
    case 'digest': {
      const isReceiving = slices?.isReceiving() ?? false;
      whenDigestIsAtHand(context.doc, () => orRefuse(session, () => compare(session, isReceiving, frame)));
      break;
    }
    case 'received':
      declared(session, Y.decodeStateVector(frame.stateVector), false);
      context.onChange();
      break;
    case 'slice':
      progress.lastExchange = clock.now();
      if (slices) slices.receive(frame);
      else refuse(session);
      break;
    case 'taken':
      catchUp.taken(frame.number);
      break;
  }
}

/** The other end said how far it got; holding all that was asked about at the last comparison, it keeps up. */
function declared({ context, progress, catchUp }: Session, vector: ReadonlyMap<number, number>, equal: boolean): void {
  context.onDeclared(vector, equal);
  catchUp.declared(vector, equal);
  if (equal || !isAhead(progress.probed, vector)) progress.lastEqual = context.clock.now();
}

function receiveUpdate(session: Session, update: Uint8Array): void {
  const { context, progress } = session;
  const kept = async () => context.apply(update, context.origin);
  progress.applying++;
  kept()
    .finally(() => progress.applying--)
    .then(
      () => acknowledgeSoon(session),
      () => refuse(session),
    );
}

/** Tells the other end how far this one got; while they differ, with the digest that shows what remains. */
function acknowledgeSoon({ context, progress, send, sendDigest }: Session): void {
  context.onChange();
  if (progress.closed) return;
  progress.acknowledgement ??= setTimeout(() => {
    progress.acknowledgement = undefined;
    const gaps = hasPendingUpdates(context.doc);
    if (progress.equal && !gaps) send({ type: 'received', stateVector: Y.encodeStateVector(context.doc) });
    else whenDigestIsAtHand(context.doc, () => sendDigest(true));
  }, ACKNOWLEDGE_AFTER_MS);
}

function compare(session: Session, isReceiving: boolean, frame: DigestFrame): void {
  const { context, progress, sendDigest } = session;
  const theirs = Y.decodeStateVector(frame.digest.stateVector);
  const equal = sameDigest(digestOf(context.doc), frame.digest);
  const now = context.clock.now();
  progress.lastCompared = now;
  const wasEqual = progress.equal;
  const inFlight = progress.applying > 0 || now - progress.lastUpdateSent < IN_FLIGHT_MS;
  const underWay = progress.equal && inFlight && now - progress.lastEqual < UNEQUAL_AT_MOST_MS;
  declared(session, theirs, equal);
  if (equal) progress.lastExchange = now;
  progress.equal = equal || underWay;
  // What comes may be what the other end seems to lack: once it is here, both compare again.
  if (!equal && !underWay && !isReceiving) fillGap(session, theirs, frame.readsSlices);
  // Who finds out that both are equal says so: the other may have looked a moment too early.
  if (frame.answer || (equal && !wasEqual)) sendDigest(false);
  context.onChange();
}

/** Sends what the other end lacks: what it has not written, and what it has not deleted. */
function fillGap({ context, catchUp }: Session, theirs: ReadonlyMap<number, number>, readsSlices: boolean): void {
  const mine = vectorOf(context.doc);
  // Who is only behind waits for the other's update: its own deletions, if any, show in the next digest.
  if (isAhead(theirs, mine) && !isAhead(mine, theirs)) return;
  if (catchUp.isUnderWay()) return;
  context.onGap();
  catchUp.start(theirs, readsSlices);
}

function vectorOf(doc: Y.Doc): ReadonlyMap<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

function refuse({ context, progress, pipe }: Session): void {
  progress.refused++;
  progress.equal = false;
  context.onChange();
  if (progress.refused >= MOST_REFUSED) pipe.close();
}
