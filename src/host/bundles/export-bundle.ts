import { isWithheld } from '#document/audience';
import { contentHash } from '#host/storage/content-hash';
import type { DocumentStore } from '#host/storage/document-store';
import { snapshotOfReadable } from '#host/storage/repair/readable-state';
import { snapshotOf } from '#host/storage/backups/snapshot';
import { toAppError } from '#shared/app-error';
import type { Clock } from '#shared/clock';
import type { WorkspaceId } from '#shared/ids';
import { attachmentEntry, BUNDLE_VERSION, type BundleManifest, MANIFEST_ENTRY } from './bundle-manifest';
import { seal } from './sealed-stream';
import { writeZip, type ZipEntry } from './zip-format';

/** The démarche to export: what is in its store, saved or on its way. */
interface ExportSource {
  readonly id: WorkspaceId;
  readonly title: string;
  readonly store: DocumentStore;
  /** The attachments to take along, by hash; without it, all there are. */
  readonly attachments?: ReadonlySet<string> | undefined;
}

interface ExportOptions {
  readonly clock: Clock;
  /** Seals the bundle; without it anybody who has the file can read it, which the interface says. */
  readonly passphrase?: string | undefined;
  /** Name and version of the app, for the curious. */
  readonly writtenBy?: string;
  /** The table it comes from: said to whoever receives it. */
  readonly from?: BundleManifest['from'];
}

/**
 * The whole démarche as one `.faireavec` file: the state of every document that is not withheld (of a damaged one, what is readable),
 * and attachments that are whole. One document or attachment is in memory at a time.
 * The bytes depend on the content alone, save the moment of export.
 */
export function exportBundle(source: ExportSource, options: ExportOptions): AsyncIterable<Uint8Array> {
  const zip = writeZip(entriesOf(source, options));
  return options.passphrase === undefined ? zip : seal(zip, options.passphrase);
}

async function* entriesOf({ id, title, store, attachments: taken }: ExportSource, options: ExportOptions): AsyncGenerator<ZipEntry> {
  const documents: BundleManifest['documents'] = [];
  for (const document of (await store.list()).filter((id) => !isWithheld(id))) {
    const found = await readState(store, document);
    if (!found) continue;
    const entry = `documents/${String(documents.length).padStart(4, '0')}.yjs`;
    const { state, incomplete } = found;
    documents.push({ id: document, entry, sha256: contentHash(state), bytes: state.byteLength, incomplete });
    yield { name: entry, content: state, compress: true };
  }
  const attachments: BundleManifest['attachments'] = [];
  for (const { hash, mediaType } of await store.listAttachments()) {
    const content = !taken || taken.has(hash) ? await readAttachment(store, hash) : undefined;
    if (!content) continue;
    attachments.push({ sha256: hash, mediaType, bytes: content.byteLength });
    yield { name: attachmentEntry(hash), content, compress: !/^(image|audio|video)\//u.test(mediaType) };
  }
  const manifest: BundleManifest = {
    format: 'faire-avec/bundle',
    version: BUNDLE_VERSION,
    writtenBy: options.writtenBy ?? 'Faire Avec',
    exportedAt: options.clock.now(),
    ...(options.from && { from: options.from }),
    workspace: { id, title },
    documents,
    attachments,
    tombstones: [],
  };
  yield { name: MANIFEST_ENTRY, content: Buffer.from(JSON.stringify(manifest, undefined, 1)), compress: true };
}

async function readState(store: DocumentStore, id: string): Promise<{ state: Uint8Array; incomplete: boolean } | undefined> {
  try {
    const stored = await store.load(id);
    return stored && { state: snapshotOf(stored), incomplete: false };
  } catch (error) {
    if (toAppError(error).code !== 'damaged-document') throw error;
    const readable = await store.loadReadable(id);
    return readable && { state: await snapshotOfReadable(readable), incomplete: true };
  }
}

async function readAttachment(store: DocumentStore, hash: string): Promise<Uint8Array | undefined> {
  try {
    return (await store.attachment(hash))?.bytes;
  } catch (error) {
    if (toAppError(error).code !== 'damaged-file') throw error;
    return undefined;
  }
}
