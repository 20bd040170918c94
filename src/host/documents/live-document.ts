import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Origin } from '#document/origin';
import { documentCondition, documentKind, keepMigrated, projectDocument, type Section } from '#document/section';
import type { Outcome } from '#document/updates/foreign-updates';
import type { UpdateEncoding } from '#document/updates/parse-update';
import type { ReadOptions } from '#document/updates/read-update';
import type { DocumentStore } from '#host/storage/document-store';
import { loadInTurns } from '#host/storage/backups/snapshot';
import { AppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { createFanOut, type FanOut } from './fan-out';
import { createInlet, type Inlet } from './inlet';
import { CLIENTS } from './intake';
import { createLiveClock, joinWindowMs } from './live-clock';
import { createJoinSnapshots, type JoinSnapshots } from './join-snapshot';
import { createPersistence, type Persistence } from './persistence';

/**
 * A document in memory, every change of which is on its way to the store. One per document and host: two
 * would not know of each other's edits.
 */
export interface LiveDocument {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** True for a document that holds something newer than this app: shown, never written. */
  readonly readOnly: boolean;
  /**
   * Applies bytes that came from outside and resolves once they are durable; to `parked` when they lean on others that
   * never came. Rejects with `too-large` or `bad-input` when they are refused, `newer-version` when a window of this
   * computer writes in a read-only one, `closed` when the document is read from the store again.
   */
  apply(update: Uint8Array, origin: Origin): Promise<Outcome>;
  /** As `apply`; an update that is large, or in V2, is read and applied bit by bit, and holds nobody up. */
  applyInTurns(update: Uint8Array, origin: Origin, how?: ReadOptions): Promise<Outcome>;
  /** As `applyInTurns`, for an update of a client: applied within milliseconds, with those of others. */
  receive(update: Uint8Array, author: Origin, encoding?: UpdateEncoding): Promise<'saved' | 'parked'>;
  /** Changes the document from inside the host and resolves once that is durable. */
  edit(origin: Origin, change: (doc: Y.Doc) => void): Promise<void>;
  /**
   * As `edit`, for an update that the host made beside the document and that leans on nothing in it: whoever follows the
   * document hears of it once it is durable, and not before.
   */
  add(origin: Origin, update: Uint8Array): Promise<void>;
  /** Applies what was received and waits for others. */
  settle(): void;
  /** Resolves once everything applied until now is durable. */
  whenSaved(): Promise<void>;
  /** Takes in what waits and sends what is to be sent, now and not at the next beat of its clock. */
  beat(): void;
  /** Carries its changes to the clients that follow it. */
  readonly fanOut: FanOut;
  readonly snapshots: JoinSnapshots;
  /** Calls back once, when Yjs threw on what was let in: the document is then to be read from the store again. */
  onBroken(listener: () => void): Unsubscribe;
  /** Writes the projection and a compact state, then lets go of the memory. Of one that is broken nothing is written. */
  close(): Promise<void>;
}

/**
 * Reads a document from the store, migrates it if it is older, and keeps it alive. `joinMs` is how long updates
 * wait for others that travel with them. Throws `damaged-document`, and the store then says so too.
 */
export async function openLiveDocument(
  id: DocumentId,
  store: DocumentStore,
  allSections: readonly Section[],
  joinMs?: number,
): Promise<LiveDocument> {
  const sections = sectionsOf(id, allSections);
  const doc = new Y.Doc();
  const stored = await loadInTurns(doc, store, id);
  const persistence = createPersistence(id, doc, store, stored, () => JSON.stringify(projectDocument(doc, sections)));
  const isNewer = () => documentCondition(doc, sections) === 'newer';
  return enliven({ id, doc, persistence, isNewer }, joinMs, () => keepMigrated(doc, sections));
}

interface LiveParts {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly persistence: Persistence;
  isNewer(): boolean;
}

function enliven(parts: LiveParts, joinMs: number | undefined, migrate: () => void): LiveDocument {
  const { id, doc, persistence, isNewer } = parts;
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const broken = createEmitter<void>();
  const { fanOut, inlet, clock } = openRoads(parts, awareness, joinMs, broken.emit);
  const snapshots = createJoinSnapshots(doc, fanOut);
  migrate();
  return {
    id,
    doc,
    awareness,
    get readOnly() {
      return isNewer();
    },
    ...roadsIn(inlet, isNewer),
    async edit(origin, change) {
      refuseNewer(isNewer());
      doc.transact(() => change(doc), origin);
      await persistence.whenSaved();
    },
    async add(origin, update) {
      refuseNewer(isNewer());
      persistence.add(update);
      await persistence.whenSaved();
      // Stored a second time, where it does no harm: what failed meanwhile is stored again whole, as the document is.
      Y.applyUpdate(doc, update, origin);
      await persistence.whenSaved();
    },
    settle: inlet.drain,
    whenSaved() {
      inlet.drain();
      return persistence.whenSaved();
    },
    beat: clock.beat,
    fanOut,
    snapshots,
    onBroken: broken.on,
    async close() {
      inlet.drain();
      snapshots.close();
      clock.stop();
      fanOut.close();
      awareness.destroy();
      await (inlet.isBroken() ? persistence.abandon() : persistence.close());
      doc.destroy();
    },
  };
}

/** The ways in and out of a document: each change goes to the store and to everybody who follows it. */
function openRoads({ doc, persistence }: LiveParts, awareness: Awareness, joinMs: number | undefined, onBroken: () => void) {
  const clock = createLiveClock({
    windowMs: () => joinMs ?? joinWindowMs(fanOut.clients()),
    takeIn: () => inlet.drain(),
    send: () => fanOut.flush(),
  });
  const fanOut = createFanOut(awareness, clock.soon);
  const inlet = createInlet(doc, {
    onWaiting: () => clock.soon(0),
    onApplied: fanOut.add,
    whenSaved: persistence.whenSaved,
    onBroken,
    onChange(update, origin) {
      persistence.add(update);
      if (origin !== CLIENTS) fanOut.add(update, origin);
    },
  });
  return { fanOut, inlet, clock };
}

/** What others wrote gets in, unless the document is newer than this app and it was written here. */
function roadsIn(inlet: Inlet, isNewer: () => boolean): Pick<LiveDocument, 'apply' | 'applyInTurns' | 'receive'> {
  return {
    async apply(update, origin) {
      refuseNewer(isNewer() && isWrittenHere(origin));
      return inlet.apply(update, origin);
    },
    async applyInTurns(update, origin, how) {
      refuseNewer(isNewer() && isWrittenHere(origin));
      return inlet.applyInTurns(update, origin, how);
    },
    async receive(update, author, encoding = 'v1') {
      refuseNewer(isNewer());
      return inlet.receive(update, author, encoding);
    },
  };
}

/** What newer apps write still arrives, by file or from their tables; nothing that is written here does. */
function isWrittenHere({ kind }: Origin): boolean {
  return kind !== 'import' && kind !== 'peer';
}

function refuseNewer(isNewer: boolean): void {
  if (isNewer) throw new AppError('newer-version', 'the document is newer than this app');
}

function sectionsOf(id: DocumentId, all: readonly Section[]): Section[] {
  const kind = documentKind(id);
  if (!kind) throw new AppError('bad-input', 'a document of an unknown kind');
  return all.filter((section) => section.kind === kind);
}
