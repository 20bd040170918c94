import { AppError } from '#shared/app-error';
import { type Clock, systemClock } from '#shared/clock';
import { type DocumentId, newId } from '#shared/ids';
import { contentHash } from './content-hash';
import { type DocumentStore, MAX_ATTACHMENT_BYTES, type NamedVersion } from './document-store';
import { foldedState, snapshotOf } from './snapshot';

interface MemoryDocument {
  snapshot: Uint8Array | undefined;
  updates: { readonly sequence: number; readonly bytes: Uint8Array }[];
  sequence: number;
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
    const document = documents.get(id) ?? { snapshot: undefined, updates: [], sequence: 0 };
    documents.set(id, document);
    return document;
  };
  const read = (id: DocumentId) => {
    const document = documents.get(id);
    return document && { ...document, updates: document.updates.map((update) => update.bytes) };
  };
  return {
    ...memoryAttachments(open),
    ...memoryVersions(open, clock, () => new Map([...documents.keys()].map((id) => [id, read(id)]))),
    list: () => open().then(() => [...documents.keys()]),
    load: (id) => open().then(() => read(id)),
    loadReadable: (id) => open().then(() => read(id)),
    append: (id, update) => open().then(() => appendTo(documentOf(id), update)),
    compact: (id, snapshot, upTo) => open().then(() => fold(documentOf(id), snapshot, upTo)),
    purge: (id) => open().then(() => purge(documents.get(id))),
    remove: (id) =>
      open().then(() => {
        documents.delete(id);
        projections.delete(id);
      }),
    damaged: () => open().then(() => []),
    acceptDamage: (id, recovered) =>
      open().then(() => {
        for (const update of recovered) appendTo(documentOf(id), update);
      }),
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

function purge(document: MemoryDocument | undefined): void {
  if (!document) return;
  const { snapshot, updates, sequence } = document;
  fold(document, foldedState({ snapshot, updates: updates.map(({ bytes }) => bytes), sequence }), sequence);
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
type ReadAll = () => ReadonlyMap<DocumentId, Parameters<typeof snapshotOf>[0] | undefined>;

function memoryVersions(open: () => Promise<void>, clock: Clock, readAll: ReadAll): Versions {
  const versions = new Map<string, { version: NamedVersion; snapshots: Map<DocumentId, Uint8Array> }>();
  return {
    saveVersion: async (name) => {
      await open();
      const version = { id: newId(), name, createdAt: clock.now() };
      const snapshots = new Map<DocumentId, Uint8Array>();
      for (const [id, stored] of readAll()) if (stored) snapshots.set(id, snapshotOf(stored));
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
