/**
 * An `RTCPeerConnection` whose data channels carry messages of any length: a message above 256 KiB throws in
 * Chromium, and y-webrtc swallows the error (PITFALLS §1). Each message travels as frames of 60 KB with one
 * leading byte that says whether it is the last. Given to simple-peer as its `wrtc`.
 */
const FRAME_BYTES = 60 * 1024;
/** Frames wait here while the browser's own buffer holds this much: it closes the channel when it is full. */
const HIGH_WATER_BYTES = 4 * 1024 * 1024;
/** A message that grows beyond this is an attack: the channel is closed. */
const MOST_MESSAGE_BYTES = 64 * 1024 * 1024;
const LAST = 1;
const MORE = 0;

/** What simple-peer uses of a data channel. */
interface ChunkedChannel {
  readonly label: string;
  readonly readyState: RTCDataChannelState;
  /** Bytes accepted and not yet on the wire, those that wait here included. */
  readonly bufferedAmount: number;
  binaryType: BinaryType;
  bufferedAmountLowThreshold: number;
  onopen: ((event: Event) => void) | null;
  onclose: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null;
  onbufferedamountlow: (() => void) | null;
  send(message: ArrayBuffer | Uint8Array): void;
  close(): void;
}

/** Wraps a browser's data channel; both ends of a connection must do so. */
function chunkChannel(channel: RTCDataChannel): ChunkedChannel {
  const queue: Uint8Array<ArrayBuffer>[] = [];
  let queued = 0;
  const pump = () => {
    while (channel.readyState === 'open' && channel.bufferedAmount < HIGH_WATER_BYTES) {
      const frame = queue.shift();
      if (!frame) return;
      queued -= frame.byteLength;
      channel.send(frame);
    }
  };
  const assemble = createAssembler(() => channel.close());
  const chunked: ChunkedChannel = {
    label: channel.label,
    get readyState() {
      return channel.readyState;
    },
    get bufferedAmount() {
      return channel.bufferedAmount + queued;
    },
    binaryType: 'arraybuffer',
    bufferedAmountLowThreshold: 0,
    onopen: null,
    onclose: null,
    onerror: null,
    onmessage: null,
    onbufferedamountlow: null,
    send(message) {
      for (const frame of framesOf(message instanceof Uint8Array ? message : new Uint8Array(message))) {
        queued += frame.byteLength;
        queue.push(frame);
      }
      pump();
    },
    close: () => channel.close(),
  };
  listen(channel, chunked, pump, assemble);
  return chunked;
}

function listen(
  channel: RTCDataChannel,
  chunked: ChunkedChannel,
  pump: () => void,
  assemble: (frame: Uint8Array<ArrayBuffer>) => ArrayBuffer | undefined,
): void {
  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = HIGH_WATER_BYTES / 2;
  channel.onbufferedamountlow = () => {
    pump();
    chunked.onbufferedamountlow?.();
  };
  channel.onopen = (event) => {
    chunked.onopen?.(event);
    pump();
  };
  channel.onclose = (event) => chunked.onclose?.(event);
  channel.onerror = (event) => chunked.onerror?.(event);
  channel.onmessage = ({ data }) => {
    const message = data instanceof ArrayBuffer ? assemble(new Uint8Array(data)) : undefined;
    if (message) chunked.onmessage?.({ data: message });
  };
}

function* framesOf(message: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  for (let offset = 0; offset === 0 || offset < message.length; offset += FRAME_BYTES) {
    const part = message.subarray(offset, offset + FRAME_BYTES);
    const frame = new Uint8Array(part.length + 1);
    frame[0] = offset + FRAME_BYTES >= message.length ? LAST : MORE;
    frame.set(part, 1);
    yield frame;
  }
}

function createAssembler(giveUp: () => void): (frame: Uint8Array<ArrayBuffer>) => ArrayBuffer | undefined {
  let parts: Uint8Array[] = [];
  let size = 0;
  return (frame) => {
    size += frame.length;
    if (size > MOST_MESSAGE_BYTES) {
      giveUp();
      return undefined;
    }
    parts.push(frame.subarray(1));
    if (frame[0] !== LAST) return undefined;
    const message = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let offset = 0;
    for (const part of parts) {
      message.set(part, offset);
      offset += part.length;
    }
    parts = [];
    size = 0;
    return message.buffer;
  };
}

/** The connection class itself, made where it is used: a phone's browser may have no WebRTC at all. */
export function chunkedConnectionClass(): typeof RTCPeerConnection {
  return class ChunkedConnection extends RTCPeerConnection {
    override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
      return asDataChannel(chunkChannel(super.createDataChannel(label, options)));
    }

    override set ondatachannel(listener: ((this: RTCPeerConnection, event: RTCDataChannelEvent) => void) | null) {
      // simple-peer reads nothing but `channel` of this event.
      super.ondatachannel =
        listener && ((event) => listener.call(this, { channel: asDataChannel(chunkChannel(event.channel)) } as RTCDataChannelEvent));
    }

    override get ondatachannel() {
      return super.ondatachannel;
    }
  };
}

/** simple-peer takes it for one: it uses what `ChunkedChannel` lists. */
function asDataChannel(channel: ChunkedChannel): RTCDataChannel {
  return channel as unknown as RTCDataChannel;
}
