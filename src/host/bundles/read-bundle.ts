import * as Y from 'yjs';
import { MAX_UPDATE_BYTES } from '#document/updates/parse-update';
import { contentHash } from '#host/storage/attachment-table';
import { AppError, toAppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { attachmentEntry, type BundleManifest, MANIFEST_ENTRY, parseManifest } from './bundle-manifest';
import type { ByteSource } from './byte-source';
import { isSealed, unseal } from './sealed-stream';
import { openZip, type ZipArchive } from './zip-format';

/** A bundle that was checked from end to end; nothing of it has touched a démarche yet. */
export interface Bundle {
  readonly manifest: BundleManifest;
  /** Each document as one V1 update, written anew by us: nothing of the bundle's own encoding goes further. */
  readonly documents: ReadonlyMap<DocumentId, Uint8Array>;
  /** What was left out because it is damaged; empty unless `acceptIntact` was asked for. */
  readonly leftOut: readonly string[];
  /** An attachment's content, checked against its hash. */
  attachment(sha256: string): Promise<Uint8Array>;
}

export interface ReadOptions {
  readonly passphrase?: string | undefined;
  /** Takes what is intact of a damaged bundle instead of refusing it; `leftOut` says what was not. */
  readonly acceptIntact?: boolean;
}

/**
 * Reads a bundle into quarantine: container, limits, table of contents, every hash, every document in a
 * scratch copy. Throws `unknown-file-kind`, `damaged-file` (its `details` count what is intact and name what
 * is not), `too-large`, `newer-version`, `locked` and `wrong-passphrase` for a sealed one.
 */
export async function readBundle(source: ByteSource, options: ReadOptions = {}): Promise<Bundle> {
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
    documents,
    leftOut: damaged,
    attachment: (sha256) => readAttachment(archive, sha256),
  };
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
  for (const { id, entry, sha256 } of manifest.documents) {
    const update = await attempt(async () => rewritten(await readHashed(archive, entry, sha256)));
    if (update) documents.set(id, update);
    else damaged.push(id);
  }
  return documents;
}

async function checkAttachments(archive: ZipArchive, manifest: BundleManifest, damaged: string[]): Promise<BundleManifest['attachments']> {
  const intact: BundleManifest['attachments'] = [];
  for (const attachment of manifest.attachments) {
    if (await attempt(() => readAttachment(archive, attachment.sha256))) intact.push(attachment);
    else damaged.push(attachmentEntry(attachment.sha256));
  }
  return intact;
}

function readAttachment(archive: ZipArchive, sha256: string): Promise<Uint8Array> {
  return readHashed(archive, attachmentEntry(sha256), sha256);
}

async function readHashed(archive: ZipArchive, entry: string, sha256: string): Promise<Uint8Array> {
  const content = await archive.read(entry);
  if (contentHash(content) !== sha256) throw new AppError('damaged-file', `${entry} is damaged`, { entry });
  return content;
}

/** The state as Yjs itself encodes it after reading; what can't be read, or waits for more, is refused. */
function rewritten(stateV2: Uint8Array): Uint8Array {
  if (stateV2.byteLength > MAX_UPDATE_BYTES) throw new AppError('too-large', `document of ${stateV2.byteLength} bytes`);
  const scratch = new Y.Doc();
  try {
    Y.applyUpdateV2(scratch, stateV2);
    const update = Y.encodeStateAsUpdate(scratch);
    Y.applyUpdate(new Y.Doc(), update);
    return update;
  } catch (error) {
    throw new AppError('damaged-file', 'a document of the bundle can not be read', {}, { cause: error });
  } finally {
    scratch.destroy();
  }
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
