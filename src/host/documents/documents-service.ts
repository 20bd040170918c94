import type { Service } from '#bridge/contract';
import { documentsContract } from '#bridge/documents-contract';
import { type HostFeature, hostFeature } from '#host/host-feature';
import { linkClient } from './client-link';

/** The documents and attachments of every démarche, to whoever sits at this computer. */
export const documentsFeature: HostFeature = hostFeature(documentsContract, ({ workspaces }): Service<typeof documentsContract> => {
  const storeOf = async (workspaceId: string) => (await workspaces.open(workspaceId)).file.store;
  return {
    async open({ workspaceId, documentId }, stream) {
      const workspace = await workspaces.open(workspaceId);
      const held = await workspace.documents.hold(documentId);
      stream.onClose(held.release);
      linkClient(held.live, stream);
    },
    projection: async ({ workspaceId, documentId }) => (await (await storeOf(workspaceId)).projection(documentId)) ?? null,
    putAttachment: async ({ workspaceId, bytes, mediaType }) => (await storeOf(workspaceId)).putAttachment(bytes, mediaType),
    attachment: async ({ workspaceId, hash }) => (await (await storeOf(workspaceId)).attachment(hash)) ?? null,
  };
});
