import type { Channel } from '#bridge/channel';
import type { Service } from '#bridge/contract';
import { serve } from '#bridge/serve';
import type { AttachedPeer } from '#document/peer-exchange';
import type { SignallingServer } from '#host/sync/signalling-server';
import { type Table, tableContract } from '#host/sync/table-contract';
import type { WorkspaceExchange } from '#host/sync/workspace-exchange';
import type { DocumentId } from '#shared/ids';
import { newId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import type { Member } from './sharing-record';

export interface MemberContext {
  readonly exchange: WorkspaceExchange;
  readonly server: SignallingServer;
  topic(id: DocumentId): string;
  /** Every table, this one and the member itself included. */
  tables(): readonly Table[];
  /** Calls back when tables come, go or change their state. */
  onTables(listener: () => void): Unsubscribe;
  /** The member said its table's name. */
  renamed(member: Member, name: string): void;
  /** The member goes for good. */
  left(member: Member): void;
  reportFailure(error: unknown): void;
}

/** Answers one member: its documents, its windows' signalling, who else is there. Ends with the channel. */
export function serveMember(context: MemberContext, channel: Channel, member: Member): void {
  const service: Partial<Service<typeof tableContract>> = {
    meet({ name }, stream) {
      context.renamed(member, name);
      const tell = () => stream.emit({ documents: [...context.exchange.documents()], tables: [...context.tables()] });
      const stops = [context.onTables(tell), context.exchange.onDocuments(tell)];
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
      attached = await context.exchange.attach(documentId, member.id, member.table, {
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
        mayBear: (peerId) => peerId.startsWith(`${member.table}.`),
      });
      stream.onItem(seat.receive);
      stream.onClose(seat.close);
    },
    leave: async () => {
      context.left(member);
      return {};
    },
  };
  serve(channel, [{ contract: tableContract, service }], { id: newId(), access: 'facilitator' }, context.reportFailure);
}
