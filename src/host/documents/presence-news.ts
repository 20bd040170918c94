import { deflateRawSync } from 'node:zlib';
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import type { Unsubscribe } from '#shared/lifecycle';
import { encodeSyncFrame, packedFrame } from '#document/sync/sync-frame';

/** Cursors move at most this often for whoever watches, in milliseconds. */
const SHORTEST_MS = 100;
/** What the presence of others may cost each client while many move: bytes per second. */
const BYTES_PER_SECOND = 1500;
/** Below this, deflating gains nothing. */
const WORTH_PACKING_BYTES = 400;

/**
 * The changes of presence since they were last told: each client's last state only, and of those who did not
 * change nothing. In a small room cursors move ten times a second; in a large one as often as is affordable.
 */
interface PresenceNews {
  /** In how many milliseconds they may be told; undefined while there are none. */
  dueIn(): number | undefined;
  /** The frame that tells them, once they are due. */
  take(): Uint8Array | undefined;
  /** Everybody who is here, for a newcomer. */
  everybody(): Uint8Array | undefined;
  close: Unsubscribe;
}

/** `onNews` is called when the first change comes after a silence. */
export function createPresenceNews(awareness: Awareness, onNews: () => void): PresenceNews {
  const changed = new Set<number>();
  let nextAt = 0;
  const onUpdate = (change: { added: number[]; updated: number[]; removed: number[] }) => {
    const isFirst = changed.size === 0;
    for (const client of [...change.added, ...change.updated, ...change.removed]) changed.add(client);
    if (isFirst) onNews();
  };
  const dueIn = () => (changed.size === 0 ? undefined : Math.max(0, nextAt - performance.now()));
  awareness.on('update', onUpdate);
  return {
    dueIn,
    take() {
      if (dueIn() !== 0) return undefined;
      const frame = frameOf(awareness, [...changed]);
      changed.clear();
      nextAt = performance.now() + Math.max(SHORTEST_MS, (frame.byteLength * 1000) / BYTES_PER_SECOND);
      return frame;
    },
    everybody() {
      const present = [...awareness.getStates().keys()];
      return present.length > 0 ? frameOf(awareness, present) : undefined;
    },
    close: () => awareness.off('update', onUpdate),
  };
}

function frameOf(awareness: Awareness, clients: number[]): Uint8Array {
  return packed(encodeSyncFrame({ type: 'awareness', update: encodeAwarenessUpdate(awareness, clients) }));
}

/** Frames deflated at once where that is worth it; for what is small, as deflating takes its time. */
export function packed(frames: Uint8Array): Uint8Array {
  return frames.byteLength < WORTH_PACKING_BYTES ? frames : packedFrame(deflateRawSync(frames, { level: 1 }), frames.byteLength);
}
