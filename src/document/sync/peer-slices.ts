import type { Clock } from '#shared/clock';
import type { SliceFrame } from './peer-frame';
import type { ReadOptions } from '../updates/read-update';

/** Deflates and inflates (raw), outside of the loop what is large. */
export interface Packing {
  pack(bytes: Uint8Array): Promise<Uint8Array>;
  /** What `packed` unpacks to, which is to be `byteLength` bytes. Rejects, having unpacked no more than that, when it is not. */
  unpack(packed: Uint8Array, byteLength: number): Promise<Uint8Array>;
}

/** What a slice may unpack to, and how many structs it may then announce: in V2 those that are alike take no bytes. */
const LIMITS = { mostBytes: 256 * 1024, mostStructs: 4000 };
/** How a slice is to be read. */
export const SLICE_READING: ReadOptions = { encoding: 'v2', limits: LIMITS };
/** An update that weighs more is not sent as a slice. */
export const MOST_SLICE_BYTES = LIMITS.mostBytes;
/** How many slices are sent, at most, that the other end has not dealt with… */
export const MOST_UNDER_WAY = 16;
/** … and how many are kept here for their turn: more, from whoever does not count, are lost. */
const MOST_WAITING = 4 * MOST_UNDER_WAY;
/** Nothing heard for this long, in milliseconds: whatever was under way was lost. */
export const STALLED_MS = 1500;

interface SliceInboxOptions {
  readonly packing: Packing;
  readonly clock: Clock;
  /** Reads an update as `SLICE_READING` says and keeps it, after those that came before; rejects what is refused. */
  apply(update: Uint8Array): Promise<void>;
  /** All slices up to that number were dealt with; `isLast` when no other comes behind. */
  onTaken(number: number, isLast: boolean): void;
  /** What it unpacks to was refused. */
  onRefused(): void;
  /** It unpacks to something else than it said: no honest end sends that. */
  onForged(): void;
}

/** Takes slices in the order in which they came, one after the other. */
export interface SliceInbox {
  receive(slice: SliceFrame): void;
  /** Whether others are to come behind those that came. */
  isReceiving(): boolean;
}

/** Unpacks slices one behind the other, in the order they came; who sends more than `MOST_WAITING` at once loses the rest. */
export function createSliceInbox(options: SliceInboxOptions): SliceInbox {
  const { clock } = options;
  let last = Promise.resolve();
  let [waiting, hasMore, lastAt] = [0, false, 0];
  const take = async (slice: SliceFrame) => {
    const update = await unpackSlice(options, slice);
    if (!update) return;
    // Not waited for here: what is applied is durable some time later, and the next one is unpacked meanwhile.
    const kept = options.apply(update);
    waiting++;
    kept
      .finally(() => waiting--)
      .then(
        () => options.onTaken(slice.number, !slice.hasMore),
        () => options.onRefused(),
      );
  };
  return {
    receive(slice) {
      [hasMore, lastAt] = [slice.hasMore, clock.now()];
      if (waiting >= MOST_WAITING) return;
      waiting++;
      last = last.then(() => take(slice)).finally(() => waiting--);
    },
    isReceiving: () => hasMore && clock.now() - lastAt < STALLED_MS,
  };
}

/** Undefined for what is no slice. */
async function unpackSlice({ packing, onForged }: SliceInboxOptions, slice: SliceFrame): Promise<Uint8Array | undefined> {
  try {
    if (slice.byteLength <= MOST_SLICE_BYTES) return await packing.unpack(slice.packed, slice.byteLength);
  } catch {
    // Told below, like one that announces too much.
  }
  onForged();
  return undefined;
}
