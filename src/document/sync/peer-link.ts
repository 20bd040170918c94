import type { Unsubscribe } from '#shared/lifecycle';

/** How bytes travel to another table: window to window, or through the computers' hosts. */
export type PeerPath = 'direct' | 'relay';

/** What is known of one other end of a document, from what it acknowledged. */
export interface PeerState {
  /** The connection's own id. */
  readonly id: string;
  /** The computer (host) behind it; one table may have several windows. */
  readonly table: string;
  readonly path: PeerPath;
  readonly connected: boolean;
  /** True when the other end said that it holds exactly what this one holds. */
  readonly equal: boolean;
  /** When something of it last arrived here, in milliseconds since 1970; undefined before the first time. */
  readonly lastExchange: number | undefined;
  /** Additions made or received here that it has not acknowledged. */
  readonly pending: number;
  /** Messages of it that were refused as garbage. */
  readonly refused: number;
}

/**
 * The link of one document with its other replicas. What it promises (test/suites/peer-link-suite.ts):
 * edits flow both ways; who comes late gets everything; after a cut, whatever its length, both sides meet
 * again from what each holds; garbage changes nothing; after `leave` nothing goes out and nothing comes in.
 */
export interface PeerLink {
  peers(): readonly PeerState[];
  onChange(listener: () => void): Unsubscribe;
  /** Leaves for good. Calling it twice is harmless. */
  leave(): void;
}

/** One way to one other end, as a transport hands it over; ordered, reliable while it lasts. */
export interface BytePipe {
  send(bytes: Uint8Array): void;
  /** Bytes accepted and not yet on the wire. */
  bufferedBytes(): number;
  /** Gives up the connection: silent, or hostile. */
  close(): void;
}
