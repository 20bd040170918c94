import { encodeSyncFrame, joinFrames } from '#document/sync/sync-frame';

/** The last updates of a document as encoded frames, numbered from 1 in their order. */
interface RecentUpdates {
  /** The number of the newest. */
  readonly last: number;
  /** Numbers an update (V1) and returns its frame. */
  add(update: Uint8Array): Uint8Array;
  /** The frames after `number`, one behind the other; undefined when some of them are no longer kept. */
  since(number: number): Uint8Array | undefined;
}

/** Few objects and much in each: a quarter of a million small arrays would weigh ten times what they hold. */
const PART_BYTES = 32 * 1024;

interface Part {
  /** The number of its first frame. */
  readonly first: number;
  /** Where each of its frames begins. */
  readonly starts: number[];
  readonly frames: Uint8Array[];
  joined: Uint8Array | undefined;
  byteLength: number;
}

/** Keeps about `mostBytes` of them: the oldest go first. */
export function createRecentUpdates(mostBytes: number): RecentUpdates {
  const parts: Part[] = [];
  let [last, kept] = [0, 0];
  const newPart = (): Part => ({ first: last + 1, starts: [], frames: [], joined: undefined, byteLength: 0 });
  return {
    get last() {
      return last;
    },
    add(update) {
      const frame = encodeSyncFrame({ type: 'update', number: last + 1, update });
      let part = parts.at(-1);
      if (!part || part.byteLength >= PART_BYTES) {
        if (part) seal(part);
        part = newPart();
        parts.push(part);
      }
      part.starts.push(part.byteLength);
      part.frames.push(frame);
      part.byteLength += frame.byteLength;
      last++;
      kept += frame.byteLength;
      while (kept > mostBytes && parts.length > 1) kept -= parts.shift()?.byteLength ?? 0;
      return frame;
    },
    since(number) {
      if (number > last || number + 1 < (parts[0]?.first ?? last + 1)) return undefined;
      return joinFrames(parts.flatMap((part) => after(part, number)));
    },
  };
}

/** A full part keeps its bytes in one piece. */
function seal(part: Part): void {
  part.joined = joinFrames(part.frames);
  part.frames.length = 0;
}

function after(part: Part, number: number): Uint8Array[] {
  const index = Math.max(0, number + 1 - part.first);
  if (index >= part.starts.length) return [];
  return part.joined ? [part.joined.subarray(part.starts[index])] : part.frames.slice(index);
}
