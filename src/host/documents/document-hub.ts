import type { Section } from '#document/section';
import type { DocumentStore } from '#host/storage/document-store';
import { AppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { type LiveDocument, openLiveDocument } from './live-document';

/** Keeps a live document in memory until it is released; releasing twice is harmless. */
export interface DocumentHold {
  readonly live: LiveDocument;
  readonly release: Unsubscribe;
}

/** The live documents of one démarche on this host. */
export interface DocumentHub {
  /** The document, opened if need be, held in memory until released. */
  hold(id: DocumentId): Promise<DocumentHold>;
  /** Holds a document for the length of `use`, say to read it or to change it from inside the host. */
  using<T>(id: DocumentId, use: (live: LiveDocument) => T | Promise<T>): Promise<T>;
  /** Every document the store knows, and those that are open. */
  list(): Promise<readonly DocumentId[]>;
  /** Resolves once everything typed until now is in the démarche's file; what can't be saved is said elsewhere. */
  whenAllSaved(): Promise<void>;
  /** Whether it is in memory, where reading it costs little. */
  isOpen(id: DocumentId): boolean;
  /** Calls back each time a document is opened, new ones included. */
  onOpened(listener: (id: DocumentId) => void): Unsubscribe;
  /** Saves and closes every document; later calls reject with `closed`. */
  close(): Promise<void>;
}

/** How long a document nobody looks at stays in memory: somebody who reloads finds it warm. */
const IDLE_MS = 30_000;

/** Other times than the usual ones, in milliseconds. */
export interface HubTiming {
  /** How long a document that nobody holds stays in memory. */
  readonly idleMs?: number;
  /** How long updates wait for others that travel with them ; 0 for those of one turn only. */
  readonly joinMs?: number;
}

interface Slot {
  readonly opening: Promise<LiveDocument>;
  holders: number;
  idleTimer?: NodeJS.Timeout;
}

/** The hub of one démarche. `sections` say what documents are made of; `timing` is for tests. */
export function createDocumentHub(store: DocumentStore, sections: readonly Section[], timing: HubTiming = {}): DocumentHub {
  const opened = createEmitter<DocumentId>();
  const slots = createSlots((id) => {
    opened.emit(id);
    return openLiveDocument(id, store, sections, timing.joinMs);
  }, timing.idleMs ?? IDLE_MS);
  const using: DocumentHub['using'] = async (id, use) => {
    const { live, release } = await slots.hold(id);
    try {
      return await use(live);
    } finally {
      release();
    }
  };
  const list = async () => [...new Set([...(await store.list()), ...slots.ids()])];
  return {
    hold: slots.hold,
    using,
    list,
    async whenAllSaved() {
      await Promise.all((await list()).map((id) => using(id, (live) => live.whenSaved()).catch(() => {})));
    },
    isOpen: slots.has,
    onOpened: opened.on,
    close: slots.close,
  };
}

/** Opens each document once, counts who holds it, and lets it go some time after the last one left. */
function createSlots(openDocument: (id: DocumentId) => Promise<LiveDocument>, idleMs: number) {
  const slots = new Map<DocumentId, Slot>();
  const closing = new Map<DocumentId, Promise<void>>();
  let isClosed = false;

  const slotOf = (id: DocumentId): Slot => {
    const known = slots.get(id);
    if (known) return known;
    // A document on its way out is written before it is read again.
    const opening = (closing.get(id) ?? Promise.resolve()).then(() => openDocument(id));
    const slot: Slot = { opening, holders: 0 };
    slots.set(id, slot);
    // A document that could not be opened is tried afresh next time.
    opening.then(
      (live) => live.onBroken(() => drop(id, slot)),
      () => slots.delete(id),
    );
    return slot;
  };
  /** Whoever holds it lets go by itself, and finds another one in its place. */
  const drop = (id: DocumentId, slot: Slot) => {
    if (slots.get(id) !== slot) return;
    slots.delete(id);
    const closed = slot.opening.then((live) => live.close()).catch(() => {});
    closing.set(
      id,
      closed.finally(() => closing.delete(id)),
    );
  };
  const hold = async (id: DocumentId): Promise<DocumentHold> => {
    if (isClosed) throw new AppError('closed', 'the démarche is closed');
    const slot = slotOf(id);
    slot.holders++;
    clearTimeout(slot.idleTimer);
    const release = once(() => {
      slot.holders--;
      const lookAgain = () => slot.holders === 0 && drop(id, slot);
      if (slot.holders === 0 && !isClosed) slot.idleTimer = setTimeout(lookAgain, idleMs);
    });
    return { live: await slot.opening, release };
  };
  const close = async () => {
    isClosed = true;
    const open = [...slots.values()];
    slots.clear();
    for (const slot of open) clearTimeout(slot.idleTimer);
    await Promise.allSettled(closing.values());
    await Promise.allSettled(open.map(async (slot) => (await slot.opening).close()));
  };
  return { hold, close, ids: () => slots.keys(), has: (id: DocumentId) => slots.has(id) };
}

function once(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) action();
    isDone = true;
  };
}
