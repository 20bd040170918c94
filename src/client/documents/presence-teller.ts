import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import type { SyncFrame } from '#document/sync/sync-frame';

/** Between two messages of presence, in milliseconds: a caret that moves with every key is told ten times a second. */
const SHORTEST_MS = 100;

/** Tells a host how presence changed here. */
interface PresenceTeller {
  /** Tells of these clients: at once after a silence, else together with what comes meanwhile. */
  tell(clients: readonly number[]): void;
  close(): void;
}

/** Tells the host of each change of presence, several changes in one frame. */
export function createPresenceTeller(awareness: Awareness, send: (frame: SyncFrame) => void): PresenceTeller {
  const waiting = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    send({ type: 'awareness', update: encodeAwarenessUpdate(awareness, [...waiting]) });
    waiting.clear();
    timer = setTimeout(flush, SHORTEST_MS);
  };
  return {
    tell(clients) {
      for (const client of clients) waiting.add(client);
      if (!timer) flush();
    },
    close() {
      clearTimeout(timer);
      flush();
      clearTimeout(timer);
    },
  };
}
