import type { Channel } from '#bridge/channel';
import type { Service } from '#bridge/contract';
import { serve } from '#bridge/serve';
import { MAX_UPDATE_BYTES } from '#document/updates/parse-update';
import type { Attachment } from '#host/documents/attachments';
import type { AttachedPeer } from '#document/sync/peer-exchange';
import type { SignallingServer } from '#host/sync/signalling-server';
import { type TableNews, tableContract } from '#host/sync/table-contract';
import type { WorkspaceExchange } from '#host/sync/workspace-exchange';
import type { DocumentId } from '#shared/ids';
import { newId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';

/** What fits in one message between tables. */
const MOST_ATTACHMENT_BYTES = MAX_UPDATE_BYTES;

/** What another table is answered from. */
export interface TableContext {
  readonly exchange: WorkspaceExchange;
  readonly server: SignallingServer;
  topic(id: DocumentId): string;
  /** An attachment kept on this computer. */
  attachment(hash: string): Promise<Attachment | undefined>;
  /** What this table says of itself and of the others. */
  news(): Omit<TableNews, 'documents'>;
  /** Calls back when there may be something new to say. */
  onNews(listener: () => void): Unsubscribe;
  reportFailure(error: unknown): void;
}

/** Answers another table: its documents, its windows' signalling, who else is there. Ends with the channel. */
export function serveTable(context: TableContext, channel: Channel, table: string, onLeave: () => void): void {
  const service: Partial<Service<typeof tableContract>> = {
    meet(_, stream) {
      let told = '';
      const tell = () => {
        const news = { ...context.news(), documents: [...context.exchange.documents()] };
        const text = JSON.stringify(news);
        if (text === told) return;
        told = text;
        stream.emit(news);
      };
      const stops = [context.onNews(tell), context.exchange.onDocuments(tell)];
      stream.onClose(() => {
        for (const stop of stops) stop();
      });
      tell();
    },
    async document({ documentId }, stream) {
      let attached: AttachedPeer | undefined;
      const early: Uint8Array[] = [];
      stream.onItem((bytes) => (attached ? attached.receive(bytes) : early.push(bytes)));
      stream.onClose(() => attached?.detach());
      attached = await context.exchange.attach(documentId, table, table, {
        send: (bytes) => stream.emit(bytes),
        bufferedBytes: () => stream.bufferedBytes(),
        close: () => channel.close(),
      });
      for (const bytes of early) attached.receive(bytes);
    },
    signalling({ documentId }, stream) {
      const seat = context.server.connect({
        send: (news) => stream.emit(news),
        close: (error) => stream.close(error),
        mayMeetAt: (topic) => topic === context.topic(documentId),
        mayBear: (peerId) => peerId.startsWith(`${table}.`),
      });
      stream.onItem(seat.receive);
      stream.onClose(seat.close);
    },
    async attachment({ hash }) {
      const kept = await context.attachment(hash);
      return kept && kept.bytes.byteLength <= MOST_ATTACHMENT_BYTES ? kept : null;
    },
    leave: async () => {
      onLeave();
      return {};
    },
  };
  serve(channel, [{ contract: tableContract, service }], { id: newId(), access: 'facilitator' }, context.reportFailure);
}
