import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import type { DocumentStore } from '#host/storage/document-store';
import { applyStored } from '#host/storage/backups/snapshot';
import type { WorkspaceStorageOptions } from '#host/storage/storage-parts';
import { openWorkspaceStorage, type WorkspaceStorage } from '#host/storage/workspace-storage';

/** A data folder of its own for one test, gone afterwards. */
export interface StorageFolder {
  readonly root: string;
  open(options?: WorkspaceStorageOptions): Promise<WorkspaceStorage>;
  dispose(): Promise<void>;
}

export async function storageFolder(): Promise<StorageFolder> {
  const root = await mkdtemp(join(tmpdir(), 'faire-avec-'));
  const opened: WorkspaceStorage[] = [];
  return {
    root,
    open: async (options = {}) => {
      const storage = await openWorkspaceStorage(root, { ballastBytes: 4096, ...options });
      opened.push(storage);
      return storage;
    },
    dispose: async () => {
      for (const storage of opened) await storage.close();
      await rm(root, { recursive: true });
    },
  };
}

/** Adds words at the end of a document's text, through a document of its own, as one more person would. */
export async function writeWords(store: DocumentStore, id: string, words: string): Promise<void> {
  const doc = new Y.Doc();
  const stored = await store.load(id);
  if (stored) applyStored(doc, stored);
  const before = Y.encodeStateVector(doc);
  doc.getText('t').insert(doc.getText('t').length, words);
  await store.append(id, Y.encodeStateAsUpdate(doc, before));
  doc.destroy();
}

/** The text of a document as stored; what is readable of it when `readable`. */
export async function wordsOf(store: DocumentStore, id: string, readable = false): Promise<string> {
  const doc = new Y.Doc();
  const stored = readable ? await store.loadReadable(id) : await store.load(id);
  if (stored) applyStored(doc, stored);
  return doc.getText('t').toString();
}

/** Changes the bytes of a file in place. */
export async function changeBytes(path: string, change: (bytes: Buffer) => Buffer | void): Promise<void> {
  const bytes = await readFile(path);
  await writeFile(path, change(bytes) ?? bytes);
}

/** Every file under a folder. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
