import type { ErrorCode } from '#shared/app-error';

/** What is true of one document in this window; everything in it derives from acknowledgements. */
export interface DocumentStatus {
  /** Whether the host is there: `opening` until the first exchange is done. */
  readonly host: 'opening' | 'linked' | 'lost';
  /** Edits of this window that the host has not yet said are durable. */
  readonly unsavedEdits: number;
  /** Why edits are not becoming durable, while they are not. */
  readonly trouble: ErrorCode | undefined;
  /** The document holds something newer than this app. */
  readonly readOnly: boolean;
  /** Why the host does not give the document (`locked`, `not-found`…), while it does not. */
  readonly refusal: ErrorCode | undefined;
}

/** Where a document stands before its host has answered. */
export const OPENING: DocumentStatus = { host: 'opening', unsavedEdits: 0, trouble: undefined, readOnly: false, refusal: undefined };

/** True when everything in this window is on this computer's disk. */
export function isSaved(status: DocumentStatus): boolean {
  return status.host === 'linked' && status.unsavedEdits === 0 && status.trouble === undefined;
}
