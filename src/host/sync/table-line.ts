import type { Channel } from '#bridge/channel';
import { connect } from '#bridge/connect';
import type { Client } from '#bridge/contract';
import type { SignallingNews, SignallingRequest } from '#bridge/signalling-frame';
import { splitChannel } from '#bridge/two-way-channel';
import type { Attachment } from '#host/documents/attachments';
import type { AttachedPeer } from '#document/sync/peer-exchange';
import { type TableNews, tableContract } from './table-contract';
import { serveTable, type TableContext } from './table-service';
import type { WorkspaceExchange } from './workspace-exchange';

/** Which end of a line this is: the one that dialled opens the documents. */
export type Side = 'caller' | 'called';

interface TableLineOptions extends TableContext {
  /** The sealed channel, whose other end is `table`. */
  readonly channel: Channel;
  readonly side: Side;
  readonly table: string;
  onTableNews(news: TableNews): void;
  /** The other table goes for good. */
  onTableLeft(): void;
}

/** One standing link with another table: both answer each other, and every document is exchanged. */
export interface TableLine {
  readonly side: Side;
  /** A line to the other table's signalling, for one window. */
  signalling(documentId: string, onNews: (news: SignallingNews) => void, onClose: () => void): SignallingRelay;
  /** An attachment that the other table keeps. Rejects when the link goes meanwhile. */
  attachment(hash: string): Promise<Attachment | undefined>;
  /** Tells the other table that this one goes for good. Resolves even when it can't be told. */
  sayGoodbye(): Promise<void>;
  onClose(listener: () => void): void;
  close(): void;
}

/** The way of this table's windows to the signalling of another one. */
export interface SignallingRelay {
  send(request: SignallingRequest): void;
  close(): void;
}

/** A goodbye nobody answers is given up after this long. */
const GOODBYE_MS = 1000;

type TableClient = Client<typeof tableContract>;

/** Speaks over a channel that is already sealed: the other end is known to be `table`. */
export function openTableLine(options: TableLineOptions): TableLine {
  const { channel, side, table } = options;
  const { asking, answering } = splitChannel(channel, side);
  serveTable(options, answering, table, options.onTableLeft);
  const client = connect(asking).client(tableContract);
  // One of the two opens the documents, so that each is exchanged once.
  const documents = side === 'caller' ? linkDocuments(options.exchange, client, channel, table) : undefined;
  client.meet(
    {},
    {
      onItem(news) {
        options.onTableNews(news);
        documents?.open(news.documents);
      },
      onClose: () => channel.close(),
    },
  );
  return {
    side,
    signalling: (documentId, onNews, onClose) => client.signalling({ documentId }, { onItem: onNews, onClose }),
    attachment: async (hash) => (await client.attachment({ hash })) ?? undefined,
    async sayGoodbye() {
      const late = new Promise((resolve) => setTimeout(resolve, GOODBYE_MS).unref());
      await Promise.race([client.leave({}).catch(() => {}), late]);
    },
    onClose: (listener) => void channel.onClose(listener),
    close: () => channel.close(),
  };
}

/** Links what this host has and what the other one lists, and what either adds later; ends with the channel. */
function linkDocuments(exchange: WorkspaceExchange, client: TableClient, channel: Channel, table: string) {
  const linked = new Map<string, AttachedPeer | undefined>();
  const open = (ids: readonly string[]) => {
    for (const id of ids) {
      if (linked.has(id)) continue;
      linked.set(id, undefined);
      linkDocument(exchange, client, channel, table, id).then(
        (attached) => linked.set(id, attached),
        () => linked.delete(id),
      );
    }
  };
  open(exchange.documents());
  const stop = exchange.onDocuments(() => open(exchange.documents()));
  channel.onClose(() => {
    stop();
    for (const attached of linked.values()) attached?.detach();
  });
  return { open };
}

async function linkDocument(
  exchange: WorkspaceExchange,
  client: TableClient,
  channel: Channel,
  table: string,
  id: string,
): Promise<AttachedPeer> {
  const early: Uint8Array[] = [];
  let attached: AttachedPeer | undefined;
  let gone = false;
  const stream = client.document(
    { documentId: id },
    {
      onItem: (bytes) => (attached ? attached.receive(bytes) : early.push(bytes)),
      onClose() {
        gone = true;
        attached?.detach();
      },
    },
  );
  attached = await exchange.attach(id, table, table, {
    send: (bytes) => stream.send(bytes),
    bufferedBytes: () => channel.bufferedBytes(),
    // An end that is silent for one document is silent for all: the link is dialled again.
    close: () => channel.close(),
  });
  // The link fell while the document was being opened.
  if (gone) attached.detach();
  for (const bytes of early) attached.receive(bytes);
  return attached;
}
