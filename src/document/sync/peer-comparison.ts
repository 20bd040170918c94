import * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import type { Clock } from '#shared/clock';
import { digestOf, isAhead, sameDigest, whenDigestIsAtHand } from './document-digest';
import type { Origin } from '../origin';
import type { CatchUp } from './peer-catch-up';
import type { DigestFrame, PeerFrame } from './peer-frame';
import type { BytePipe } from './peer-link';
import type { Packing } from './peer-slices';
import { hasPendingUpdates } from '../updates/foreign-updates';
import type { ReadOptions } from '../updates/read-update';

/** How long after the last update an unequal digest may just mean that updates are under way. */
const IN_FLIGHT_MS = 700;
/** An end that stays unequal for this long is sent what it lacks, updates under way or not. */
const UNEQUAL_AT_MOST_MS = 4000;
const ACKNOWLEDGE_AFTER_MS = 120;
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

/** How far one session got. */
export interface Progress {
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
export interface Session {
  readonly context: SessionContext;
  readonly pipe: BytePipe;
  readonly progress: Progress;
  readonly catchUp: CatchUp;
  send(frame: PeerFrame): void;
  sendDigest(answer: boolean): void;
}

/** A session that begins now. */
export function startOf(clock: Clock): Progress {
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

/** The other end said how far it got; holding all that was asked about at the last comparison, it keeps up. */
export function declared({ context, progress, catchUp }: Session, vector: ReadonlyMap<number, number>, equal: boolean): void {
  context.onDeclared(vector, equal);
  catchUp.declared(vector, equal);
  if (equal || !isAhead(progress.probed, vector)) progress.lastEqual = context.clock.now();
}

/** Tells the other end how far this one got; while they differ, with the digest that shows what remains. */
export function acknowledgeSoon({ context, progress, send, sendDigest }: Session): void {
  context.onChange();
  if (progress.closed) return;
  progress.acknowledgement ??= setTimeout(() => {
    progress.acknowledgement = undefined;
    const gaps = hasPendingUpdates(context.doc);
    if (progress.equal && !gaps) send({ type: 'received', stateVector: Y.encodeStateVector(context.doc) });
    else whenDigestIsAtHand(context.doc, () => sendDigest(true));
  }, ACKNOWLEDGE_AFTER_MS);
}

/** The other end says what it holds: sends what it lacks, unless that is on its way, and answers. */
export function compare(session: Session, isReceiving: boolean, frame: DigestFrame): void {
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

/** What a document holds, replica by replica. */
export function vectorOf(doc: Y.Doc): ReadonlyMap<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}
