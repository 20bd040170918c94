import type { Channel } from '#bridge/channel';
import { documentsContract } from '#bridge/documents-contract';
import { serve } from '#bridge/serve';
import { createMemoryChannelPair } from '#bridge/transports/memory-channel';
import { createHostConnection } from '#client/documents/host-connection';
import { type OpenDocument, openDocument } from '#client/documents/open-document';
import { type ClientRights, linkClient } from '#host/documents/client-link';
import { createDocumentHub, type DocumentHub, type HubTiming } from '#host/documents/document-hub';
import type { DocumentStore } from '#host/storage/document-store';
import { createMemoryDocumentStore } from '#host/storage/memory-document-store';
import { AppError } from '#shared/app-error';
import { stopAtEnd } from '../teardown';

/** A host with a real hub, and windows on it over memory channels that a test can cut, count and clog. */
export interface HubWorld {
  readonly store: DocumentStore;
  readonly hub: DocumentHub;
  openWindow(id?: string): HubWindow;
  /** Every connection falls, and none can be made. */
  cut(): void;
  restore(): void;
  /** The host starts anew on what it had stored. */
  restart(): Promise<void>;
}

export interface HubWindow extends OpenDocument {
  /** What crossed this window's connections so far. */
  readonly traffic: { bytesDown: number; bytesUp: number; messagesDown: number };
  /** What the host believes to be waiting on the way to this window: it is told, nothing is held back. */
  clog(bytes: number): void;
  cut(): void;
  close(): void;
}

interface HubWorldOptions {
  readonly store?: DocumentStore;
  readonly rights?: ClientRights;
  readonly timing?: HubTiming;
}

export function startHubWorld(options: HubWorldOptions = {}): HubWorld {
  const store = options.store ?? createMemoryDocumentStore();
  const openHub = () => createDocumentHub(store, [], { idleMs: 0, ...options.timing });
  let hub = openHub();
  const channels = new Set<Channel>();
  let isUp = true;
  const service = {
    open: async ({ documentId }: { documentId: string }, stream: Parameters<typeof linkClient>[1]) => {
      const held = await hub.hold(documentId);
      stream.onClose(held.release);
      linkClient(held.live, stream, options.rights);
    },
  };
  const openChannel = async (traffic: HubWindow['traffic'], clogged: { bytes: number }, mine: Set<Channel>) => {
    if (!isUp) throw new AppError('host-unreachable', 'down');
    const [hostEnd, clientEnd] = createMemoryChannelPair();
    const counted = countBytes(hostEnd, traffic, clogged);
    for (const set of [channels, mine]) {
      set.add(hostEnd);
      hostEnd.onClose(() => set.delete(hostEnd));
    }
    serve(counted, [{ contract: documentsContract, service }], { id: `session-${Math.random()}`, access: 'facilitator' }, () => {});
    return clientEnd;
  };
  const cut = () => {
    isUp = false;
    for (const channel of [...channels]) channel.close();
  };
  stopAtEnd(() => hub.close());
  return {
    store,
    get hub() {
      return hub;
    },
    cut,
    restore: () => {
      isUp = true;
    },
    async restart() {
      cut();
      await hub.close();
      hub = openHub();
      isUp = true;
    },
    openWindow(id = 'core') {
      const traffic = { bytesDown: 0, bytesUp: 0, messagesDown: 0 };
      const [clogged, mine] = [{ bytes: 0 }, new Set<Channel>()];
      const connection = createHostConnection(() => openChannel(traffic, clogged, mine));
      const document = openDocument(connection, 'w', id, []);
      let isOpen = true;
      const close = () => {
        if (isOpen) document.close();
        connection.close();
        isOpen = false;
      };
      stopAtEnd(close);
      return {
        ...document,
        traffic,
        clog: (bytes) => {
          clogged.bytes = bytes;
        },
        cut: () => {
          for (const channel of [...mine]) channel.close();
        },
        close,
      };
    },
  };
}

function countBytes(channel: Channel, traffic: HubWindow['traffic'], clogged: { readonly bytes: number }): Channel {
  return {
    ...channel,
    send(bytes) {
      traffic.bytesDown += bytes.byteLength;
      traffic.messagesDown++;
      channel.send(bytes);
    },
    onMessage: (listener) =>
      channel.onMessage((bytes) => {
        traffic.bytesUp += bytes.byteLength;
        listener(bytes);
      }),
    bufferedBytes: () => clogged.bytes,
  };
}

/** Waits for a condition, for as long as a machine that does much else at once may take. */
export async function eventually(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
