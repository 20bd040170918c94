import type { PeerState } from '#document/sync/peer-link';

/** A replica as the peer-link suite drives it, wherever it runs (this process, another one, a page). */
export interface TestPeer {
  /** Adds text at the end. */
  write(text: string): Promise<void>;
  /** Removes the first `length` characters. */
  erase(length: number): Promise<void>;
  text(): Promise<string>;
  states(): Promise<readonly PeerState[]>;
  /** Sends bytes as they are to every other end, in the place of an honest frame. */
  sendRaw(frames: readonly Uint8Array[]): Promise<void>;
  leave(): Promise<void>;
}

/** Replicas of one document, linked by one implementation of `PeerLink`. */
export interface PeerWorld {
  /** One more replica, empty, linked with those that are there; `table` names its computer. */
  join(table: string): Promise<TestPeer>;
  /** Nothing passes between any two replicas until `restore`; nobody is told. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  /** Connections still open anywhere: none may remain of those who left. */
  openConnections(): Promise<number>;
  stop(): Promise<void>;
}
