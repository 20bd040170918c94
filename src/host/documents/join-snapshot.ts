import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import * as Y from 'yjs';
import { type SharedItem, shareItem } from '#bridge/frame';
import { encodeSyncFrame, type Place, packedFrame } from '#document/sync/sync-frame';
import type { FanOut } from './fan-out';

/** A document's whole state as one packed frame, and the place of the line that it stands for. */
export interface JoinSnapshot {
  readonly place: Place;
  readonly item: SharedItem<Uint8Array>;
}

/** What newcomers are sent: made once for all of them. */
export interface JoinSnapshots {
  /** A snapshot from which the recent updates lead to now. */
  get(): Promise<JoinSnapshot>;
  close(): void;
}

/** A longer tail than this behind the snapshot is worth a new one… */
const LONG_TAIL_UPDATES = 5000;
/** … made once nobody has joined for this long, in milliseconds: encoding a large document holds up the loop. */
const QUIET_MS = 3000;

const deflate = promisify(deflateRaw);

/** Snapshots of `doc`, each with its place in what `fanOut` sends, so that whoever joins by one misses nothing that follows. */
export function createJoinSnapshots(doc: Y.Doc, fanOut: FanOut): JoinSnapshots {
  let current: Promise<JoinSnapshot> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const make = () => {
    const made = makeSnapshot(doc, fanOut.place());
    made.catch(() => {
      if (current === made) current = undefined;
    });
    current = made;
    return made;
  };
  return {
    async get() {
      const snapshot = await (current ?? make());
      if (!fanOut.since(snapshot.place)) return make();
      if (fanOut.place().number - snapshot.place.number > LONG_TAIL_UPDATES) {
        clearTimeout(timer);
        timer = setTimeout(make, QUIET_MS);
      }
      return snapshot;
    },
    close: () => clearTimeout(timer),
  };
}

/** Encoded in one go, deflated outside of the loop. */
async function makeSnapshot(doc: Y.Doc, place: Place): Promise<JoinSnapshot> {
  const frame = encodeSyncFrame({ type: 'state', number: 0, state: Y.encodeStateAsUpdateV2(doc) });
  return { place, item: shareItem(packedFrame(await deflate(frame), frame.byteLength)) };
}
