import type { Awareness } from 'y-protocols/awareness';
import type { HostStream } from '#bridge/contract';
import { shareItem } from '#bridge/frame';
import { joinFrames, type Place } from '#document/sync-frame';
import { createPresenceNews, packed } from './presence-news';
import { createRecentUpdates } from './recent-updates';
import { createSeat, type FanOutSeat, type Round, type Seat } from './seat';

/** Carries a document's updates, its presence and its acknowledgements to everybody who follows it. */
export interface FanOut {
  /** The line of this document's updates, and the number of the last one that was sent. */
  place(): Place;
  /** Frames of the updates after a place; undefined when it is of another line or too long ago. */
  since(place: Place): Uint8Array[] | undefined;
  /** Frames that say who is here. */
  everybody(): Uint8Array[];
  /** Numbers an update and sends it to everybody but its author. */
  add(update: Uint8Array, author: unknown): void;
  /** A seat for the client whose updates have these origins; `onDrained` hears that it was too slow for a while, and up to where it was sent all. */
  seat(stream: HostStream<Uint8Array, Uint8Array>, own: ReadonlySet<unknown>, onDrained: (heardUpTo: Place) => void): Seat;
  /** There is something to send soon. */
  soon(): void;
  /** Sends what waits, now. */
  flush(): void;
  close(): void;
}

/** Other than as in `joinWindowMs`: what travels together, in milliseconds; 0 for what comes in one turn. */
interface FanOutOptions {
  readonly joinMs?: number | undefined;
  /** Called before each flush: what is still to be applied is, and is sent too. */
  beforeFlush(): void;
}

/**
 * Updates that come within this many milliseconds travel together; the first one after a silence does not wait.
 * A flush costs as much as there are clients, so that the window grows with them: 30 ms with fifty, where one
 * frame then takes the place of seven.
 */
function joinWindowMs(clients: number): number {
  return Math.min(10 + Math.max(0, clients - 10) / 2, 50);
}

/** What is kept for those who come back: minutes of fifty people's typing. */
const KEPT_BYTES = 1024 * 1024;
const LOOK_AGAIN_MS = 100;

export function createFanOut(awareness: Awareness, options: FanOutOptions): FanOut {
  const line = 1 + Math.floor(Math.random() * 2 ** 48);
  const recent = createRecentUpdates(KEPT_BYTES);
  const seats = new Set<FanOutSeat>();
  let waiting: Round['updates'][number][] = [];
  const flush = () => {
    options.beforeFlush();
    clock.rest();
    const taken = presence.take();
    const round = roundOf(recent.last, waiting, taken ? [taken] : []);
    waiting = [];
    for (const seat of seats) seat.deliver(round);
    if ([...seats].some((seat) => seat.isBehind)) clock.watch();
    const later = presence.dueIn();
    if (later !== undefined) clock.soon(later);
  };
  const lookAgain = () => {
    for (const seat of seats) seat.lookAgain();
    if ([...seats].some((seat) => seat.isBehind)) clock.watch();
  };
  const clock = createFanOutClock(() => options.joinMs ?? joinWindowMs(seats.size), flush, lookAgain);
  const presence = createPresenceNews(awareness, () => clock.soon(presence.dueIn() ?? 0));
  return {
    place: () => ({ line, number: recent.last }),
    since(place) {
      const missed = place.line === line ? recent.since(place.number) : undefined;
      return missed && [packed(missed)].filter((frames) => frames.byteLength > 0);
    },
    everybody: () => [presence.everybody() ?? []].flat(),
    add(update, author) {
      waiting.push({ frame: recent.add(update), author });
      clock.soon(0);
    },
    seat(stream, own, onDrained) {
      const audience = { last: () => recent.last, onDue: () => clock.soon(0) };
      const seat = createSeat(stream, own, audience, (number) => onDrained({ line, number }));
      seats.add(seat);
      return { ...seat, leave: () => void seats.delete(seat) };
    },
    soon: () => clock.soon(0),
    flush,
    close() {
      clock.stop();
      presence.close();
    },
  };
}

function roundOf(last: number, updates: Round['updates'], presence: Round['presence']): Round {
  const frames = [...updates.map(({ frame }) => frame), ...presence];
  return {
    last,
    updates,
    authors: [...new Set(updates.map(({ author }) => author))],
    presence,
    shared: frames.length > 0 ? shareItem(joinFrames(frames)) : undefined,
  };
}

/** When to send. */
interface FanOutClock {
  /** Sends in `ms`, or at the end of the running window when that is later; an earlier appointment stands. */
  soon(ms: number): void;
  /** Something was sent: a new window begins. */
  rest(): void;
  /** Looks again at those who are behind, in a while. */
  watch(): void;
  stop(): void;
}

function createFanOutClock(windowMs: () => number, send: () => void, lookAgain: () => void): FanOutClock {
  let [sentAt, dueAt] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let timer: NodeJS.Timeout | undefined;
  let watching: NodeJS.Timeout | undefined;
  const forget = () => {
    clearTimeout(timer);
    dueAt = Number.POSITIVE_INFINITY;
  };
  const fire = () => {
    forget();
    send();
  };
  return {
    soon(ms) {
      const now = performance.now();
      const at = Math.max(now + ms, sentAt + windowMs());
      if (at >= dueAt) return;
      forget();
      dueAt = at;
      if (at > now) timer = setTimeout(fire, at - now);
      // What comes in the same turn, say several acknowledgements of one commit, still travels together.
      else queueMicrotask(() => dueAt === at && fire());
    },
    rest() {
      forget();
      sentAt = performance.now();
    },
    watch() {
      watching ??= setTimeout(() => {
        watching = undefined;
        lookAgain();
      }, LOOK_AGAIN_MS);
    },
    stop() {
      forget();
      clearTimeout(watching);
    },
  };
}
