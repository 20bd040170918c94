import { ELSEWHERE, mayRead } from '#document/audience';
import { originKind } from '#document/origin';
import { type AttachedPeer, createPeerExchange, type Passing, type PeerExchange } from '#document/sync/peer-exchange';
import type { BytePipe, PeerState } from '#document/sync/peer-link';
import type { DocumentHub } from '#host/documents/document-hub';
import type * as Y from 'yjs';
import { type Holding, type HoldingsMemory, openHoldings } from './holdings';
import { slicePacking } from './slice-packing';
import { createTableLimits } from './table-limits';
import { AppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { DocumentId } from '#shared/ids';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';

/** What another table has of the démarche, summed over its documents. */
export interface TableProgress {
  /** When something of it last arrived, in milliseconds since 1970. */
  readonly lastExchange: number | undefined;
  /** Additions it has not acknowledged. */
  readonly pending: number;
}

/** Every document of one démarche with every other table, through the hosts. */
export interface WorkspaceExchange {
  documents(): readonly DocumentId[];
  onDocuments(listener: () => void): Unsubscribe;
  /** Joins one table's stream to one document, which is made if this host does not have it yet. */
  attach(id: DocumentId, peer: string, table: string, pipe: BytePipe): Promise<AttachedPeer>;
  /** `table` should receive everything, even while it is away. */
  expect(table: string): void;
  /** `table` takes part no more. */
  forget(table: string): void;
  progress(table: string): TableProgress;
  /** What each document has that some table has not acknowledged; a document that is not named is everywhere. */
  waiting(): readonly WaitingAdditions[];
  /** The other ends of one document. */
  peers(id: DocumentId): readonly PeerState[];
  onChange(listener: () => void): Unsubscribe;
  /** Resolves once what is known of the others is written. */
  close(): Promise<void>;
}

/** Additions of one document that one table has not acknowledged. */
export interface WaitingAdditions {
  readonly documentId: DocumentId;
  readonly table: string;
  readonly pending: number;
}

/** A démarche has chapters and workshops by the dozen; more than this is an attack. */
const MOST_DOCUMENTS = 3000;
/** More than anybody reads. */
const MOST_WAITING = 400;
/** A table speaks in the presence for its windows and its guests. */
const MOST_CLIENTS = 200;

interface Entry {
  readonly exchange: PeerExchange;
  readonly doc: Y.Doc;
  readonly release: Unsubscribe;
}

/** Whether two other tables are linked with each other, as far as is known. */
type AreLinked = (one: string, other: string) => boolean;

interface WorkspaceExchangeOptions {
  readonly hub: DocumentHub;
  readonly clock: Clock;
  readonly areLinked: AreLinked;
  readonly memory: HoldingsMemory;
}

/** Opens an exchange for each document there is or that comes up, and holds them until `close`. */
export async function createWorkspaceExchange(options: WorkspaceExchangeOptions): Promise<WorkspaceExchange> {
  const open = new Map<DocumentId, Entry>();
  const expected = new Set<string>();
  const [documents, changes] = [createEmitter<void>(), createEmitter<void>()];
  const exchanges = () => [...open.values()].map(({ exchange }) => exchange);
  const holdings = await openHoldings(options.memory, () => [...open].map(([id, entry]) => holdingOf(id, entry, expected)));
  changes.on(holdings.changed);

  const limits = createTableLimits(options.clock);
  const entries = createEntries(options, (id, entry) => {
    for (const table of expected) entry.exchange.expect(table, holdings.holds(id, entry.doc, table));
    entry.exchange.onChange(changes.emit);
    open.set(id, entry);
    documents.emit();
  });
  const travels = (id: DocumentId) => mayRead(ELSEWHERE, id);
  const stopOpened = options.hub.onOpened((id) => travels(id) && void entries.ensure(id).catch(() => {}));
  await Promise.allSettled((await options.hub.list()).filter(travels).map(entries.ensure));

  return {
    documents: () => [...open.keys()],
    onDocuments: documents.on,
    async attach(id, peer, table, pipe) {
      const attached = (await entries.ensure(id)).exchange.attach(peer, table, pipe);
      return { ...attached, receive: (bytes) => limits.mayPass(table, bytes.byteLength) && attached.receive(bytes) };
    },
    expect(table) {
      if (expected.has(table)) return;
      expected.add(table);
      for (const [id, { exchange, doc }] of open) exchange.expect(table, holdings.holds(id, doc, table));
    },
    forget(table) {
      expected.delete(table);
      for (const exchange of exchanges()) exchange.forget(table);
    },
    peers: (id) => open.get(id)?.exchange.peers() ?? [],
    progress: (table) => sum(exchanges(), table),
    waiting: () => waitingIn(open, expected),
    onChange: changes.on,
    async close() {
      stopOpened();
      await holdings.close().catch(() => {});
      entries.close();
      limits.close();
      open.clear();
      changes.clear();
      documents.clear();
    },
  };
}

/** Each document's exchange, opened once. */
function createEntries(options: WorkspaceExchangeOptions, onOpen: (id: DocumentId, entry: Entry) => void) {
  const entries = new Map<DocumentId, Promise<Entry>>();
  let closed = false;
  const start = async (id: DocumentId): Promise<Entry> => {
    const entry = await openEntry(options, id, () => restart(id, entry));
    if (closed) {
      stop(entry);
      throw new AppError('closed', 'nothing is exchanged any more');
    }
    onOpen(id, entry);
    return entry;
  };
  /** Its document is read from the store again: the links with it fall, and find the new one. */
  const restart = (id: DocumentId, entry: Entry) => {
    entries.delete(id);
    stop(entry);
    ensure(id).catch(() => {});
  };
  const ensure = (id: DocumentId): Promise<Entry> => {
    const known = entries.get(id);
    if (known) return known;
    // Whatever is asked for by name: of what stays with its table there is no exchange.
    if (closed || entries.size >= MOST_DOCUMENTS || !mayRead(ELSEWHERE, id)) {
      return Promise.reject(new AppError('bad-input', 'no such document'));
    }
    const starting = start(id);
    entries.set(id, starting);
    starting.catch(() => entries.delete(id));
    return starting;
  };
  return {
    ensure,
    close() {
      closed = true;
      for (const entry of entries.values()) entry.then(stop, () => {});
      entries.clear();
    },
  };
}

async function openEntry({ hub, clock, areLinked }: WorkspaceExchangeOptions, id: DocumentId, onBroken: () => void): Promise<Entry> {
  const { live, release } = await hub.hold(id);
  const exchange = createPeerExchange({
    doc: live.doc,
    awareness: live.awareness,
    clock,
    path: 'relay',
    mostClients: MOST_CLIENTS,
    presence: 'all',
    async apply(update, origin, how) {
      await live.applyInTurns(update, origin, how);
    },
    packing: slicePacking,
    passing: (origin, from, to) => passingOf(originKind(origin) === 'peer', from, to, areLinked),
  });
  live.onBroken(onBroken);
  return { exchange, doc: live.doc, release };
}

/**
 * An update goes out at once from the host where it was made, and from one that received it to tables that
 * are not linked with where it came from. The others have it from there; what they lack a comparison finds.
 * What a window heard from other windows names no table, and their hosts pass it on themselves.
 */
function passingOf(isForeign: boolean, from: string, to: string, areLinked: AreLinked): Passing {
  if (!isForeign) return 'at-once';
  return from === '' || areLinked(from, to) ? 'if-missing' : 'at-once';
}

function stop({ exchange, release }: Entry): void {
  exchange.close();
  release();
}

function holdingOf(id: DocumentId, { exchange, doc }: Entry, expected: ReadonlySet<string>): Holding {
  return { id, doc, tables: [...expected].filter((table) => exchange.pending(table) === 0) };
}

function waitingIn(open: ReadonlyMap<DocumentId, Entry>, expected: ReadonlySet<string>): WaitingAdditions[] {
  const waiting: WaitingAdditions[] = [];
  for (const [documentId, { exchange }] of open) {
    for (const table of expected) {
      const pending = exchange.pending(table);
      if (pending > 0 && waiting.length < MOST_WAITING) waiting.push({ documentId, table, pending });
    }
  }
  return waiting;
}

function sum(exchanges: readonly PeerExchange[], table: string): TableProgress {
  let [lastExchange, pending]: [number | undefined, number] = [undefined, 0];
  for (const exchange of exchanges) {
    pending += exchange.pending(table);
    for (const peer of exchange.peers()) {
      if (peer.table === table && peer.lastExchange !== undefined) lastExchange = Math.max(lastExchange ?? 0, peer.lastExchange);
    }
  }
  return { lastExchange, pending };
}
