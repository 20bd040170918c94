import type { Channel } from '#bridge/channel';
import type { FrameLimit } from '#host/documents/frame-limit';

/** The channel, until more comes than any page of ours sends: it then ends. What a page says anew is nothing lost. */
export function boundedChannel(channel: Channel, limit: FrameLimit): Channel {
  return {
    ...channel,
    onMessage: (listener) =>
      channel.onMessage((bytes) => {
        if (limit.take(bytes.byteLength)) listener(bytes);
        else channel.close();
      }),
  };
}
