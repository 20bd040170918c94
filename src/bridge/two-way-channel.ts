import type { Unsubscribe } from '#shared/lifecycle';
import type { Channel } from './channel';
import { createInbox } from './transports/inbox';

/** Both directions of asking over one channel. */
interface TwoWay {
  /** On which this end asks, and the other answers. */
  readonly asking: Channel;
  /** On which this end answers what the other asks. */
  readonly answering: Channel;
}

/** The first byte of a message says who asks: the end that called, or the one that was called. */
const BY_CALLER = 0;
const BY_CALLED = 1;

/** Makes two channels of one, so that both ends may ask; closing either of them closes the one below. */
export function splitChannel(channel: Channel, side: 'caller' | 'called'): TwoWay {
  const lanes = [createLane(channel, BY_CALLER), createLane(channel, BY_CALLED)] as const;
  channel.onMessage((bytes) => {
    const lane = lanes[bytes[0] ?? 2];
    // What belongs to neither was not sealed by an honest end.
    if (lane) lane.deliver(bytes.subarray(1));
    else channel.close();
  });
  channel.onClose(() => {
    for (const lane of lanes) lane.end();
  });
  const [byCaller, byCalled] = lanes;
  return side === 'caller'
    ? { asking: byCaller.channel, answering: byCalled.channel }
    : { asking: byCalled.channel, answering: byCaller.channel };
}

interface Lane {
  readonly channel: Channel;
  deliver(bytes: Uint8Array): void;
  end(): void;
}

function createLane(below: Channel, mark: number): Lane {
  const inbox = createInbox();
  return {
    deliver: inbox.deliver,
    end: inbox.close,
    channel: {
      send(bytes) {
        const marked = new Uint8Array(bytes.byteLength + 1);
        marked[0] = mark;
        marked.set(bytes, 1);
        below.send(marked);
      },
      onMessage: (listener): Unsubscribe => inbox.onMessage(listener),
      onClose: (listener): Unsubscribe => inbox.onClose(listener),
      close: () => below.close(),
      bufferedBytes: () => below.bufferedBytes(),
    },
  };
}
