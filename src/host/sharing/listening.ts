import type { Unsubscribe } from '#shared/lifecycle';
import { linkSecret, noticeFor } from './link-secrets';
import { networkAddresses, networkOf } from './network-addresses';
import { openReception, type Reception } from './reception';
import { keep, type SharingParts } from './sharing-parts';
import type { Place } from './sharing-record';

/** Where this table listens for the others, kept up when its network gives it another address. */
export interface Listening {
  /** Listens on `address`, in place of what there was. Rejects with `port-in-use`, or `bad-input`. */
  open(address: string, port?: number): Promise<void>;
  /** Listens where it did before, or on the same network's present address; nowhere when that is gone. */
  resume(): Promise<void>;
  /** Listens on `address` unless it listens already. */
  ensure(address: string): Promise<void>;
  close(): Promise<void>;
}

interface ListeningEvents {
  onTable: Parameters<typeof openReception>[0]['onTable'];
  /** A table of a later epoch called: this one missed something. */
  onBehind(table: string): void;
  /** This computer has another address than a moment ago: what stood on the old one is dead. */
  onMoved(): void;
}

/** Between two looks at the addresses of this computer. */
const LOOK_EVERY_MS = 1000;

/** Listens nowhere yet. */
export function createListening(parts: SharingParts, events: ListeningEvents): Listening {
  let stop: Unsubscribe = () => {};
  const inTurn = createQueue();
  const close = async () => {
    stop();
    stop = () => {};
    const { reception } = parts;
    parts.reception = undefined;
    await reception?.close();
  };
  const open = async (address: string, port: number | undefined) => {
    await close();
    const reception = await receive(parts, events, address, port);
    parts.reception = reception;
    const place = placeOf(reception, parts);
    const stopAnnouncing = announce(parts, reception);
    const timer = setInterval(() => {
      if (networkOf(place.address) !== undefined) return;
      void inTurn(() => follow(place)).catch(parts.context.reportFailure);
    }, LOOK_EVERY_MS);
    stop = () => {
      clearInterval(timer);
      stopAnnouncing();
    };
    await keep(parts, { place });
  };
  const follow = async (place: Place) => {
    if (parts.record.place?.since !== place.since || networkOf(place.address) !== undefined) return;
    const address = networkAddresses().find(({ network }) => network === place.network)?.address;
    if (!address) return;
    await open(address, place.port);
    events.onMoved();
  };
  return {
    open: (address, port) => inTurn(() => open(address, port)),
    ensure: (address) => inTurn(async () => void (parts.reception ?? (await open(address, parts.record.place?.port)))),
    resume: () =>
      inTurn(async () => {
        const { place } = parts.record;
        if (!place) return;
        if (networkOf(place.address) !== undefined) await open(place.address, place.port);
        else await follow(place);
      }),
    close: () => inTurn(close),
  };
}

/** One change at a time: a network that flaps asks for several. */
function createQueue() {
  let work: Promise<unknown> = Promise.resolve();
  return (change: () => Promise<void>): Promise<void> => {
    const done = work.then(change, change);
    work = done.catch(() => {});
    return done;
  };
}

function receive(parts: SharingParts, events: ListeningEvents, address: string, port: number | undefined): Promise<Reception> {
  return openReception({
    rooms: parts.workspace.rooms,
    address,
    port,
    secretOf(table, epoch) {
      if (epoch > parts.record.epoch) events.onBehind(table);
      return linkSecret(parts, table, epoch);
    },
    noticeFor: (table) => noticeFor(parts, table),
    onTable: events.onTable,
    newcomers: () => parts.door,
    reportFailure: parts.context.reportFailure,
  });
}

function placeOf({ listener: { address, port } }: Reception, { record, context }: SharingParts): Place {
  // The others keep the later of two addresses: a clock that was set back must not make this one look older.
  const since = Math.max(context.clock.now(), (record.place?.since ?? 0) + 1);
  return { address, port, network: networkOf(address) ?? '', since };
}

function announce({ context: { discovery }, record, door }: SharingParts, { listener: { address, port } }: Reception): Unsubscribe {
  if (!discovery.reaches(address)) return () => {};
  return discovery.announce({ table: record.table, name: record.name, address: { host: address, port }, isOpen: door !== undefined });
}
