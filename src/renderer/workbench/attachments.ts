import type { HostConnection } from '#client/documents/host-connection';
import type { DocumentAttachment } from '#client/documents/open-document';
import { linkWindows } from '#client/documents/peers/window-links';

/** What each open document is joined to beyond the host (the other tables). */
export function documentAttachments(connection: HostConnection): readonly DocumentAttachment[] {
  return [linkWindows(connection)];
}
