import type { Client } from '#bridge/contract';
import type { documentsContract } from '#bridge/documents-contract';
import { isSaved } from '#client/documents/document-status';
import type { OpenDocument } from '#client/documents/open-document';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import type { ConsentScope } from '#features/diagnostic/model/diagnostic-records';
import { newSource, type Source } from '#features/diagnostic/model/source';
import { partedReport, plainText, type SourceContent } from '#features/diagnostic/model/source-block';
import { sourceDocumentId, sourcesOf, writeSourceContent } from '#features/diagnostic/model/source-section';
import { AppError } from '#shared/app-error';
import { newId, type RecordId } from '#shared/ids';

/** Where sources are put, and by whom. */
export interface SourceDesk {
  readonly workspace: WorkspaceSession;
  readonly documents: Client<typeof documentsContract>;
  /** Id of the college of who brings it. */
  readonly college: string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** The bytes as they came. */
export interface SourceOriginal {
  /** Empty for a pasted text. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A source that was read and is not kept yet; without `consent`, nobody was asked. */
export interface NewSource {
  readonly title: string;
  readonly kind: string;
  readonly content: SourceContent;
  readonly original: SourceOriginal;
  readonly consent?: ConsentScope;
}

/** How long the words may take to be on the disk before one is told. */
const SAVE_TIMEOUT_MS = 20_000;

/**
 * Keeps the original, then its words, then makes the card: whoever sees the card finds both. Resolves when
 * all of it is durable or on its way to be. Rejects without a card: `disk-full`, `closed`, `too-large`, `timeout`.
 */
export async function addSource(desk: SourceDesk, source: NewSource): Promise<RecordId> {
  const { workspace, documents } = desk;
  const { content, original } = source;
  const attachmentHash = await documents.putAttachment({ workspaceId: workspace.id, mediaType: original.mediaType, bytes: original.bytes });
  const id = newId();
  const held = workspace.acquire(sourceDocumentId(id));
  try {
    await held.document.ready;
    writeSourceContent(held.document.doc, content, original.bytes);
    await saved(held.document);
  } finally {
    held.release();
  }
  const card: Source = newSource(source.title, desk.now(), {
    kind: source.kind,
    fileName: original.fileName.slice(-255),
    mediaType: original.mediaType,
    fileSize: original.bytes.byteLength,
    attachmentHash,
    contentId: id,
    notUnderstood: partedReport(content.report).unread.length,
    excerpt: plainText(content.blocks.slice(0, 12)).replace(/\s+/gu, ' ').slice(0, 400),
    addedBy: desk.college,
  });
  return sourcesOf(workspace.core.doc).create(card, { id });
}

function saved(document: OpenDocument): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      stop();
      finish();
    };
    const look = () => {
      const status = document.status.get();
      if (status.trouble) settle(() => reject(new AppError(status.trouble ?? 'internal', 'the words are not durable')));
      else if (isSaved(status)) settle(resolve);
    };
    const timer = setTimeout(() => settle(() => reject(new AppError('timeout', 'the words are not durable'))), SAVE_TIMEOUT_MS);
    const stop = document.status.subscribe(look);
    look();
  });
}

/** The media type to keep a file under: what the browser says, when it is short and sober. */
export function mediaTypeOf(type: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/u.test(type) && type.length <= 100 ? type : 'application/octet-stream';
}
