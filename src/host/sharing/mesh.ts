import type { Channel } from '#bridge/channel';
import { callHandshake } from '#bridge/handshake';
import { createNeighbour } from '#host/sync/neighbour';
import type { TableNews } from '#host/sync/table-contract';
import { dialTable, type DialledTable, formatTableAddress } from '#host/sync/table-dialer';
import { openTableLine, type Side, type TableLine } from '#host/sync/table-line';
import { AppError } from '#shared/app-error';
import { firstToSucceed } from '#shared/first-to-succeed';
import { linkSecret } from './link-secrets';
import { callerName } from './reception';
import { addressesOf, learnTables } from './roster';
import { announceChange, keep, linkedTables, type SharingParts, topicOf } from './sharing-parts';
import { fromHex } from './sharing-record';

/** What happens in the mesh that changes who is in it. */
interface MeshEvents {
  /** Somebody handed over a sealed notice, which may be for this table. */
  onNotice(sealed: Uint8Array): void;
  /** Another table goes for good. */
  onLeft(table: string): void;
  /** Tables were heard of that nobody had named yet. */
  onNewTables(): void;
  /** A call went out by this address of this computer. */
  onWayOut(localAddress: string): void;
}

/** This table's links with every other one; each pair of tables has one. */
export interface Mesh {
  /** Links with the tables of the record, and lets go of any other. */
  refresh(): void;
  /** Takes the channel of a table that called and proved who it is. */
  accept(table: string, channel: Channel): void;
  /** Calls now whoever is not linked: it may just have come back. */
  hurry(table: string): void;
  /** Ends the links, but for one table's, and links again. */
  renew(except?: string): void;
  /** Tells everybody that this table goes for good. */
  sayGoodbye(): Promise<void>;
  close(): void;
}

/** A second address is tried as well when the first has not answered after this long. */
const NEXT_ADDRESS_MS = 800;

/** Linked with nobody yet. Neighbours are kept in `parts`, where the rest of sharing reads them. */
export function createMesh(parts: SharingParts, events: MeshEvents): Mesh {
  const { neighbours, heard } = parts;
  const drop = (table: string) => {
    neighbours.get(table)?.close();
    neighbours.delete(table);
    heard.delete(table);
    parts.exchange?.forget(table);
  };
  const ensure = (table: string) => {
    if (neighbours.has(table)) return;
    parts.exchange?.expect(table);
    const neighbour = createNeighbour({
      callsFirst: callsFirst(parts, table),
      call: () => callTable(parts, table, events),
      open: (channel, side) => openLine(parts, table, channel, side, events),
      onState() {
        if (!neighbours.get(table)?.line()) heard.delete(table);
        announceChange(parts);
      },
    });
    neighbours.set(table, neighbour);
  };
  return {
    refresh() {
      const wanted = new Set(parts.record.tables.map(({ id }) => id));
      for (const table of [...neighbours.keys()]) if (!wanted.has(table)) drop(table);
      for (const table of wanted) ensure(table);
      announceChange(parts);
    },
    accept(table, channel) {
      // A member this one has not heard of yet: it knows the secret, and says its name next.
      if (!neighbours.has(table)) {
        ensure(table);
        const tables = [...parts.record.tables, { id: table, name: '', address: '', since: 0 }];
        void keep(parts, { tables }).catch(parts.context.reportFailure);
      }
      neighbours.get(table)?.accept(channel);
    },
    hurry: (table) => neighbours.get(table)?.hurry(),
    renew(except) {
      for (const [table, neighbour] of neighbours) if (table !== except) neighbour.renew();
    },
    sayGoodbye: async () => void (await Promise.all([...neighbours.values()].map((neighbour) => neighbour.line()?.sayGoodbye()))),
    close() {
      for (const neighbour of neighbours.values()) neighbour.close();
      neighbours.clear();
      heard.clear();
    },
  };
}

/** One rule for both: who joined calls the table that shares, and of two members the smaller id calls. */
function callsFirst({ record }: SharingParts, table: string): boolean {
  if (record.joined) return record.joined.hostTable === table || record.table < table;
  return false;
}

/** Calls by each address that may be the table's; the first that answers and proves to be it counts. */
async function callTable(parts: SharingParts, table: string, events: MeshEvents): Promise<Channel> {
  const { record, context } = parts;
  const secret = linkSecret(parts, table, record.epoch);
  const announced = context.discovery.nearby().find((one) => one.table === table)?.address;
  const addresses = addressesOf(record, table, announced);
  if (!secret || addresses.length === 0) throw new AppError('host-unreachable', 'no address', { table });
  const call = async (address: (typeof addresses)[number]) => {
    const dialled = await dialTable(address);
    const name = callerName(record.table, record.epoch);
    const { channel } = await callHandshake(dialled.channel, name, secret, events.onNotice);
    return { ...dialled, channel };
  };
  const attempts = addresses.map((address) => () => call(address));
  const { channel, localAddress } = await firstToSucceed<DialledTable>(attempts, NEXT_ADDRESS_MS, (late) => late.channel.close());
  events.onWayOut(localAddress);
  return channel;
}

function openLine(parts: SharingParts, table: string, channel: Channel, side: Side, events: MeshEvents): TableLine {
  const { exchange, signalling, context, news, workspace } = parts;
  if (!exchange) throw new AppError('closed', 'nothing is shared');
  return openTableLine({
    channel,
    side,
    table,
    exchange,
    server: signalling,
    topic: (id) => topicOf(parts, id),
    attachment: async (hash) => ((await workspace.erasure.mayLeave(hash)) ? workspace.attachments.kept(hash) : undefined),
    news: () => newsOf(parts),
    onNews: news.on,
    onTableNews: (said) => learn(parts, table, said, events),
    onTableLeft: () => events.onLeft(table),
    reportFailure: context.reportFailure,
  });
}

/** What this table says of itself and of the others. */
function newsOf(parts: SharingParts): Omit<TableNews, 'documents'> {
  const { record, reception } = parts;
  const linked = new Set(linkedTables(parts));
  return {
    name: record.name,
    address: reception ? formatTableAddress({ host: reception.listener.address, port: reception.listener.port }) : '',
    since: record.place?.since ?? 0,
    tables: record.tables.map((table) => ({ ...table, linked: linked.has(table.id) })),
    epoch: record.epoch,
    notices: Object.entries(record.notices).map(([table, sealed]) => ({ table, sealed })),
  };
}

function learn(parts: SharingParts, table: string, news: TableNews, events: MeshEvents): void {
  parts.heard.set(table, news);
  const mine = news.notices.find((notice) => notice.table === parts.record.table);
  if (news.epoch > parts.record.epoch && mine) events.onNotice(fromHex(mine.sealed));
  const { record } = parts;
  const isSameEpoch = news.epoch === record.epoch;
  const isMember = record.joined !== undefined;
  const tables = isSameEpoch || !isMember ? learnTables(record, table, news, isMember) : record.tables;
  const brings = isMember && isSameEpoch && news.notices.length > 0 && Object.keys(record.notices).length === 0;
  const notices = brings ? Object.fromEntries(news.notices.map((notice) => [notice.table, notice.sealed])) : record.notices;
  if (tables !== record.tables || brings) {
    const isNew = tables.length !== record.tables.length;
    void keep(parts, { tables: [...tables], notices }).catch(parts.context.reportFailure);
    if (isNew) events.onNewTables();
  }
  announceChange(parts);
}
