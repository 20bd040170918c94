import { WebrtcProvider } from 'y-webrtc';
import * as Y from 'yjs';
import type { PublishFrame } from '#bridge/signalling-frame';
import { createWebrtcLink, type SignallingLine } from '#client/documents/peers/webrtc-link';
import { createEmitter } from '#shared/lifecycle';

export type MeshKind = 'product' | 'stock' | 'star';

export interface MeshOptions {
  readonly kind: MeshKind;
  /** The signalling, or for the star the hub itself. */
  readonly server: string;
  readonly topic: string;
  /** This page among those of the room: 0, 1, 2… */
  readonly index: number;
  readonly people: number;
}

export interface MeshOutcome {
  /** From an edit to its reading here, in milliseconds, for every edit of every other page. */
  readonly latencies: readonly number[];
  /** Messages this page sent while it was played. */
  readonly messages: number;
  /** Those of them that carry an edit. */
  readonly edits: number;
  readonly bytes: number;
  readonly text: string;
}

/** One tab of a room, as the bench drives it. */
export interface MeshPage {
  /** Resolves once this tab is linked with every other one, or after 60 s. */
  open(options: MeshOptions): Promise<void>;
  /** One edit a second, at a moment of its own; resolves once this tab holds every edit of everybody. */
  play(seconds: number): Promise<MeshOutcome>;
}

const doc = new Y.Doc();
const edits = doc.getArray<{ readonly by: number; readonly at: number }>('edits');
const counted = { messages: 0, edits: 0, bytes: 0 };
const latencies: number[] = [];
let room: MeshOptions | undefined;

const LINKED_WITHIN_MS = 60_000;
const now = () => performance.timeOrigin + performance.now();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Below everything that is measured: what leaves by data channels. */
const send = RTCDataChannel.prototype.send as (this: RTCDataChannel, bytes: ArrayBufferView | ArrayBuffer) => void;
RTCDataChannel.prototype.send = function (this: RTCDataChannel, message: ArrayBufferView | ArrayBuffer) {
  const bytes =
    message instanceof ArrayBuffer ? new Uint8Array(message) : new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
  // The product's frames begin with a byte that says whether they are the last of their message.
  count(bytes, room?.kind === 'product' ? 1 : 0);
  send.call(this, message);
} as RTCDataChannel['send'];

/** y-protocols' own types: 0 is a message of the document, and 2 in it an update. */
function count(bytes: Uint8Array, at: number): void {
  counted.messages++;
  counted.bytes += bytes.byteLength;
  if (bytes[at] === 0 && bytes[at + 1] === 2) counted.edits++;
}

edits.observe((event, transaction) => {
  if (transaction.local) return;
  for (const { insert } of event.changes.delta) {
    for (const edit of (insert as { at: number }[] | undefined) ?? []) latencies.push(now() - edit.at);
  }
});

const openers: Readonly<Record<MeshKind, (options: MeshOptions) => Promise<() => number>>> = {
  async product({ server, topic, index }) {
    const link = await createWebrtcLink({
      doc,
      clock: { now: () => Date.now() },
      line: lineTo(server),
      topic,
      peerId: `table${index}.1`,
      mayLink: () => true,
    });
    return () => link.peers().filter(({ connected }) => connected).length;
  },
  async stock({ server, topic }) {
    const provider = new WebrtcProvider(topic, doc, {
      signaling: [server],
      maxConns: 1000,
      peerOpts: { config: { iceServers: [] } },
    });
    return () => [...(provider.room?.webrtcConns.values() ?? [])].filter(({ connected }) => connected).length;
  },
  async star({ server, people }) {
    const socket = new WebSocket(server);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('message', ({ data }) => Y.applyUpdate(doc, new Uint8Array(data as ArrayBuffer), 'hub'));
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'hub') return;
      counted.messages++;
      counted.edits++;
      counted.bytes += update.byteLength;
      socket.send(update as Uint8Array<ArrayBuffer>);
    });
    return () => (socket.readyState === WebSocket.OPEN ? people - 1 : 0);
  },
};

function lineTo(address: string): SignallingLine {
  const [opened, published] = [createEmitter<void>(), createEmitter<PublishFrame>()];
  const socket = new WebSocket(address);
  socket.addEventListener('open', () => opened.emit());
  socket.addEventListener('message', ({ data }) => published.emit(JSON.parse(String(data))));
  return {
    send: (request) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(request));
    },
    onOpen: opened.on,
    onPublish: published.on,
    close: () => socket.close(),
  };
}

const page: MeshPage = {
  async open(options) {
    room = options;
    const linked = await openers[options.kind](options);
    const given = performance.now();
    // As it is, y-webrtc may never link two tabs that called each other at once: the room is then played without.
    while (linked() < options.people - 1 && performance.now() - given < LINKED_WITHIN_MS) await pause(20);
  },
  async play(seconds) {
    const { index = 0, people = 0 } = room ?? {};
    const before = { ...counted };
    await pause(Math.random() * 1000);
    for (let edit = 0; edit < seconds; edit++) {
      edits.push([{ by: index, at: now() }]);
      await pause(1000);
    }
    const given = performance.now();
    while (edits.length < people * seconds && performance.now() - given < 20_000) await pause(20);
    return {
      latencies,
      messages: counted.messages - before.messages,
      edits: counted.edits - before.edits,
      bytes: counted.bytes - before.bytes,
      text: JSON.stringify(edits.toArray().map(({ by, at }) => `${by}:${at}`)),
    };
  },
};

declare global {
  interface Window {
    meshPage: MeshPage;
    benchReady: boolean;
  }
}
window.meshPage = page;
window.benchReady = true;
