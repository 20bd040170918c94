import type { RecordId } from '#shared/ids';

/** A passage of a source: a block of it and the words in it. */
export interface Passage {
  readonly block: number;
  readonly quote: string;
}

/** What the panel of sources, and its parts, are given. */
export interface SourcesPanelProps {
  /** Cites a source, or a passage of it, where the person was writing. Without it, passages can be copied. */
  readonly onCite?: ((sourceId: RecordId, passage?: Passage) => void) | undefined;
  /** The source shown, where an address decides; else the panel remembers it. */
  readonly openId?: RecordId | undefined;
  readonly onOpen?: ((id: RecordId | undefined) => void) | undefined;
  /** Shown and brought into view: where a citation comes from. */
  readonly passage?: Passage | undefined;
  /** 1 where the panel is the whole screen: then files may be dropped anywhere on it. */
  readonly headingLevel?: 1 | 2;
  readonly wholePage?: boolean;
}
