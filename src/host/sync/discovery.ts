import { isIP } from 'node:net';
import { Bonjour, type Service } from 'bonjour-service';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import type { TableAddress } from './table-dialer';

/** A table that announces itself on the local network. */
export interface NearbyTable {
  /** Its own random id, that of one démarche on one computer: it names nothing else. */
  readonly table: string;
  /** The name somebody gave to the table; it is readable by everybody on the network. */
  readonly name: string;
  readonly address: TableAddress;
  /** Whether somebody new may knock there with a code; the other members listen for each other only. */
  readonly isOpen: boolean;
}

/** Tables find each other by DNS-SD; where multicast is blocked they find nobody, and an address is typed. */
export interface Discovery {
  /** Whether an announcement of a table at `address` reaches anybody who could go there. */
  reaches(address: string): boolean;
  announce(table: NearbyTable): Unsubscribe;
  nearby(): readonly NearbyTable[];
  /** Looks for tables while somebody listens. */
  onChange(listener: () => void): Unsubscribe;
  close(): void;
}

const SERVICE = 'faire-avec';
/** Asked again this often: an answer lost on a busy Wi-Fi is not asked for by anybody else. */
const ASK_EVERY_MS = 4000;

/** No discovery at all: for those who want none, and for tests that need none. */
export const NO_DISCOVERY: Discovery = {
  reaches: () => false,
  announce: () => () => {},
  nearby: () => [],
  onChange: () => () => {},
  close: () => {},
};

/** Discovery by multicast DNS on the interface with `address`, on all of them by default. */
export function createDnsSdDiscovery(address?: string): Discovery {
  let bonjour: Bonjour | undefined;
  const changes = createEmitter<void>();
  let looking: { stop(): void; services(): readonly Service[] } | undefined;
  let listeners = 0;
  // A network without multicast is no failure: an address can be typed.
  const open = () => {
    // Bound to one address, Linux hands over no multicast: the interface says where to send, not where to listen.
    bonjour ??= new Bonjour(address ? ({ interface: address, bind: '0.0.0.0' } as object) : {}, () => {});
    return bonjour;
  };
  const nearby = () => (looking?.services() ?? []).flatMap(toNearby);
  return {
    reaches: (to) => isLoopback(to) === isLoopback(address ?? ''),
    announce({ table, name, address: { host, port }, isOpen }) {
      const service = open().publish({
        name: `${name || 'Table'} ${table.slice(0, 4)}`,
        type: SERVICE,
        port,
        txt: { table, name, at: host, ...(isOpen ? {} : { door: 'none' }) },
        probe: false,
      });
      return () => void service.stop?.();
    },
    nearby,
    onChange(listener) {
      listeners++;
      looking ??= lookAround(open(), changes.emit);
      const stop = changes.on(listener);
      return () => {
        stop();
        if (--listeners > 0) return;
        looking?.stop();
        looking = undefined;
      };
    },
    close() {
      looking?.stop();
      changes.clear();
      bonjour?.unpublishAll(() => bonjour?.destroy());
    },
  };
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

function lookAround(bonjour: Bonjour, onChange: () => void) {
  const browser = bonjour.find({ type: SERVICE });
  browser.on('up', onChange);
  browser.on('down', onChange);
  const timer = setInterval(() => browser.update(), ASK_EVERY_MS);
  return {
    services: () => browser.services,
    stop() {
      clearInterval(timer);
      browser.stop();
    },
  };
}

function toNearby(service: Service): NearbyTable[] {
  const { table, name, at, door } = (service.txt ?? {}) as Partial<Record<'table' | 'name' | 'at' | 'door', unknown>>;
  // The table listens on one address, which need not be the one its announcement came from.
  const host = typeof at === 'string' && isIP(at) !== 0 ? at : service.referer?.address;
  if (typeof table !== 'string' || table.length > 40 || !host) return [];
  return [
    { table, name: typeof name === 'string' ? name.slice(0, 60) : '', address: { host, port: service.port }, isOpen: door !== 'none' },
  ];
}
