import type { HostStream } from '#bridge/contract';
import type { SharedItem } from '#bridge/frame';
import { encodeSyncFrame, joinFrames, type SyncFrame } from '#document/sync/sync-frame';
import type { Unsubscribe } from '#shared/lifecycle';

/** One client's seat in the audience of a document. */
export interface Seat {
  /** Sends these frames, which bring all updates so far, and from now on every update. */
  follow(frames: readonly Uint8Array[]): void;
  /** Joins an acknowledgement to what is sent next. */
  acknowledge(number: number): void;
  /** Sends a frame by itself, whatever else waits. */
  say(frame: SyncFrame): void;
  /** True once it follows, unless it is too slow to be sent everything. */
  isFollowing(): boolean;
  leave: Unsubscribe;
}

/** What one flush brings to all seats. */
export interface Round {
  /** The number of the last update in it, or of the last one before it. */
  readonly last: number;
  readonly updates: readonly { readonly frame: Uint8Array; readonly author: unknown }[];
  readonly authors: readonly unknown[];
  readonly presence: readonly Uint8Array[];
  /** Updates and presence as one item, encoded once; undefined when there are none. */
  readonly shared: SharedItem<Uint8Array> | undefined;
}

/** How the fan-out deals with a seat. */
export interface FanOutSeat extends Omit<Seat, 'leave'> {
  readonly isBehind: boolean;
  deliver(round: Round): void;
  /** Sees whether a client that was too slow has drained. */
  lookAgain(): void;
}

/** What the fan-out tells a seat when it is asked. */
interface Audience {
  last(): number;
  /** There is something for a seat alone. */
  onDue(): void;
}

/** Beyond this, a client that does not drain is sent nothing more until it has: memory stays bounded. */
const MOST_BUFFERED_BYTES = 1024 * 1024;
const DRAINED_BYTES = 64 * 1024;

/**
 * A seat that hears nothing until it follows. `onDrained` is called when a client that was too slow can be sent
 * something again: it was sent everything up to this number, and must be made to follow anew.
 */
export function createSeat(
  stream: HostStream<Uint8Array, Uint8Array>,
  own: ReadonlySet<unknown>,
  audience: Audience,
  onDrained: (heardUpTo: number) => void,
): FanOutSeat {
  let state: 'waiting' | 'following' | 'behind' = 'waiting';
  let heardUpTo = 0;
  let due = 0;
  const takeDue = () => {
    const frames = due > 0 ? [encodeSyncFrame({ type: 'ack', number: due })] : [];
    due = 0;
    return frames;
  };
  const emit = (frames: readonly Uint8Array[]) => {
    if (frames.length > 0) stream.emit(joinFrames(frames));
  };
  const follow = (frames: readonly Uint8Array[]) => {
    emit([...frames, ...takeDue()]);
    heardUpTo = audience.last();
    state = 'following';
  };
  return {
    follow,
    get isBehind() {
      return state === 'behind';
    },
    acknowledge(number) {
      due = Math.max(due, number);
      audience.onDue();
    },
    isFollowing: () => state === 'following',
    say: (frame) => emit([encodeSyncFrame(frame)]),
    deliver(round) {
      if (state === 'waiting') emit(takeDue());
      else if (state === 'following' && stream.bufferedBytes() > MOST_BUFFERED_BYTES) state = 'behind';
      else if (state === 'following') {
        heardUpTo = round.last;
        // An author is not sent its own: what it gets is put together for it alone.
        if (due === 0 && !round.authors.some((author) => own.has(author))) {
          if (round.shared) stream.emitShared(round.shared);
          return;
        }
        const others = round.updates.filter(({ author }) => !own.has(author)).map(({ frame }) => frame);
        emit([...others, ...round.presence, ...takeDue()]);
      }
    },
    lookAgain() {
      if (state !== 'behind' || stream.bufferedBytes() > DRAINED_BYTES) return;
      state = 'waiting';
      onDrained(heardUpTo);
    },
  };
}
