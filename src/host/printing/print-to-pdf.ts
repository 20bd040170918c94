/** The paper: A4 upright unless said otherwise. */
export interface PrintOptions {
  readonly landscape?: boolean;
  readonly pageSize?: 'A3' | 'A4';
  /** Stops the printing; the promise then rejects. */
  readonly signal?: AbortSignal;
}

/**
 * Turns one self-contained HTML page into the bytes of a tagged PDF. Two implementations: Electron's own
 * printing (`main/print-service`) and a Chromium found on this computer (`chromium-printer`).
 */
export type PrintToPdf = (html: string, options?: PrintOptions) => Promise<Uint8Array>;
