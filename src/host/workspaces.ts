import { createSealing, type Sealing } from '#host/audiences/sealing';
import { IMPORT } from '#document/origin';
import { documentId, type DocumentKind, type Section, stampVersions } from '#document/section';
import { type Attachments, createAttachments } from '#host/documents/attachments';
import { createErasure, type Erasure } from '#host/documents/erasure';
import { createDocumentHub, type DocumentHub, type HubTiming } from '#host/documents/document-hub';
import type { OpenWorkspaceFile } from '#host/storage/open-workspace';
import type { Catalogue } from '#host/storage/catalogue';
import { createRoomListeners, type RoomListeners } from '#host/sync/room-listeners';
import type { Protect } from '#host/storage/keys/workspace-key';
import type { WorkspaceStorage } from '#host/storage/workspace-storage';
import { AppError } from '#shared/app-error';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { newId, type WorkspaceId } from '#shared/ids';
import type * as Y from 'yjs';

/** A démarche, open on this host: its file, its live documents, its attachments, and where the room reaches it. */
export interface OpenWorkspace {
  readonly id: WorkspaceId;
  readonly file: OpenWorkspaceFile;
  readonly documents: DocumentHub;
  readonly attachments: Attachments;
  readonly erasure: Erasure;
  readonly sealing: Sealing;
  readonly rooms: RoomListeners;
}

/** The démarches of this host, opened when first asked for and at most once. */
export interface Workspaces {
  readonly storage: WorkspaceStorage;
  readonly catalogue: Catalogue;
  readonly sections: readonly Section[];
  /** The démarche, opened if need be; throws what `WorkspaceStorage.open` throws. */
  open(id: WorkspaceId, unlock?: { passphrase?: string }): Promise<OpenWorkspace>;
  /** A new démarche whose core is seeded once, here, by its creator. */
  create(options: { title: string; id?: WorkspaceId; protect?: Protect; seed?: (core: Y.Doc) => void }): Promise<OpenWorkspace>;
  /** A démarche that began elsewhere: empty until its documents arrive. */
  receive(options: { title: string; id: WorkspaceId }): Promise<OpenWorkspace>;
  /** Those open now. */
  opened(): readonly OpenWorkspace[];
  /** Runs once a new démarche has its core, and is waited for by `create`. */
  onCreated(listener: (workspace: OpenWorkspace) => Promise<void>): Unsubscribe;
  /** Tells that a file was taken into a démarche, which may have another title since. Resolves once who listens is done. */
  fileTaken(id: WorkspaceId): Promise<void>;
  /** Runs after `fileTaken`, and is waited for. */
  onFileTaken(listener: (id: WorkspaceId) => Promise<void>): Unsubscribe;
  onOpened(listener: (workspace: OpenWorkspace) => void): Unsubscribe;
  onClosed(listener: (id: WorkspaceId) => void): Unsubscribe;
  /** Runs before a démarche is closed, and is waited for: what holds its documents lets them go. */
  onClosing(listener: (id: WorkspaceId) => void | Promise<void>): Unsubscribe;
  /**
   * Saves and closes one; harmless when it is not open. Whoever wants to open it waits until `meanwhile` is done
   * (its file is replaced, moved, removed).
   */
  close(id: WorkspaceId, meanwhile?: () => Promise<unknown>): Promise<void>;
  closeAll(): Promise<void>;
}

/** The démarches of one data folder; none is open yet. `timing` is for tests. */
export function createWorkspaces(storage: WorkspaceStorage, sections: readonly Section[], timing?: HubTiming): Workspaces {
  const registry = createRegistry((file) => {
    const documents = createDocumentHub(file.store, sections, timing);
    const erasure = createErasure({ file, hub: documents, sections, steady: storage.steady });
    return { documents, erasure, sealing: createSealing({ hub: documents, store: file.store }) };
  });
  const make = async (options: { title: string; id: WorkspaceId; protect?: Protect }) => {
    if (registry.has(options.id)) throw new AppError('workspace-exists', 'this démarche is here already');
    return registry.openOnce(options.id, () => storage.create(options));
  };
  const created = createAwaitedListeners<OpenWorkspace>();
  const taken = createAwaitedListeners<WorkspaceId>();
  return {
    storage,
    catalogue: storage.catalogue,
    sections,
    open: (id, unlock) => registry.openOnce(id, () => storage.open(id, unlock)),
    async create({ seed, ...options }) {
      const workspace = await make({ ...options, id: options.id ?? newId() });
      await seedDocument(workspace, 'core', '', sections, seed ?? (() => {}));
      await created.tell(workspace);
      return workspace;
    },
    receive: make,
    opened: registry.opened,
    onCreated: created.add,
    fileTaken: taken.tell,
    onFileTaken: taken.add,
    onOpened: registry.onOpened,
    onClosed: registry.onClosed,
    onClosing: registry.onClosing,
    close: registry.close,
    closeAll: registry.closeAll,
  };
}

/** Which démarches are open, opening or closing; each file is opened once at a time. */
function createRegistry(documentsOf: (file: OpenWorkspaceFile) => Pick<OpenWorkspace, 'documents' | 'erasure' | 'sealing'>) {
  const open = new Map<WorkspaceId, Promise<OpenWorkspace>>();
  const ready = new Map<WorkspaceId, OpenWorkspace>();
  const closing = new Map<WorkspaceId, Promise<void>>();
  const opened = createEmitter<OpenWorkspace>();
  const closed = createEmitter<WorkspaceId>();
  const holders = createAwaitedListeners<WorkspaceId>();
  let isClosed = false;

  const remember = (id: WorkspaceId, opening: Promise<OpenWorkspaceFile>): Promise<OpenWorkspace> => {
    const workspace = opening.then((file) => ({
      id,
      file,
      ...documentsOf(file),
      attachments: createAttachments(file.store),
      rooms: createRoomListeners(),
    }));
    open.set(id, workspace);
    const remembered = (present: OpenWorkspace) => {
      ready.set(id, present);
      opened.emit(present);
    };
    // A démarche that could not be opened is tried afresh next time.
    workspace.then(remembered, () => open.delete(id));
    return workspace;
  };
  const close = createClose({ open, ready, closing, letGo: holders.tell, closed: closed.emit });
  return {
    has: (id: WorkspaceId) => open.has(id),
    async openOnce(id: WorkspaceId, openFile: () => Promise<OpenWorkspaceFile>) {
      // What goes wrong meanwhile is told to who asked for it.
      while (closing.has(id)) await closing.get(id)?.catch(() => {});
      if (isClosed) throw new AppError('closed', 'the host is closing');
      return open.get(id) ?? remember(id, openFile());
    },
    opened: () => [...ready.values()],
    onOpened: (listener: (workspace: OpenWorkspace) => void) => opened.on(listener),
    onClosed: closed.on,
    onClosing: holders.add,
    close,
    async closeAll() {
      isClosed = true;
      await Promise.allSettled([...open.keys()].map((id) => close(id)));
      await Promise.allSettled(closing.values());
    },
  };
}

interface Closing {
  readonly open: Map<WorkspaceId, Promise<OpenWorkspace>>;
  readonly ready: Map<WorkspaceId, OpenWorkspace>;
  readonly closing: Map<WorkspaceId, Promise<void>>;
  readonly letGo: (id: WorkspaceId) => Promise<void>;
  readonly closed: (id: WorkspaceId) => void;
}

function createClose({ open, ready, closing, letGo, closed: tell }: Closing) {
  return async (id: WorkspaceId, meanwhile?: () => Promise<unknown>): Promise<void> => {
    const opening = open.get(id);
    const before = closing.get(id);
    if (!opening && !meanwhile) return before;
    open.delete(id);
    ready.delete(id);
    const closed = opening ? letGo(id).then(() => closeWorkspace(opening)) : (before ?? Promise.resolve());
    const done = closed
      .then(async () => void (await meanwhile?.()))
      .finally(() => {
        if (closing.get(id) === done) closing.delete(id);
        tell(id);
      });
    closing.set(id, done);
    return done;
  };
}

/** Listeners that are waited for; one that fails stops neither the others nor who told them. */
function createAwaitedListeners<T>() {
  const listeners = new Set<(told: T) => void | Promise<void>>();
  return {
    tell: async (told: T) => void (await Promise.allSettled([...listeners].map(async (listener) => listener(told)))),
    add(listener: (told: T) => void | Promise<void>): Unsubscribe {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Makes a document's first content, in the document itself and once, by its creator: two computers that
 * both seeded one would have it twice.
 */
export async function seedDocument(
  workspace: OpenWorkspace,
  kind: DocumentKind,
  record: string,
  sections: readonly Section[],
  seed: (doc: Y.Doc) => void,
): Promise<void> {
  await workspace.documents.using(documentId(kind, record), (live) =>
    live.edit(IMPORT, (doc) => {
      stampVersions(
        doc,
        sections.filter((section) => section.kind === kind),
      );
      seed(doc);
    }),
  );
}

async function closeWorkspace(opening: Promise<OpenWorkspace>): Promise<void> {
  const workspace = await opening.catch(() => undefined);
  if (!workspace) return;
  await workspace.rooms.close();
  await workspace.erasure.close();
  await workspace.documents.close();
  await workspace.file.close();
}
