import { documentKind } from '#document/section';
import { type AttachedPeer, createPeerExchange, type PeerExchange } from '#document/peer-exchange';
import type { BytePipe, PeerState } from '#document/peer-link';
import type { DocumentHub } from '#host/documents/document-hub';
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
  progress(table: string): TableProgress;
  /** The other ends of one document. */
  peers(id: DocumentId): readonly PeerState[];
  onChange(listener: () => void): Unsubscribe;
  close(): void;
}

/** A démarche has chapters and workshops by the dozen; more than this is an attack. */
const MOST_DOCUMENTS = 3000;
/** A table speaks in the presence for its windows and its guests. */
const MOST_CLIENTS = 200;

interface Entry {
  readonly exchange: PeerExchange;
  readonly release: Unsubscribe;
}

/** Opens an exchange for each document there is or that comes up, and holds them until `close`. */
export async function createWorkspaceExchange(hub: DocumentHub, clock: Clock): Promise<WorkspaceExchange> {
  const entries = new Map<DocumentId, Promise<Entry>>();
  const open = new Map<DocumentId, PeerExchange>();
  const expected = new Set<string>();
  const [documents, changes] = [createEmitter<void>(), createEmitter<void>()];
  let closed = false;

  const start = async (id: DocumentId): Promise<Entry> => {
    const entry = await openEntry(hub, id, clock);
    for (const table of expected) entry.exchange.expect(table);
    entry.exchange.onChange(changes.emit);
    open.set(id, entry.exchange);
    documents.emit();
    return entry;
  };
  const ensure = (id: DocumentId): Promise<Entry> => {
    const known = entries.get(id);
    if (known) return known;
    if (closed || entries.size >= MOST_DOCUMENTS || !documentKind(id)) return Promise.reject(new AppError('bad-input', 'no such document'));
    const starting = start(id);
    entries.set(id, starting);
    starting.catch(() => entries.delete(id));
    return starting;
  };
  const stopOpened = hub.onOpened((id) => void ensure(id).catch(() => {}));
  await Promise.allSettled((await hub.list()).map(ensure));

  return {
    documents: () => [...open.keys()],
    onDocuments: documents.on,
    attach: async (id, peer, table, pipe) => (await ensure(id)).exchange.attach(peer, table, pipe),
    expect(table) {
      expected.add(table);
      for (const exchange of open.values()) exchange.expect(table);
    },
    peers: (id) => open.get(id)?.peers() ?? [],
    progress: (table) => sum([...open.values()], table),
    onChange: changes.on,
    close() {
      closed = true;
      stopOpened();
      for (const entry of entries.values()) entry.then(stop, () => {});
      entries.clear();
      open.clear();
      changes.clear();
      documents.clear();
    },
  };
}

async function openEntry(hub: DocumentHub, id: DocumentId, clock: Clock): Promise<Entry> {
  const { live, release } = await hub.hold(id);
  const exchange = createPeerExchange({
    doc: live.doc,
    awareness: live.awareness,
    clock,
    path: 'relay',
    mostClients: MOST_CLIENTS,
    presence: 'all',
    apply: live.apply,
    passing: () => 'at-once',
  });
  return { exchange, release };
}

function stop({ exchange, release }: Entry): void {
  exchange.close();
  release();
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
