import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PublishFrame } from '#bridge/signalling-frame';
import { createWebrtcLink, type SignallingLine } from '#client/documents/peers/webrtc-link';
import type { PeerLink, PeerState } from '#document/sync/peer-link';
import { createEmitter } from '#shared/lifecycle';

/** What the peer-link suite drives in a page: one replica, linked by y-webrtc. */
export interface PeerPage {
  open(options: { signalling: string; topic: string; peerId: string }): Promise<void>;
  write(text: string): void;
  writeMany(times: number, length: number): void;
  erase(length: number): void;
  text(): string;
  states(): readonly PeerState[];
  sendRaw(frames: readonly number[][]): void;
  leave(): void;
  /** While cut, whatever a data channel carries is lost on the way, and nobody is told. */
  setCut(cut: boolean): void;
  openConnections(): number;
}

const connections = new Set<RTCPeerConnection>();
const channels = new Set<RTCDataChannel>();
const Native = window.RTCPeerConnection;
// Counts what the browser really holds open, below everything the product wraps.
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
  }

  override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
    const channel = super.createDataChannel(label, options);
    channels.add(channel);
    return channel;
  }

  override set ondatachannel(listener: ((this: RTCPeerConnection, event: RTCDataChannelEvent) => void) | null) {
    super.ondatachannel =
      listener &&
      ((event) => {
        channels.add(event.channel);
        listener.call(this, event);
      });
  }
};

const network = { cut: false };
const send = RTCDataChannel.prototype.send as (this: RTCDataChannel, bytes: unknown) => void;
RTCDataChannel.prototype.send = function (this: RTCDataChannel, bytes: unknown) {
  if (!network.cut) send.call(this, bytes);
} as RTCDataChannel['send'];
const onmessage = Object.getOwnPropertyDescriptor(RTCDataChannel.prototype, 'onmessage');
Object.defineProperty(RTCDataChannel.prototype, 'onmessage', {
  get(this: RTCDataChannel) {
    return onmessage?.get?.call(this);
  },
  set(this: RTCDataChannel, listener: ((event: MessageEvent) => void) | null) {
    onmessage?.set?.call(this, listener && ((event: MessageEvent) => void (network.cut || listener.call(this, event))));
  },
});

const doc = new Y.Doc();
const awareness = new Awareness(doc);
const text = doc.getText('text');
let link: PeerLink | undefined;

/** A line over a plain WebSocket that comes back by itself, as the product's own does over the bridge. */
function createLine(address: string): SignallingLine {
  const opened = createEmitter<void>();
  const published = createEmitter<PublishFrame>();
  let socket: WebSocket | undefined;
  let closed = false;
  const dial = () => {
    if (closed) return;
    socket = new WebSocket(address);
    socket.addEventListener('open', () => opened.emit());
    socket.addEventListener('message', ({ data }) => published.emit(JSON.parse(String(data))));
    socket.addEventListener('close', () => setTimeout(dial, 500));
  };
  dial();
  return {
    send: (request) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(request));
    },
    onOpen: opened.on,
    onPublish: published.on,
    close() {
      closed = true;
      socket?.close();
    },
  };
}

const page: PeerPage = {
  async open({ signalling, topic, peerId }) {
    link = await createWebrtcLink({
      doc,
      awareness,
      clock: { now: () => Date.now() },
      line: createLine(signalling),
      topic,
      peerId,
      mayLink: () => true,
    });
  },
  write: (words) => text.insert(text.length, words),
  writeMany(times, length) {
    for (let index = 0; index < times; index++) text.insert(text.length, String(index % 10).repeat(length));
  },
  erase: (length) => text.delete(0, length),
  text: () => text.toString(),
  states: () => link?.peers() ?? [],
  sendRaw(frames) {
    for (const channel of channels) {
      if (channel.readyState === 'open') for (const frame of frames) channel.send(new Uint8Array([1, ...frame]));
    }
  },
  leave: () => link?.leave(),
  setCut: (cut) => {
    network.cut = cut;
  },
  openConnections: () => [...connections].filter(({ connectionState }) => connectionState !== 'closed').length,
};

declare global {
  interface Window {
    peerPage: PeerPage;
  }
}
window.peerPage = page;
