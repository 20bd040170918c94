import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { digestOf, whenDigestIsAtHand } from './document-digest';
import { applyForeignAwareness, forgetSpeaker } from './foreign-awareness';
import { createCatchUp } from './peer-catch-up';
import { acknowledgeSoon, compare, declared, type Session, type SessionContext, startOf, vectorOf } from './peer-comparison';
import { decodePeerFrame, encodePeerFrame, type PeerFrame } from './peer-frame';
import type { BytePipe } from './peer-link';
import { createSliceInbox, type Packing, SLICE_READING, type SliceInbox } from './peer-slices';

/** Live updates wait (and a later digest brings them) while this much is queued towards a slow end. */
const QUEUE_LIMIT_BYTES = 8 * 1024 * 1024;
/** A change that weighs more (a paste, a file) is not sent in one go: a comparison brings it in parts. */
const MOST_LIVE_BYTES = 256 * 1024;
/** An end that sends this much garbage is given up. */
const MOST_REFUSED = 50;

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

/** Where the other end's frames come in; until `open`, this end can't say yet what it holds. */
function openLane(session: Session) {
  const { context, progress } = session;
  const slices = context.packing && openSliceInbox(session, context.packing);
  let isOpen = false;
  const probe = () => {
    if (isOpen && !progress.closed) session.sendDigest(true);
  };
  return {
    receive(bytes: Uint8Array) {
      progress.lastHeard = context.clock.now();
      orRefuse(session, () => receiveFrame(session, slices, decodePeerFrame(bytes)));
    },
    probe,
    open() {
      isOpen = true;
      probe();
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

function refuse({ context, progress, pipe }: Session): void {
  progress.refused++;
  progress.equal = false;
  context.onChange();
  if (progress.refused >= MOST_REFUSED) pipe.close();
}
