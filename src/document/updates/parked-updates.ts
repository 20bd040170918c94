import * as Y from 'yjs';
import type { Origin } from '../origin';
import type { CharId } from '../text/text-structs';

/** An update (V1, as it was read) that leans on an id that is not here. */
export interface ParkedUpdate {
  readonly bytes: Uint8Array;
  readonly missing: CharId;
  readonly origin: Origin;
}

/**
 * Updates that wait beside a document for others that they lean on: in a mesh an answer may overtake what it answers.
 * Never in the document itself, where Yjs would keep them for ever and send them to everybody.
 */
interface ParkedUpdates {
  /** Keeps it for a while; what is too much is forgotten at once. Who sent it is asked for it again anyway. */
  add(update: ParkedUpdate): void;
  /** Takes out those whose missing piece came meanwhile. */
  takeReady(): readonly ParkedUpdate[];
  /** How many wait. */
  count(): number;
}

/** Per document: some minutes of a room's typing, and no more of what leans on a replica that nobody ever meets. */
const MOST_BYTES = 1024 * 1024;
const MOST_UPDATES = 500;
/** What leans on something that did not come by then is given up, in milliseconds. */
const GIVEN_UP_MS = 30_000;

const known = new WeakMap<Y.Doc, ParkedUpdates>();

/** What waits beside `doc`. */
export function parkedUpdates(doc: Y.Doc): ParkedUpdates {
  let parked = known.get(doc);
  if (!parked) {
    parked = createParkedUpdates(doc);
    known.set(doc, parked);
  }
  return parked;
}

function createParkedUpdates(doc: Y.Doc): ParkedUpdates {
  let waiting: (ParkedUpdate & { readonly at: number })[] = [];
  const forgetOld = () => {
    const oldest = performance.now() - GIVEN_UP_MS;
    if (waiting[0] && waiting[0].at < oldest) waiting = waiting.filter(({ at }) => at >= oldest);
  };
  const bytesWaiting = () => waiting.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  return {
    add(update) {
      forgetOld();
      if (waiting.length >= MOST_UPDATES || bytesWaiting() + update.bytes.byteLength > MOST_BYTES) return;
      waiting.push({ ...update, at: performance.now() });
    },
    takeReady() {
      if (waiting.length === 0) return [];
      forgetOld();
      const isReady = ({ missing: { client, clock } }: ParkedUpdate) => Y.getState(doc.store, client) > clock;
      const ready = waiting.filter(isReady);
      if (ready.length > 0) waiting = waiting.filter((one) => !isReady(one));
      return ready;
    },
    count() {
      forgetOld();
      return waiting.length;
    },
  };
}
