import type { Awareness } from 'y-protocols/awareness';
import { type Room, WebrtcConn, WebrtcProvider } from 'y-webrtc';
import type * as Y from 'yjs';
import type { PublishFrame, SignallingRequest } from '#bridge/signalling-frame';
import { originKind } from '#document/origin';
import { type AttachedPeer, createPeerExchange, type ExchangeTiming, type PeerExchange } from '#document/sync/peer-exchange';
import type { PeerLink } from '#document/sync/peer-link';
import { applyForeignUpdate } from '#document/updates/foreign-updates';
import type { Clock } from '#shared/clock';
import { newId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import { chunkedConnectionClass } from './chunked-connection';

/**
 * Where the window meets the others to open a connection with each: a line to a signalling server, which may
 * break and come back. `onOpen` is called each time it stands.
 */
export interface SignallingLine {
  send(request: SignallingRequest): void;
  onOpen(listener: () => void): Unsubscribe;
  onPublish(listener: (frame: PublishFrame) => void): Unsubscribe;
  close(): void;
}

interface WebrtcLinkOptions {
  readonly doc: Y.Doc;
  readonly awareness?: Awareness;
  readonly clock: Clock;
  readonly line: SignallingLine;
  /** Where the windows of this document meet: unguessable, and no name of anything. */
  readonly topic: string;
  /** This window's id, `<table>.<random>`. */
  readonly peerId: string;
  /** Whether the windows of a table are to be linked with; those of this computer meet at their host. */
  mayLink(table: string): boolean;
  readonly timing?: Partial<WebrtcTiming> | undefined;
}

/** A link over y-webrtc. */
export interface WebrtcLink extends PeerLink {
  /** Ends the connections with tables that `mayLink` no longer admits. */
  dropStrangers(): void;
}

interface WebrtcTiming extends ExchangeTiming {
  /** A connection that does not stand after this long is torn down, and tried again. */
  readonly connectMs: number;
}

/** A connection that spoke this recently is alive, whatever the other side believes of it. */
const ALIVE_MS = 5000;
const CONNECT_MS = 8000;
const PROBE_MS = 3000;
/** Never a limit: y-webrtc's default splits a group into islands for ever (PITFALLS §2). */
const NO_LIMIT = 1000;

interface Attempt {
  readonly conn: WebrtcConn;
  readonly born: number;
  readonly calls: boolean;
  /** Marks the other side's attempt this one talks to: what belongs to an older attempt is ignored. */
  token: number | undefined;
  attached: AttachedPeer | undefined;
}

interface Mesh {
  readonly options: WebrtcLinkOptions;
  readonly room: Room;
  readonly exchange: PeerExchange;
  readonly attempts: Map<string, Attempt>;
  left: boolean;
}

/** Whether this browser can do WebRTC at all: policies and private modes may forbid it. */
export function hasWebrtc(): boolean {
  return typeof RTCPeerConnection === 'function';
}

/**
 * Links `doc` with the same document in other windows by y-webrtc, wrapped (PITFALLS §3). Of y-webrtc remain
 * the room and its connections (simple-peer); around them: our signalling, data channels that carry any
 * length, updates that are read before they touch the document, no re-broadcast of what came from a peer,
 * comparison every 3 s, and a watchdog that tears down what is silent.
 */
export async function createWebrtcLink(options: WebrtcLinkOptions): Promise<WebrtcLink> {
  const { doc, line } = options;
  const provider = createProvider(options);
  // y-webrtc opens its room behind a promise of its own; nothing may happen before that.
  await provider.key;
  const room = provider.room;
  if (!room) throw new Error('y-webrtc opened no room');
  quietRoom(room);
  const exchange = createExchange(options);
  const mesh: Mesh = { options, room, exchange, attempts: new Map(), left: false };
  const announce = () => {
    line.send({ type: 'subscribe', topics: [options.topic] });
    line.send({ type: 'publish', topic: options.topic, data: { type: 'announce', from: options.peerId } });
  };
  const stopOpen = line.onOpen(announce);
  const stopPublish = line.onPublish((frame) => receive(mesh, frame));
  const watchdog = setInterval(() => {
    tearDownStuck(mesh);
    announce();
  }, options.timing?.probeMs ?? PROBE_MS);
  return {
    peers: exchange.peers,
    onChange: exchange.onChange,
    dropStrangers() {
      for (const peer of [...mesh.attempts.keys()]) if (!options.mayLink(tableOf(peer))) drop(mesh, peer);
    },
    leave() {
      if (mesh.left) return;
      mesh.left = true;
      clearInterval(watchdog);
      stopOpen();
      stopPublish();
      line.send({ type: 'unsubscribe', topics: [options.topic] });
      line.close();
      for (const peer of [...mesh.attempts.keys()]) drop(mesh, peer);
      exchange.close();
      doc.off('destroy', provider.destroy);
      provider.destroy();
    },
  };
}

function createProvider({ doc, awareness }: WebrtcLinkOptions): WebrtcProvider {
  return new WebrtcProvider(newId(), doc, {
    // The room's name is random and this window's alone: y-webrtc's BroadcastChannel, which can't be turned
    // off, then meets nobody. The topic where windows do meet is the signalling's business.
    signaling: [],
    ...(awareness ? { awareness } : {}),
    maxConns: NO_LIMIT,
    filterBcConns: false,
    peerOpts: {
      // No STUN: nothing asks a server outside, and on a local network there is nothing to ask.
      config: { iceServers: [] },
      wrtc: { RTCPeerConnection: chunkedConnectionClass(), RTCSessionDescription, RTCIceCandidate },
    },
  });
}

/** Takes y-webrtc's own broadcasting off: it repeats to everybody what came from anybody. */
function quietRoom(room: Room): void {
  room.doc.off('update', room._docUpdateHandler);
  room.awareness.off('update', room._awarenessUpdateHandler);
  window.removeEventListener('beforeunload', room._beforeUnloadHandler);
}

function createExchange({ doc, awareness, clock, timing }: WebrtcLinkOptions): PeerExchange {
  return createPeerExchange({
    doc,
    ...(awareness ? { awareness } : {}),
    clock,
    path: 'direct',
    mostClients: 1,
    presence: 'own',
    apply(update, origin) {
      applyForeignUpdate(doc, update, origin);
    },
    // One's own edits go to everybody. What a peer or the host brought, the others probably have from them.
    passing: (origin) => (passesAtOnce(origin) ? 'at-once' : 'if-missing'),
    ...(timing ? { timing } : {}),
  });
}

function passesAtOnce(origin: unknown): boolean {
  const kind = originKind(origin);
  return kind !== 'peer' && kind !== 'host' && kind !== 'store';
}

function receive(mesh: Mesh, { topic, data }: PublishFrame): void {
  const { options, attempts } = mesh;
  if (mesh.left || topic !== options.topic || data.from === options.peerId || !options.mayLink(tableOf(data.from))) return;
  const attempt = attempts.get(data.from);
  if (data.type === 'announce') {
    if (!attempt || isStale(attempt, options)) call(mesh, data.from, true);
    return;
  }
  if (data.to !== options.peerId) return;
  const { signal } = data;
  if (!('sdp' in signal)) {
    if (attempt && (attempt.token === undefined || attempt.token === data.token)) attempt.conn.peer.signal(signal);
  } else if (signal.type === 'answer') {
    if (!attempt?.calls || attempt.conn.connected) return;
    attempt.token = data.token;
    attempt.conn.peer.signal(signal);
  } else if (yieldsTo(attempt, options.peerId, data.from)) {
    const answering = call(mesh, data.from, false);
    answering.token = data.token;
    answering.conn.peer.signal(signal);
  }
}

/** Both called at once: the one with the smaller id gives way. A connection that stood is called anew. */
function yieldsTo(attempt: Attempt | undefined, me: string, caller: string): boolean {
  return !attempt?.calls || attempt.conn.connected || me < caller;
}

function isStale({ attached, born }: Attempt, { clock, timing }: WebrtcLinkOptions): boolean {
  const now = clock.now();
  return attached ? now - attached.lastHeard() > ALIVE_MS : now - born > (timing?.connectMs ?? CONNECT_MS);
}

/** Opens a connection to `peer`, in place of the one there may be. */
function call(mesh: Mesh, peer: string, calls: boolean): Attempt {
  drop(mesh, peer);
  const { options, room, attempts } = mesh;
  room.peerId = options.peerId;
  // y-webrtc sends its signals as `{ type: 'publish', topic: room.name, … }`: the topic is put right here.
  const signalling = { send: (frame: PublishFrame) => options.line.send({ ...frame, topic: options.topic }) };
  const conn = new WebrtcConn(signalling as never, calls, peer, room);
  const attempt: Attempt = { conn, born: options.clock.now(), calls, token: undefined, attached: undefined };
  attempts.set(peer, attempt);
  takeOver(mesh, peer, attempt);
  return attempt;
}

/** Replaces y-webrtc's listeners by ours; the one that publishes signals stays. */
function takeOver(mesh: Mesh, peer: string, attempt: Attempt): void {
  const { conn } = attempt;
  for (const event of ['connect', 'data', 'close', 'error']) conn.peer.removeAllListeners(event);
  conn.peer.on('connect', () => {
    if (mesh.left || mesh.attempts.get(peer) !== attempt) return conn.destroy();
    conn.connected = true;
    attempt.attached = mesh.exchange.attach(peer, tableOf(peer), {
      send: (bytes) => sendOver(conn, bytes),
      bufferedBytes: () => conn.peer._channel?.bufferedAmount ?? 0,
      close: () => conn.destroy(),
    });
  });
  conn.peer.on('data', (bytes: Uint8Array) => attempt.attached?.receive(bytes));
  conn.peer.on('error', () => conn.destroy());
  conn.peer.on('close', () => {
    conn.connected = false;
    conn.closed = true;
    attempt.attached?.detach();
    if (mesh.attempts.get(peer) === attempt) mesh.attempts.delete(peer);
  });
}

function sendOver(conn: WebrtcConn, bytes: Uint8Array): void {
  try {
    conn.peer.send(bytes);
  } catch {
    // The channel is closing. What was lost with it is found at the next comparison, over the next connection.
    conn.destroy();
  }
}

function drop(mesh: Mesh, peer: string): void {
  const attempt = mesh.attempts.get(peer);
  if (!attempt) return;
  mesh.attempts.delete(peer);
  attempt.attached?.detach();
  attempt.conn.destroy();
}

function tearDownStuck(mesh: Mesh): void {
  const { clock, timing } = mesh.options;
  for (const [peer, { attached, born }] of [...mesh.attempts]) {
    if (!attached && clock.now() - born > (timing?.connectMs ?? CONNECT_MS)) drop(mesh, peer);
  }
}

/** The computer a window belongs to: its host vouches for this part of the id. */
function tableOf(peerId: string): string {
  return peerId.split('.', 1)[0] ?? peerId;
}
