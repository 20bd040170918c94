import { createHash } from 'node:crypto';
import { collect, memorySource } from '#host/bundles/byte-source';
import { exportBundle } from '#host/bundles/export-bundle';
import { openZip, writeZip, type ZipEntry } from '#host/bundles/zip-format';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { writeWords } from '../worlds/storage-folder';

/** A store in memory with these documents. */
export async function storeWith(words: Readonly<Record<string, string>>): Promise<DocumentStore> {
  const store = createMemoryDocumentStore();
  for (const [id, text] of Object.entries(words)) await writeWords(store, id, text);
  return store;
}

/** The bundle of a store, made at a fixed moment. */
export function bundleOf(store: DocumentStore, title = 'Tilleuls'): Promise<Uint8Array> {
  return collect(exportBundle({ id: 'w', title, store }, { clock: { now: () => Date.UTC(2026, 5, 1) } }));
}

/** An archive with right seals around any content: what a hostile writer would make. */
export function archiveOf(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  return collect(writeZip(each(entries)));
}

/** The entries of a bundle, unpacked. */
export async function entriesOf(bundle: Uint8Array): Promise<ZipEntry[]> {
  const archive = await openZip(memorySource(bundle));
  return Promise.all(archive.names.map(async (name) => ({ name, content: await archive.read(name), compress: true })));
}

/** A bundle of these entries whose table of contents says their right hashes and sizes, whatever is in them. */
export async function reseal(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const hashes = new Map(entries.map((entry) => [entry.name, createHash('sha256').update(entry.content).digest('hex')]));
  const sealed = entries.map((entry) => {
    if (entry.name !== 'manifest.json') return entry;
    const manifest = JSON.parse(Buffer.from(entry.content).toString()) as { documents: { entry: string; sha256: string }[] };
    for (const document of manifest.documents) document.sha256 = hashes.get(document.entry) ?? document.sha256;
    return { ...entry, content: Buffer.from(JSON.stringify(manifest)) };
  });
  return archiveOf(sealed);
}

async function* each(entries: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* entries;
}
