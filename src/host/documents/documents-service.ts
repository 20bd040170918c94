import { randomBytes } from 'node:crypto';
import type { HostStream, Service } from '#bridge/contract';
import { documentsContract } from '#bridge/documents-contract';
import { mayRead, WINDOW } from '#document/audience';
import { type HostFeature, hostFeature } from '#host/host-feature';
import type { DocumentStore } from '#host/storage/document-store';
import { AppError } from '#shared/app-error';
import type { DocumentId } from '#shared/ids';
import { keepSearches } from '#host/search/keep-searches';
import { linkClient } from './client-link';
import { findWords } from './find-words';
import { createWindowLimits } from './window-limits';

/** The documents and attachments of every démarche, to whoever sits at this computer. */
export const documentsFeature: HostFeature = hostFeature(documentsContract, (context): Service<typeof documentsContract> => {
  const { workspaces, clock, onStop } = context;
  const searchOf = keepSearches(context);
  const streams = new Map<HostStream<Uint8Array, Uint8Array>, string>();
  // A window must not go on with a document that is no more: it asks again, and is told why not if it may not.
  const endStreams = (closing: string) => {
    for (const [stream, id] of [...streams]) if (id === closing) stream.close(new AppError('closed', 'the démarche is closing'));
  };
  onStop(workspaces.onClosing(endStreams));
  const storeOf = async (workspaceId: string) => (await workspaces.open(workspaceId)).file.store;
  return {
    async open({ workspaceId, documentId }, stream) {
      refuseWithheld(documentId);
      const workspace = await workspaces.open(workspaceId);
      const held = await workspace.documents.hold(documentId);
      streams.set(stream, workspaceId);
      stream.onClose(() => {
        streams.delete(stream);
        held.release();
      });
      const limits = createWindowLimits(clock);
      limits.asks(linkClient(held.live, stream, limits.rights));
      stream.onClose(limits.stop);
    },
    projection: async ({ workspaceId, documentId }) => {
      refuseWithheld(documentId);
      return (await (await storeOf(workspaceId)).projection(documentId)) ?? null;
    },
    findWords: async ({ workspaceId, ...asked }) => {
      const { file, documents } = await workspaces.open(workspaceId);
      return findWords(file.store, documents, asked);
    },
    search: async ({ workspaceId, words }) => (await searchOf(workspaceId)).search(words),
    putAttachment: async ({ workspaceId, bytes, mediaType }) => (await storeOf(workspaceId)).putAttachment(bytes, mediaType),
    journalKey: async ({ workspaceId }) => journalKeyOf(await storeOf(workspaceId)),
    attachment: async ({ workspaceId, hash }) => (await (await workspaces.open(workspaceId)).attachments.get(hash)) ?? null,
  };
});

function refuseWithheld(id: DocumentId): void {
  if (!mayRead(WINDOW, id)) throw new AppError('forbidden', 'not for the windows of this computer');
}

const JOURNAL_KEY = 'journal-key';

async function journalKeyOf(store: DocumentStore): Promise<Uint8Array> {
  const kept = await store.setting(JOURNAL_KEY);
  if (kept) return Buffer.from(kept, 'base64');
  const made = randomBytes(32);
  await store.writeSetting(JOURNAL_KEY, made.toString('base64'));
  return made;
}
