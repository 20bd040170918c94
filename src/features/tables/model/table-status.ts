import type { SharingState, TableState } from '#bridge/sharing-contract';
import type { PeerState } from '#document/sync/peer-link';

/** A table as the interface speaks of it: by which way it is linked, and what it has. */
export interface TableStatus {
  readonly id: string;
  readonly name: string;
  readonly isHost: boolean;
  /** `direct`: window to window. `relay`: through the hosts. `none`: not linked now. */
  readonly path: 'direct' | 'relay' | 'none';
  /** Milliseconds since 1970; undefined before the first exchange. */
  readonly lastExchange: number | undefined;
  /** Additions it has not acknowledged. */
  readonly pending: number;
}

/**
 * What is true of each table now. Windows that are linked directly count even while the host that usually
 * relays is gone, and what they acknowledged counts then instead of what the hosts know. `isHostThere` is false
 * while this computer's own host does not answer: what it last said of its links is then worth nothing.
 */
export function tableStatuses(tables: readonly TableState[], windows: readonly PeerState[], isHostThere: boolean): TableStatus[] {
  return tables.map((table) => {
    const direct = windows.filter((peer) => peer.table === table.id);
    const linked = direct.filter((peer) => peer.connected);
    const isRelayed = table.linked && isHostThere;
    const times = [table.lastExchange, ...direct.map((peer) => peer.lastExchange)].filter((time) => typeof time === 'number');
    return {
      id: table.id,
      name: table.name,
      isHost: table.isHost,
      path: linked.length > 0 ? 'direct' : isRelayed ? 'relay' : 'none',
      lastExchange: times.length > 0 ? Math.max(...times) : undefined,
      pending: !isRelayed && linked.length > 0 ? linked.reduce((sum, peer) => sum + peer.pending, 0) : table.pending,
    };
  });
}

/** Additions of one document that one table has not acknowledged. */
export type Waiting = SharingState['waiting'][number];

/** How far what one looks at has come: tables that have all of it, and additions that some table lacks. */
interface Delivery {
  readonly tables: number;
  readonly pending: number;
}

/**
 * What is true of these documents at the other tables, from what those acknowledged. An addition that two tables
 * lack is one addition.
 */
export function deliveryOf(documents: readonly string[], tables: readonly TableStatus[], waiting: readonly Waiting[]): Delivery {
  const mine = waiting.filter(({ documentId }) => documents.includes(documentId));
  const pending = documents.map((id) => Math.max(0, ...mine.filter(({ documentId }) => documentId === id).map((one) => one.pending)));
  return {
    tables: tables.filter(({ id }) => !mine.some(({ table }) => table === id)).length,
    pending: pending.reduce((sum, count) => sum + count, 0),
  };
}

/** One document, and the tables that lack something of it. */
export interface DocumentWaiting {
  readonly id: string;
  readonly tables: readonly { readonly name: string; readonly pending: number }[];
}

/** Everything that waits, document by document, the tables in their order. */
export function waitingByDocument(tables: readonly TableStatus[], waiting: readonly Waiting[]): DocumentWaiting[] {
  const ids = [...new Set(waiting.map(({ documentId }) => documentId))];
  return ids.map((id) => ({
    id,
    tables: tables.flatMap((table) => {
      const found = waiting.find((one) => one.documentId === id && one.table === table.id);
      return found ? [{ name: table.name, pending: found.pending }] : [];
    }),
  }));
}
