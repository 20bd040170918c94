import type { Awareness } from 'y-protocols/awareness';
import type { HostStream } from '#bridge/contract';
import { shareItem } from '#bridge/frame';
import { joinFrames, type Place } from '#document/sync/sync-frame';
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
  /** How many follow it. */
  clients(): number;
  /** Sends what waits. To be called by the document's clock alone. */
  flush(): void;
  close(): void;
}

/** What is kept for those who come back: minutes of fifty people's typing. */
const KEPT_BYTES = 1024 * 1024;
const LOOK_AGAIN_MS = 100;

/**
 * A fan-out without seats, on a line of its own: places of an earlier one mean nothing to it. Cursors are read from
 * `awareness`; `soon` asks for a `flush` within so many milliseconds (see `LiveClock`).
 */
export function createFanOut(awareness: Awareness, soon: (ms: number) => void): FanOut {
  const line = 1 + Math.floor(Math.random() * 2 ** 48);
  const recent = createRecentUpdates(KEPT_BYTES);
  const seats = new Set<FanOutSeat>();
  let waiting: Round['updates'][number][] = [];
  const slow = watchSlow(seats);
  const presence = createPresenceNews(awareness, () => soon(presence.dueIn() ?? 0));
  return {
    place: () => ({ line, number: recent.last }),
    since(place) {
      const missed = place.line === line ? recent.since(place.number) : undefined;
      return missed && [packed(missed)].filter((frames) => frames.byteLength > 0);
    },
    everybody: () => [presence.everybody() ?? []].flat(),
    add(update, author) {
      waiting.push({ frame: recent.add(update), author });
      soon(0);
    },
    seat(stream, own, onDrained) {
      const audience = { last: () => recent.last, onDue: () => soon(0) };
      const seat = createSeat(stream, own, audience, (number) => onDrained({ line, number }));
      seats.add(seat);
      return { ...seat, leave: () => void seats.delete(seat) };
    },
    clients: () => seats.size,
    flush() {
      const taken = presence.take();
      const round = roundOf(recent.last, waiting, taken ? [taken] : []);
      waiting = [];
      for (const seat of seats) seat.deliver(round);
      slow.watch();
      const later = presence.dueIn();
      if (later !== undefined) soon(later);
    },
    close() {
      slow.stop();
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

/** Looks again at those who are behind, as long as there are any. */
function watchSlow(seats: ReadonlySet<FanOutSeat>): { watch(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const lookAgain = () => {
    timer = undefined;
    for (const seat of seats) seat.lookAgain();
    watch();
  };
  const watch = () => {
    if ([...seats].some((seat) => seat.isBehind)) timer ??= setTimeout(lookAgain, LOOK_AGAIN_MS);
  };
  return { watch, stop: () => clearTimeout(timer) };
}
