import { AppError } from '#shared/app-error';
import { type Clock, systemClock } from '#shared/clock';
import { type DocumentId, newId } from '#shared/ids';
import { contentHash } from './content-hash';
import { type DamagedDocument, type DocumentStore, MAX_ATTACHMENT_BYTES, type NamedVersion, type StoredDocument } from './document-store';
import { readableState, snapshotOfReadable } from './repair/readable-state';
import { foldedState } from './backups/snapshot';

interface MemoryDocument {
  snapshot: Uint8Array | undefined;
  updates: { readonly sequence: number; readonly bytes: Uint8Array }[];
  sequence: number;
  /** When it was marked as damaged, in milliseconds since 1970. */
  damagedAt: number | undefined;
  setAside: Uint8Array[];
}

/** A store that lasts as long as the process: for tests, previews and démarches nobody wants to keep. */
export function createMemoryDocumentStore(clock: Clock = systemClock): DocumentStore {
  const documents = new Map<DocumentId, MemoryDocument>();
  const projections = new Map<DocumentId, string>();
  const settings = new Map<string, string>();
  const state = { closed: false };

  const open = async (): Promise<void> => {
    if (state.closed) throw new AppError('closed', 'the store is closed');
  };
  const documentOf = (id: DocumentId): MemoryDocument => {
    const document = documents.get(id) ?? { snapshot: undefined, updates: [], sequence: 0, damagedAt: undefined, setAside: [] };
    documents.set(id, document);
    return document;
  };
  const read = (id: DocumentId): StoredDocument | undefined => {
    const document = documents.get(id);
    return document && storedOf(document);
  };
  return {
    ...memoryAttachments(open),
    ...memoryVersions(open, clock, () => [...documents].map(([id, document]) => [id, storedOf(document)])),
    list: () => open().then(() => [...documents.keys()]),
    revisions: () => open().then(() => new Map([...documents].map(([id, document]) => [id, revisionOf(document)]))),
    load: async (id) => {
      await open();
      if (documents.get(id)?.damagedAt !== undefined) throw new AppError('damaged-document', `${id} is damaged`, { document: id });
      return read(id);
    },
    loadReadable: (id) => open().then(() => read(id)),
    append: (id, update) => open().then(() => appendTo(documentOf(id), update)),
    compact: (id, snapshot, upTo) => open().then(() => fold(documentOf(id), snapshot, upTo)),
    purge: (id) => open().then(() => purge(documents.get(id))),
    remove: (id) =>
      open().then(() => {
        documents.delete(id);
        projections.delete(id);
      }),
    ...memoryDamage(open, clock, documents),
    projection: (id) => open().then(() => projections.get(id)),
    writeProjection: (id, json) => open().then(() => void (documents.has(id) && projections.set(id, json))),
    setting: (name) => open().then(() => settings.get(name)),
    writeSetting: (name, value) => open().then(() => void settings.set(name, value)),
    condition: () => 'writable',
    onCondition: () => () => undefined,
    close: async () => {
      state.closed = true;
    },
  };
}

function storedOf({ snapshot, updates, sequence }: MemoryDocument): StoredDocument {
  return { snapshot, updates: updates.map(({ bytes }) => bytes), sequence };
}

/** Nothing else writes here: as many commits, folded as far, are the same ones. */
function revisionOf({ sequence, updates }: MemoryDocument): string {
  return `${sequence}.${updates.length}`;
}

type Damage = Pick<DocumentStore, 'damaged' | 'markDamaged' | 'acceptDamage'>;

function memoryDamage(open: () => Promise<void>, clock: Clock, documents: ReadonlyMap<DocumentId, MemoryDocument>): Damage {
  const damageOf = ([id, { damagedAt, setAside }]: [DocumentId, MemoryDocument]): DamagedDocument[] =>
    damagedAt === undefined ? [] : [{ id, reason: 'content', at: damagedAt, piecesSetAside: setAside.length }];
  return {
    damaged: () => open().then(() => [...documents].flatMap(damageOf)),
    markDamaged: async (id) => {
      await open();
      const document = documents.get(id);
      if (document) document.damagedAt ??= clock.now();
    },
    acceptDamage: async (id, recovered) => {
      await open();
      const document = documents.get(id);
      if (!document) throw new AppError('not-found', `no document ${id}`);
      const { sequence } = document;
      const { snapshot, leftOut } = await readableState(storedOf(document), recovered);
      fold(document, snapshot, sequence);
      document.setAside.push(...leftOut.map(({ bytes }) => bytes));
      document.damagedAt = undefined;
    },
  };
}

function purge(document: MemoryDocument | undefined): void {
  if (!document || document.damagedAt !== undefined) return;
  fold(document, foldedState(storedOf(document)), document.sequence);
  document.setAside = [];
}

function appendTo(document: MemoryDocument, bytes: Uint8Array): number {
  document.sequence += 1;
  document.updates.push({ sequence: document.sequence, bytes: bytes.slice() });
  return document.sequence;
}

function fold(document: MemoryDocument, snapshot: Uint8Array, upTo: number): void {
  if (upTo > document.sequence) throw new AppError('bad-input', `there are ${document.sequence} commits, not ${upTo}`);
  document.snapshot = snapshot.slice();
  document.updates = document.updates.filter((update) => update.sequence > upTo);
}

type Attachments = Pick<DocumentStore, 'putAttachment' | 'attachment' | 'listAttachments' | 'removeAttachment'>;

function memoryAttachments(open: () => Promise<void>): Attachments {
  const attachments = new Map<string, { bytes: Uint8Array; mediaType: string }>();
  return {
    putAttachment: async (bytes, mediaType) => {
      await open();
      if (bytes.byteLength > MAX_ATTACHMENT_BYTES) throw new AppError('too-large', `attachment of ${bytes.byteLength} bytes`);
      const hash = contentHash(bytes);
      if (!attachments.has(hash)) attachments.set(hash, { bytes: bytes.slice(), mediaType });
      return hash;
    },
    attachment: (hash) => open().then(() => attachments.get(hash)),
    listAttachments: () =>
      open().then(() => [...attachments].map(([hash, { bytes, mediaType }]) => ({ hash, mediaType, size: bytes.byteLength }))),
    removeAttachment: (hash) => open().then(() => void attachments.delete(hash)),
  };
}

type Versions = Pick<DocumentStore, 'saveVersion' | 'listVersions' | 'readVersion' | 'removeVersion'>;
type ReadAll = () => readonly (readonly [DocumentId, StoredDocument])[];

function memoryVersions(open: () => Promise<void>, clock: Clock, readAll: ReadAll): Versions {
  const versions = new Map<string, { version: NamedVersion; snapshots: Map<DocumentId, Uint8Array> }>();
  return {
    saveVersion: async (name) => {
      await open();
      const version = { id: newId(), name, createdAt: clock.now() };
      const snapshots = new Map<DocumentId, Uint8Array>();
      for (const [id, stored] of readAll()) snapshots.set(id, await snapshotOfReadable(stored));
      versions.set(version.id, { version, snapshots });
      return version;
    },
    listVersions: () => open().then(() => [...versions.values()].map((entry) => entry.version).sort((a, b) => b.createdAt - a.createdAt)),
    readVersion: async (versionId) => {
      await open();
      const found = versions.get(versionId);
      if (!found) throw new AppError('not-found', `no version ${versionId}`);
      return found.snapshots;
    },
    removeVersion: (versionId) => open().then(() => void versions.delete(versionId)),
  };
}
