import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Client } from '#bridge/contract';
import type { documentsContract } from '#bridge/documents-contract';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import type { StoredSource } from '#features/diagnostic/model/source';
import { travellingOriginal, wordsDocumentId } from '#features/diagnostic/model/source-section';
import { AppError } from '#shared/app-error';

/**
 * The file of a source, byte for byte: from this computer's attachments, else as it travelled with its words.
 * Undefined when it stayed on another computer. Throws `damaged-file` when what came is not what was brought.
 */
export async function originalOf(
  source: StoredSource,
  workspace: WorkspaceSession,
  documents: Client<typeof documentsContract>,
): Promise<Uint8Array | undefined> {
  const { attachmentHash: hash } = source;
  if (hash === undefined) return undefined;
  const kept = await documents.attachment({ workspaceId: workspace.id, hash });
  const bytes = kept?.bytes ?? (await travelled(workspace, source));
  if (bytes && bytesToHex(sha256(bytes)) !== hash) throw new AppError('damaged-file', 'not the file that was brought');
  return bytes;
}

async function travelled(workspace: WorkspaceSession, source: StoredSource): Promise<Uint8Array | undefined> {
  const held = workspace.acquire(wordsDocumentId(source));
  try {
    await held.document.ready;
    return travellingOriginal(held.document.doc);
  } finally {
    held.release();
  }
}
