import type { ComponentType } from 'react';

/** What other features lend to the text, passed in by the assembly list: this one knows none of them. */
export interface DiagnosticSlots {
  /** The actor map, drawn small and live inside a text. */
  readonly actorMap?: ComponentType;
}
