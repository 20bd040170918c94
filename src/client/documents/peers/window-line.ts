import type { ClientStream } from '#bridge/contract';
import { type Meeting, sharingContract } from '#bridge/sharing-contract';
import type { PublishFrame, SignallingRequest } from '#bridge/signalling-frame';
import type { HostConnection } from '#client/documents/host-connection';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';

/** Where the windows of a document meet, and whose signalling they use. */
export type MeetingPlace = Meeting & { readonly type: 'place' };

/** One document's line to this computer's host, which relays to the windows of the other tables. */
export interface WindowLine {
  send(request: SignallingRequest): void;
  onPublish(listener: (frame: PublishFrame) => void): Unsubscribe;
  /** Where to meet now: told each time the line stands again or the place changes; undefined for nowhere. */
  onPlace(listener: (place: MeetingPlace | undefined) => void): Unsubscribe;
  close(): void;
}

/**
 * Keeps the line open. When the host is gone it says nothing: the links that stand go on without it, and
 * whoever comes back is told the place again.
 */
export function openWindowLine(connection: HostConnection, workspaceId: string, documentId: string): WindowLine {
  const published = createEmitter<PublishFrame>();
  const places = createEmitter<MeetingPlace | undefined>();
  let stream: ClientStream<SignallingRequest> | undefined;
  const open = () => {
    stream?.close();
    const opened = connection.client(sharingContract).windows(
      { workspaceId, documentId },
      {
        onItem(news) {
          if (news.type === 'publish') published.emit(news);
          else places.emit(news.type === 'place' ? news : undefined);
        },
        onClose() {
          if (stream === opened) stream = undefined;
        },
      },
    );
    stream = opened;
  };
  const stop = connection.onOpen(open);
  return {
    send: (request) => stream?.send(request),
    onPublish: published.on,
    onPlace: places.on,
    close() {
      stop();
      stream?.close();
      stream = undefined;
      published.clear();
      places.clear();
    },
  };
}
