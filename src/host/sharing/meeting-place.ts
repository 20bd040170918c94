import { createHmac } from 'node:crypto';
import type { HostStream } from '#bridge/contract';
import type { Meeting } from '#bridge/sharing-contract';
import type { SignallingNews, SignallingRequest } from '#bridge/signalling-frame';
import type { SignallingRelay } from '#host/sync/table-line';
import type { SignallingServer } from '#host/sync/signalling-server';
import type { DocumentId } from '#shared/ids';
import { READABLE_ALPHABET } from '#shared/ids';

/** Where the windows of a document meet: 130 bits that nobody outside can guess, and that name nothing. */
export function meetingTopic(secret: Uint8Array, id: DocumentId): string {
  const bytes = createHmac('sha256', secret).update(`topic ${id}`).digest().subarray(0, 26);
  return Array.from(bytes, (byte) => READABLE_ALPHABET[byte & 31]).join('');
}

/** What the line of one window needs to know of the sharing it belongs to. */
interface MeetingContext {
  readonly server: SignallingServer;
  /** This computer's id among the tables; its windows' ids start with it. */
  table(): string;
  topic(id: DocumentId): string;
  /** The tables whose windows may be linked with. */
  tables(): readonly string[];
  isShared(): boolean;
  /** The table whose signalling the windows of all tables agreed to meet at; it may be this one. */
  meetsAt(): string;
  /** A line to the signalling of another table, while there is a link to it. */
  relayTo(table: string, id: DocumentId, onNews: (news: SignallingNews) => void, onClose: () => void): SignallingRelay | undefined;
}

type WindowStream = HostStream<Meeting, SignallingRequest>;

/** One window's line, for as long as its stream is open. */
export interface WindowLine {
  /** Tells the window again where to meet and whom: sharing began, ended, or somebody came or went. */
  refresh(): void;
}

/** Seats a window at this host's signalling, and at that of the table where all meet. */
export function seatWindow(context: MeetingContext, id: DocumentId, stream: WindowStream): WindowLine {
  const forward = (news: SignallingNews) => {
    if (news.type === 'publish') stream.emit(news);
  };
  const seat = context.server.connect({
    send: forward,
    close: (error) => stream.close(error),
    mayMeetAt: (topic) => context.isShared() && topic === context.topic(id),
    mayBear: (peerId) => peerId.startsWith(`${context.table()}.`),
  });
  const relay = createRelay(context, id, forward);
  stream.onItem((request) => {
    seat.receive(request);
    relay.send(request);
  });
  stream.onClose(() => {
    seat.close();
    relay.close();
  });
  let told = '';
  const refresh = () => {
    relay.follow();
    const news: Meeting = context.isShared()
      ? { type: 'place', topic: context.topic(id), table: context.table(), at: context.meetsAt(), tables: [...context.tables()] }
      : { type: 'nowhere' };
    const text = JSON.stringify(news);
    if (text === told) return;
    told = text;
    stream.emit(news);
  };
  refresh();
  return { refresh };
}

/** The line to the signalling where all meet; it moves when they agree on another table. */
function createRelay(context: MeetingContext, id: DocumentId, forward: (news: SignallingNews) => void) {
  let open: { readonly at: string; readonly relay: SignallingRelay } | undefined;
  const close = () => {
    open?.relay.close();
    open = undefined;
  };
  const follow = () => {
    if (open && open.at !== context.meetsAt()) close();
  };
  return {
    follow,
    close,
    send(request: SignallingRequest) {
      follow();
      const at = context.meetsAt();
      if (!open && at !== context.table()) {
        const relay = context.relayTo(at, id, forward, () => {
          if (open?.relay === relay) open = undefined;
        });
        if (relay) open = { at, relay };
      }
      open?.relay.send(request);
    },
  };
}
