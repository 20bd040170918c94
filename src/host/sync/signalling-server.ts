import { type PublishFrame, type SignallingNews, signallingRequestSchema } from '#bridge/signalling-frame';
import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';

/** A connection to the server, as its transport hands it over. */
export interface SignallingLine {
  send(news: SignallingNews): void;
  /** Ends the connection: it broke a rule. */
  close(error: AppError): void;
  /** Which topics this connection was granted; asking for another is like asking for nothing. */
  mayMeetAt(topic: string): boolean;
  /** Which ids this connection may bear, so that nobody answers in another table's name. */
  mayBear(peerId: string): boolean;
}

/** The server's end of one connection. */
export interface SignallingSeat {
  /** Takes a frame, already decoded; whatever is not one closes the connection. */
  receive(frame: unknown): void;
  close(): void;
}

/** Where windows meet; one for a démarche. */
export interface SignallingServer {
  connect(line: SignallingLine): SignallingSeat;
  /** Connections that still meet at some topic: none must remain after everybody left. */
  size(): number;
}

/** Frames a connection may send in a second: twenty windows that meet again at once stay well below. */
const MOST_PER_SECOND = 400;
const MOST_TOPICS = 32;

interface Seat {
  readonly line: SignallingLine;
  readonly topics: Set<string>;
  second: number;
  inSecond: number;
}

interface Subscription {
  readonly order: number;
  peerId: string | undefined;
}

type Topics = Map<string, Map<Seat, Subscription>>;

/**
 * The embedded signalling: y-webrtc's protocol, with the rules its own server lacks (PITFALLS §4). Every
 * frame has a schema, a size and a rate; topics are granted to a connection; an id belongs to the connection
 * that first bore it; a signal goes to the one it is addressed to; and of two windows the one that came first
 * always calls the other, so that they never call each other at once.
 */
export function createSignallingServer(clock: Clock): SignallingServer {
  const topics: Topics = new Map();
  let arrivals = 0;
  return {
    connect(line) {
      const seat: Seat = { line, topics: new Set(), second: 0, inSecond: 0 };
      return {
        receive: (frame) => receive(topics, seat, frame, clock.now(), () => arrivals++),
        close() {
          for (const topic of [...seat.topics]) leave(topics, seat, topic);
        },
      };
    },
    size: () => new Set([...topics.values()].flatMap((seats) => [...seats.keys()])).size,
  };
}

function receive(topics: Topics, seat: Seat, frame: unknown, now: number, nextOrder: () => number): void {
  const result = signallingRequestSchema.safeParse(frame);
  const error = isTooFast(seat, now)
    ? new AppError('too-many-requests', 'signalling frames')
    : new AppError('bad-input', 'signalling frame');
  if (error.code === 'too-many-requests' || !result.success) {
    expel(topics, seat, error);
    return;
  }
  const request = result.data;
  if (request.type === 'ping') seat.line.send({ type: 'pong' });
  else if (request.type === 'publish') publish(topics, seat, request);
  else if (request.type === 'unsubscribe') for (const topic of request.topics) leave(topics, seat, topic);
  else for (const topic of request.topics) enter(topics, seat, topic, nextOrder);
}

function enter(topics: Topics, seat: Seat, topic: string, nextOrder: () => number): void {
  if (!seat.line.mayMeetAt(topic) || seat.topics.size >= MOST_TOPICS) return;
  const seats = topics.get(topic) ?? new Map<Seat, Subscription>();
  topics.set(topic, seats);
  seat.topics.add(topic);
  if (!seats.has(seat)) seats.set(seat, { order: nextOrder(), peerId: undefined });
}

function leave(topics: Topics, seat: Seat, topic: string): void {
  seat.topics.delete(topic);
  const seats = topics.get(topic);
  seats?.delete(seat);
  if (seats?.size === 0) topics.delete(topic);
}

function publish(topics: Topics, seat: Seat, frame: PublishFrame): void {
  const seats = topics.get(frame.topic);
  const mine = seats?.get(seat);
  if (!seats || !mine || !bears(seats, seat, mine, frame.data.from)) return;
  if (frame.data.type === 'signal') {
    for (const [other, { peerId }] of seats) if (peerId === frame.data.to) other.line.send(frame);
    return;
  }
  for (const [other, theirs] of seats) {
    if (other === seat || theirs.peerId === undefined) continue;
    const [caller, called] = theirs.order < mine.order ? [other, mine] : [seat, theirs];
    caller.line.send({ type: 'publish', topic: frame.topic, data: { type: 'announce', from: called.peerId ?? '' } });
  }
}

/** Binds the connection to the id it bears first; an id it may not bear, or a second one, counts for nothing. */
function bears(seats: Map<Seat, Subscription>, seat: Seat, mine: Subscription, peerId: string): boolean {
  if (mine.peerId !== undefined) return mine.peerId === peerId;
  if (!seat.line.mayBear(peerId)) return false;
  // The same window on a new connection: the old one, perhaps not known to be dead yet, gives way.
  for (const [other, theirs] of seats) if (theirs.peerId === peerId) seats.delete(other);
  mine.peerId = peerId;
  return true;
}

function isTooFast(seat: Seat, now: number): boolean {
  const second = Math.floor(now / 1000);
  if (seat.second !== second) {
    seat.second = second;
    seat.inSecond = 0;
  }
  return ++seat.inSecond > MOST_PER_SECOND;
}

function expel(topics: Topics, seat: Seat, error: AppError): void {
  for (const topic of [...seat.topics]) leave(topics, seat, topic);
  seat.line.close(error);
}
