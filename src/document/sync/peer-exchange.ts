import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Clock } from '#shared/clock';
import { newId } from '#shared/ids';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { createDeliveryLedger } from './delivery-ledger';
import { Origin } from '../origin';
import type { BytePipe, PeerPath, PeerState } from './peer-link';
import type { Packing } from './peer-slices';
import type { ReadOptions } from '../updates/read-update';
import { createPeerSession, type PeerSession } from './peer-session';

/** How a change is passed on to an end it did not come from. */
export type Passing = 'at-once' | 'if-missing';

/** What one document's exchange is made of: the document, how changes enter it, and how they are passed on. */
export interface ExchangeOptions {
  readonly doc: Y.Doc;
  readonly awareness?: Awareness;
  readonly clock: Clock;
  readonly path: PeerPath;
  /** How many clients one end may speak for in the presence: one window, or a whole table. */
  readonly mostClients: number;
  /** Whose presence this end speaks for: its own window's, or everybody's it knows. */
  readonly presence: 'own' | 'all';
  /**
   * Keeps an update (V1 unless `how` says otherwise), or refuses it by throwing. Resolves when it is as durable as this end
   * promises. Called again before that, it keeps them in the order of the calls.
   */
  apply(update: Uint8Array, origin: Origin, how?: ReadOptions): Promise<void> | void;
  /** With it, what another end lacks goes to those who also have it in small packed slices, and comes so. */
  readonly packing?: Packing;
  /** Whether a change goes to the table `to` at once, or only if it lacks it. `from`: where it came from, '' for here or unknown. */
  passing(origin: unknown, from: string, to: string): Passing;
  readonly timing?: Partial<ExchangeTiming>;
}

/** How often an exchange looks and how long it waits, in milliseconds. */
export interface ExchangeTiming {
  /** Between two comparisons with each end. */
  readonly probeMs: number;
  /** An end that says nothing for this long is given up. */
  readonly silentMs: number;
  /** Between two messages of presence. */
  readonly presenceMs: number;
}

const TIMING: ExchangeTiming = { probeMs: 3000, silentMs: 12_000, presenceMs: 100 };
/**
 * A change that others probably have by another way is compared after this long. Comparisons that find nothing
 * missing make the next ones rarer, up to the regular ones: in a full mesh everybody has it.
 */
const COMPARE_AFTER_MS = 300;

/** One document with all its other ends, whatever carries the bytes. */
export interface PeerExchange {
  /** A connection to `table` stands: returns where its bytes go, and what to call when it falls. */
  attach(peer: string, table: string, pipe: BytePipe): AttachedPeer;
  /**
   * `table` should receive everything, even while it can't be reached: its pending additions are counted.
   * `holdsAll`: it is known to hold what this replica holds now.
   */
  expect(table: string, holdsAll?: boolean): void;
  /** `table` is nobody's concern any more. */
  forget(table: string): void;
  /** How many additions `table` has not acknowledged. */
  pending(table: string): number;
  peers(): readonly PeerState[];
  onChange(listener: () => void): Unsubscribe;
  close(): void;
}

/** One end that is attached to the exchange; `receive` takes each frame that it sends, garbage included. */
export interface AttachedPeer {
  receive(bytes: Uint8Array): void;
  detach(): void;
  /** When it last said anything, in milliseconds since 1970. */
  lastHeard(): number;
}

interface Known {
  readonly table: string;
  session: PeerSession | undefined;
  origin: Origin | undefined;
  lastExchange: number | undefined;
  refused: number;
}

/** Opens the exchange; it listens to the document until `close`. */
export function createPeerExchange(options: ExchangeOptions): PeerExchange {
  const { doc, awareness, clock } = options;
  const timing = { ...TIMING, ...options.timing };
  const changes = createEmitter<void>();
  const known = new Map<string, Known>();
  const tableOf = new Map<string, string>();
  const sourceOf = (origin: unknown) => (origin instanceof Origin ? (tableOf.get(origin.source) ?? '') : '');
  const ledger = createDeliveryLedger(doc, clock, sourceOf);
  const timers = createTimers();
  const sessions = () => [...known.values()].filter((peer) => peer.session);
  const comparing = createComparing(timers, clock, timing.probeMs, (since) => probeAll(sessions(), since));

  const onUpdate = (update: Uint8Array, origin: unknown) => {
    const from = sourceOf(origin);
    for (const peer of sessions()) {
      if (peer.origin === origin) continue;
      if (options.passing(origin, from, peer.table) === 'at-once') peer.session?.sendUpdate(update);
      else comparing.soon();
    }
    changes.emit();
  };
  const stopPresence = awareness ? passPresence(awareness, options.presence, timing.presenceMs, timers, sessions) : () => {};
  doc.on('update', onUpdate);
  timers.every(timing.probeMs, () => keepAlive(sessions(), clock.now(), timing));

  return {
    attach: (id, table, pipe) => attach(options, { known, tableOf, ledger, changes, comparing }, id, table, pipe),
    expect: ledger.expect,
    forget(table) {
      for (const [id, peer] of known) if (peer.table === table && !peer.session) known.delete(id);
      ledger.forget(table);
    },
    pending: (table) => ledger.pending(table),
    peers: () => [...known].map(([id, peer]) => describe(id, peer, options.path, ledger.pending(peer.table))),
    onChange: changes.on,
    close() {
      doc.off('update', onUpdate);
      stopPresence();
      timers.stop();
      for (const { session } of known.values()) session?.close();
      known.clear();
      ledger.close();
      changes.clear();
    },
  };
}

interface Books {
  readonly known: Map<string, Known>;
  readonly tableOf: Map<string, string>;
  readonly ledger: ReturnType<typeof createDeliveryLedger>;
  readonly changes: { emit(): void };
  readonly comparing: Comparing;
}

function attach(options: ExchangeOptions, books: Books, id: string, table: string, pipe: BytePipe): AttachedPeer {
  const { known, tableOf, ledger, changes, comparing } = books;
  const origin = new Origin('peer', newId());
  const before = known.get(id);
  before?.session?.close();
  tableOf.set(origin.source, table);
  ledger.expect(table);
  const peer: Known = { table, session: undefined, origin, lastExchange: before?.lastExchange, refused: before?.refused ?? 0 };
  // One memory per table is enough: a window that comes back a hundred times leaves no trace of each time.
  for (const [other, gone] of known) if (gone.table === table && !gone.session) known.delete(other);
  known.set(id, peer);
  const session = createPeerSession(
    {
      doc: options.doc,
      awareness: options.awareness,
      clock: options.clock,
      origin,
      mostClients: options.mostClients,
      apply: options.apply,
      packing: options.packing,
      onDeclared: (vector, equal) => ledger.acknowledged(table, vector, equal),
      onGap: comparing.again,
      onChange: () => changes.emit(),
    },
    pipe,
  );
  peer.session = session;
  comparing.again();
  session.sendPresence(presentClients(options.awareness, options.presence));
  changes.emit();
  return {
    receive: session.receive,
    lastHeard: () => session.state.lastHeard,
    detach() {
      if (peer.session !== session) return;
      peer.lastExchange = session.state.lastExchange ?? peer.lastExchange;
      peer.refused += session.state.refused;
      peer.session = undefined;
      session.close();
      tableOf.delete(origin.source);
      comparing.again();
      changes.emit();
    },
  };
}

function describe(id: string, peer: Known, path: PeerPath, pending: number): PeerState {
  const { session, table } = peer;
  return {
    id,
    table,
    path,
    connected: session !== undefined,
    equal: (session?.state.equal ?? false) && pending === 0,
    lastExchange: session?.state.lastExchange ?? peer.lastExchange,
    pending,
    refused: peer.refused + (session?.state.refused ?? 0),
  };
}

function keepAlive(peers: readonly Known[], now: number, { probeMs, silentMs }: ExchangeTiming): void {
  for (const { session } of peers) {
    // A session that is given up is detached by its transport, which alone knows how to open another.
    if (session && session.state.lastHeard < now - silentMs) session.close();
    // One comparison that found both equal serves both ends: whoever was asked a moment ago need not ask.
    else if (session && !(session.state.equal && session.state.lastCompared > now - probeMs * 0.8)) session.probe();
  }
}

/** Compares with every end that has not said what it holds since then. */
function probeAll(peers: readonly Known[], since: number): void {
  for (const { session } of peers) if (session && session.state.lastCompared < since) session.probe();
}

function presentClients(awareness: Awareness | undefined, presence: 'own' | 'all'): number[] {
  if (!awareness) return [];
  return [...awareness.getStates().keys()].filter((client) => presence === 'all' || client === awareness.clientID);
}

/** Passes presence on, at most every `everyMs`; never back to whom it came from. */
function passPresence(
  awareness: Awareness,
  presence: 'own' | 'all',
  everyMs: number,
  timers: Timers,
  sessions: () => readonly Known[],
): Unsubscribe {
  const waiting = new Map<number, unknown>();
  const flush = () => {
    const changed = [...waiting];
    waiting.clear();
    for (const peer of sessions()) {
      peer.session?.sendPresence(changed.filter(([, origin]) => origin !== peer.origin).map(([client]) => client));
    }
  };
  const onUpdate = (change: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
    for (const client of [...change.added, ...change.updated, ...change.removed]) {
      if (presence === 'all' || client === awareness.clientID) waiting.set(client, origin);
    }
    if (waiting.size > 0) timers.once('presence', everyMs, flush);
  };
  awareness.on('update', onUpdate);
  return () => awareness.off('update', onUpdate);
}

/** When to look whether anybody lacks what came by another way. */
interface Comparing {
  soon(): void;
  /** Somebody lacked something, came or went: look sooner again. */
  again(): void;
}

function createComparing(timers: Timers, clock: Clock, atMostMs: number, compare: (since: number) => void): Comparing {
  let after = COMPARE_AFTER_MS;
  return {
    soon() {
      const since = clock.now();
      timers.once('compare', after, () => {
        after = Math.min(after * 2, atMostMs);
        compare(since);
      });
    },
    again() {
      after = COMPARE_AFTER_MS;
    },
  };
}

interface Timers {
  every(ms: number, run: () => void): void;
  /** Runs once after `ms`; asked again meanwhile, it stays at the first time. */
  once(name: string, ms: number, run: () => void): void;
  stop(): void;
}

function createTimers(): Timers {
  const intervals: unknown[] = [];
  const pending = new Map<string, unknown>();
  return {
    every: (ms, run) => intervals.push(setInterval(run, ms)),
    once(name, ms, run) {
      if (pending.has(name)) return;
      const fire = () => {
        pending.delete(name);
        run();
      };
      pending.set(name, setTimeout(fire, ms));
    },
    stop() {
      for (const timer of intervals) clearInterval(timer);
      for (const timer of pending.values()) clearTimeout(timer);
      pending.clear();
    },
  };
}
