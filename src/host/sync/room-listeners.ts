import { toAppError } from '#shared/app-error';
import { openRoomListener, type RoomListener } from './room-listener';

/** The port a démarche is reached by unless it is taken: easier to read aloud than any other. */
export const USUAL_ROOM_PORT = 4321;

/** The listeners of one démarche, one per address, shared by whoever has routes there. */
export interface RoomListeners {
  /**
   * The listener on `address`, opened if nobody has it yet; on `port` when it is opened and a port is asked
   * for, else on the usual one, else on any. Rejects with `port-in-use`, or `bad-input` when the address is
   * not there.
   */
  take(address: string, port?: number): Promise<HeldListener>;
  /** Closes every listener, whoever holds it. */
  close(): Promise<void>;
}

/** A listener that stays open at least until it is released. */
export interface HeldListener {
  readonly listener: RoomListener;
  /** Resolves once nobody listens there any more, or at once when somebody else still holds it. Twice is harmless. */
  release(): Promise<void>;
}

interface Slot {
  readonly opening: Promise<RoomListener>;
  holders: number;
}

/** Nothing listens until somebody takes an address. */
export function createRoomListeners(): RoomListeners {
  const slots = new Map<string, Slot>();
  const closing = new Map<string, Promise<void>>();
  const open = (address: string, port: number | undefined): Slot => {
    // The port of a listener on its way out is free only once it is gone.
    const opening = (closing.get(address) ?? Promise.resolve()).then(() => openAt(address, port));
    const slot: Slot = { opening, holders: 0 };
    slots.set(address, slot);
    opening.catch(() => slots.get(address) === slot && slots.delete(address));
    return slot;
  };
  const letGo = async (address: string, slot: Slot) => {
    if (--slot.holders > 0 || slots.get(address) !== slot) return;
    slots.delete(address);
    const closed = slot.opening.then((listener) => listener.close());
    closing.set(address, closed);
    await closed.finally(() => closing.get(address) === closed && closing.delete(address));
  };
  return {
    async take(address, port) {
      const slot = slots.get(address) ?? open(address, port);
      slot.holders++;
      const listener = await slot.opening;
      let released: Promise<void> | undefined;
      return {
        listener,
        release() {
          released ??= letGo(address, slot);
          return released;
        },
      };
    },
    async close() {
      const all = [...slots.values()];
      slots.clear();
      await Promise.allSettled(all.map(async ({ opening }) => (await opening).close()));
      await Promise.allSettled(closing.values());
    },
  };
}

async function openAt(address: string, port: number | undefined): Promise<RoomListener> {
  if (port !== undefined) return openRoomListener({ address, port });
  return openRoomListener({ address, port: USUAL_ROOM_PORT }).catch((error: unknown) => {
    if (toAppError(error).code === 'port-in-use') return openRoomListener({ address, port: 0 });
    throw error;
  });
}
