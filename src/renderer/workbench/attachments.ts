import type { DocumentAttachment } from '#client/documents/open-document';

/** What each open document is joined to beyond the host (the other tables). */
export const documentAttachments: readonly DocumentAttachment[] = [];
