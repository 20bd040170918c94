import * as Y from 'yjs';
import { FRAME_LIMITS, type ReadLimits } from '#document/updates/parse-update';
import { readUpdate } from '#document/updates/read-update';
import { contentHash } from '#host/storage/content-hash';
import type { StoredDocument } from '#host/storage/document-store';
import { AppError, toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { attachmentEntry, type BundleManifest, MANIFEST_ENTRY, parseManifest } from './bundle-manifest';
import type { ByteSource } from './byte-source';
import { type DocumentNews, newsOf } from './document-news';
import { isSealed, unseal } from './sealed-stream';
import { openZip, type ZipArchive } from './zip-format';

/** What a bundle says of itself once it was checked from end to end. */
export interface BundleContents {
  readonly manifest: BundleManifest;
  /** Those that could be read. */
  readonly documents: readonly DocumentId[];
  /** What was left out because it is damaged; empty unless `acceptIntact` was asked for. */
  readonly leftOut: readonly string[];
}

/** A bundle that was checked from end to end; nothing of it has touched a démarche yet. */
export interface Bundle extends BundleContents {
  /** An attachment's content, checked against its hash. */
  attachment(sha256: string): Promise<Uint8Array>;
  /** What one of its documents brings to the one that is stored here; throws as `newsOf`. */
  news(id: DocumentId, stored: StoredDocument | undefined): Promise<DocumentNews>;
  /** What `ReadOptions.describe` makes of all documents; undefined without it. */
  describe(): Promise<unknown>;
}

/** Something plain, in the reader's own terms, that is made of a bundle's documents. */
export type DescribeDocuments = (documents: Iterable<readonly [DocumentId, Y.Doc]>) => unknown;

/** What a person says when they open a bundle. */
export interface ReadOptions {
  readonly passphrase?: string | undefined;
  /** Takes what is intact of a damaged bundle instead of refusing it; `leftOut` says what was not. */
  readonly acceptIntact?: boolean | undefined;
}

/** What all documents of a bundle may weigh together, unpacked. */
const MOST_DOCUMENT_BYTES = 128 * 1024 * 1024;

/**
 * Reads a bundle into quarantine: container, limits, table of contents, every hash, every document in a
 * scratch copy. Throws `unknown-file-kind`, `damaged-file` (its `details` count what is intact and name what
 * is not), `too-large`, `newer-version`, `locked` and `wrong-passphrase` for a sealed one. Takes as long as the file
 * wants: what comes from outside is read through `createBundleIntake`, in a thread with limits.
 */
export async function readBundle(source: ByteSource, options: ReadOptions = {}, describe?: DescribeDocuments): Promise<Bundle> {
  const start = await source.read(0, Math.min(source.size, 64));
  const plain = isSealed(start) ? await unseal(source, options.passphrase) : source;
  const signature = await plain.read(0, Math.min(plain.size, 4));
  if (Buffer.from(signature).toString('latin1') !== 'PK\u0003\u0004') throw new AppError('unknown-file-kind', 'not a bundle');
  const archive = await openZip(plain);
  const manifest = parseManifest(await archive.read(MANIFEST_ENTRY));
  expectListed(archive, manifest);
  const damaged: string[] = [];
  const documents = await readDocuments(archive, manifest, damaged);
  const attachments = await checkAttachments(archive, manifest, damaged);
  if (!options.acceptIntact && (damaged.length > 0 || !archive.sealIntact)) {
    const details = { intact: documents.size + attachments.length, damaged: damaged.join(', ') };
    throw new AppError('damaged-file', 'the bundle was changed or damaged', details);
  }
  return {
    manifest: { ...manifest, attachments },
    documents: [...documents.keys()],
    leftOut: damaged,
    attachment: async (sha256) => readAttachment(archive, attachments.find((one) => one.sha256 === sha256) ?? missing(sha256)),
    news: async (id, stored) => newsOf(documents.get(id) ?? missing(id), stored),
    describe: async () => describe?.(opened(documents)),
  };
}

/** Each document in turn, in memory only while it is looked at. */
function* opened(documents: ReadonlyMap<DocumentId, Uint8Array>): Generator<readonly [DocumentId, Y.Doc]> {
  for (const [id, update] of documents) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    yield [id, doc];
    doc.destroy();
  }
}

function missing(id: string): never {
  throw new AppError('not-found', `no ${id} in the bundle`);
}

/** Entry for entry what the table of contents says: nothing more travels along. */
function expectListed(archive: ZipArchive, manifest: BundleManifest): void {
  const listed = [
    MANIFEST_ENTRY,
    ...manifest.documents.map((document) => document.entry),
    ...manifest.attachments.map((attachment) => attachmentEntry(attachment.sha256)),
  ];
  const ids = new Set(manifest.documents.map((document) => document.id));
  const names = new Set(listed);
  const same = names.size === archive.names.length && listed.length === names.size && archive.names.every((name) => names.has(name));
  if (!same || ids.size !== manifest.documents.length) throw new AppError('damaged-file', 'the bundle holds other things than it says');
}

async function readDocuments(archive: ZipArchive, manifest: BundleManifest, damaged: string[]): Promise<Map<DocumentId, Uint8Array>> {
  const documents = new Map<DocumentId, Uint8Array>();
  const total = manifest.documents.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > MOST_DOCUMENT_BYTES) throw new AppError('too-large', `${total} bytes of documents`);
  for (const { id, entry, sha256, bytes } of manifest.documents) {
    const update = await attempt(async () => rewritten(await readHashed(archive, entry, sha256, bytes)));
    if (update) documents.set(id, update);
    else damaged.push(id);
  }
  return documents;
}

async function checkAttachments(archive: ZipArchive, manifest: BundleManifest, damaged: string[]): Promise<BundleManifest['attachments']> {
  const intact: BundleManifest['attachments'] = [];
  for (const attachment of manifest.attachments) {
    if (await attempt(() => readAttachment(archive, attachment))) intact.push(attachment);
    else damaged.push(attachmentEntry(attachment.sha256));
  }
  return intact;
}

function readAttachment(archive: ZipArchive, { sha256, bytes }: BundleManifest['attachments'][number]): Promise<Uint8Array> {
  return readHashed(archive, attachmentEntry(sha256), sha256, bytes);
}

async function readHashed(archive: ZipArchive, entry: string, sha256: string, bytes: number): Promise<Uint8Array> {
  const content = await archive.read(entry);
  if (content.byteLength !== bytes || contentHash(content) !== sha256) throw new AppError('damaged-file', `${entry} is damaged`, { entry });
  return content;
}

/** The state as one update in V1, written anew by our own reader; what it refuses, or what leans on nothing, is damage. */
function rewritten(stateV2: Uint8Array): Uint8Array {
  try {
    const { bytes, missing } = readUpdate(new Y.Doc(), stateV2, { encoding: 'v2', limits: limitsFor(stateV2) });
    if (missing) throw new AppError('damaged-file', 'a document of the bundle leans on what is not in it');
    return bytes;
  } catch (error) {
    if (toAppError(error).code === 'too-large') throw error;
    throw new AppError('damaged-file', 'a document of the bundle can not be read', {}, { cause: error });
  }
}

/**
 * V2 writes structs that are alike as one and how often: the less there are bytes, the less is believed. Whole
 * documents hold a struct in two bytes and more; a small one may hold some thousands that are alike.
 */
function limitsFor({ byteLength }: Uint8Array): ReadLimits {
  return { ...FRAME_LIMITS, mostStructs: Math.min(FRAME_LIMITS.mostStructs, 20_000 + 32 * byteLength) };
}

/** The result, or undefined for damage; what is too large or comes from elsewhere is passed on. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (toAppError(error).code !== 'damaged-file') throw error;
    return undefined;
  }
}
