import type { Channel } from '#bridge/channel';
import { connect } from '#bridge/connect';
import type { Client } from '#bridge/contract';
import type { SignallingNews, SignallingRequest } from '#bridge/signalling-frame';
import type { AttachedPeer } from '#document/peer-exchange';
import { type AppError, toAppError } from '#shared/app-error';
import { type Table, tableContract } from './table-contract';
import type { WorkspaceExchange } from './workspace-exchange';

export interface TableLinkOptions {
  /** Opens the sealed channel to the other table as a member; called again after each loss. */
  open(): Promise<Channel>;
  readonly exchange: WorkspaceExchange;
  readonly hostTable: string;
  /** This table's name, as the others show it. */
  name(): string;
  onNews(news: { readonly tables: readonly Table[] }): void;
  onState(state: LinkState): void;
  /** The other end said that this table is no longer a member. */
  onRefused(error: AppError): void;
}

export type LinkState = 'connecting' | 'linked' | 'lost';

/** A member's link to the table that shares, kept up until `close`. */
export interface TableLink {
  state(): LinkState;
  /** A line to the other table's signalling, for one window; undefined while there is no link. */
  signalling(documentId: string, onNews: (news: SignallingNews) => void, onClose: () => void): SignallingRelay | undefined;
  /** Tells the other table that this one goes for good. Resolves even when it can't be told. */
  sayGoodbye(): Promise<void>;
  close(): void;
}

export interface SignallingRelay {
  send(request: SignallingRequest): void;
  close(): void;
}

const FIRST_DELAY_MS = 300;
const LONGEST_DELAY_MS = 1500;

interface Linked {
  readonly channel: Channel;
  readonly table: Client<typeof tableContract>;
}

/** Dials, links every document, and dials again with a growing delay whenever the link breaks. */
export function createTableLink(options: TableLinkOptions): TableLink {
  let linked: Linked | undefined;
  const redial = createRedial(options, (channel, lost) => {
    linked = { channel, table: connect(channel).client(tableContract) };
    const stop = linkDocuments(options, linked);
    channel.onClose(() => {
      linked = undefined;
      stop();
      lost();
    });
  });
  return {
    state: redial.state,
    signalling: (documentId, onNews, onClose) => linked?.table.signalling({ documentId }, { onItem: onNews, onClose }),
    async sayGoodbye() {
      await linked?.table.leave({}).catch(() => {});
    },
    close() {
      redial.stop();
      linked?.channel.close();
    },
  };
}

/** Opens a channel, again after each loss, until `stop` or until the other end refuses for good. */
function createRedial(options: TableLinkOptions, onOpen: (channel: Channel, lost: () => void) => void) {
  let state: LinkState = 'connecting';
  let stopped = false;
  let delay = FIRST_DELAY_MS;
  let timer: NodeJS.Timeout | undefined;
  const turn = (next: LinkState) => {
    state = next;
    if (!stopped) options.onState(next);
  };
  const again = () => {
    if (stopped) return;
    turn('lost');
    // A little chance, so that five tables don't all knock at the same moment after a power cut.
    timer = setTimeout(attempt, delay * (0.75 + Math.random() / 2));
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  };
  const failed = (error: unknown) => {
    const failure = toAppError(error);
    if (failure.code === 'forbidden' && !stopped) options.onRefused(failure);
    else again();
  };
  const opened = (channel: Channel) => {
    if (stopped) {
      channel.close();
      return;
    }
    delay = FIRST_DELAY_MS;
    onOpen(channel, again);
    turn('linked');
  };
  const attempt = () => {
    options.open().then(opened, failed);
  };
  attempt();
  return {
    state: () => state,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Links what this host has and what the other one lists, and what either adds later. */
function linkDocuments(options: TableLinkOptions, link: Linked): () => void {
  const { exchange } = options;
  const open = new Map<string, AttachedPeer | undefined>();
  const linkAll = (ids: readonly string[]) => {
    for (const id of ids) {
      if (open.has(id)) continue;
      open.set(id, undefined);
      linkDocument(options, link, id).then(
        (attached) => open.set(id, attached),
        () => open.delete(id),
      );
    }
  };
  link.table.meet(
    { name: options.name() },
    {
      onItem(news) {
        options.onNews(news);
        linkAll(news.documents);
      },
      onClose: () => link.channel.close(),
    },
  );
  linkAll(exchange.documents());
  const stop = exchange.onDocuments(() => linkAll(exchange.documents()));
  return () => {
    stop();
    for (const attached of open.values()) attached?.detach();
  };
}

async function linkDocument({ exchange, hostTable }: TableLinkOptions, { channel, table }: Linked, id: string): Promise<AttachedPeer> {
  const early: Uint8Array[] = [];
  let attached: AttachedPeer | undefined;
  const stream = table.document(
    { documentId: id },
    {
      onItem: (bytes) => (attached ? attached.receive(bytes) : early.push(bytes)),
      onClose: () => attached?.detach(),
    },
  );
  const pipe = {
    send: (bytes: Uint8Array) => stream.send(bytes),
    bufferedBytes: () => channel.bufferedBytes(),
    // An end that is silent for one document is silent for all: the link is dialled again.
    close: () => channel.close(),
  };
  attached = await exchange.attach(id, hostTable, hostTable, pipe);
  for (const bytes of early) attached.receive(bytes);
  return attached;
}
