import type { Channel } from '#bridge/channel';
import type { Membership, Table } from '#host/sync/table-contract';
import type { RoomListener } from '#host/sync/room-listener';
import { formatTableAddress } from '#host/sync/table-dialer';
import { AppError } from '#shared/app-error';
import { newId } from '#shared/ids';
import { type Door, type JoinRequest, openDoor } from './door';
import { newSecret } from './join-code';
import { serveMember } from './member-service';
import { fromHex, type Member, type Shared, toHex } from './sharing-record';
import { announceChange, exchangeOf, keep, restIfInactive, type SharingParts, topicOf } from './sharing-parts';

export interface ShareOptions {
  readonly tableName: string;
  readonly address: string;
  readonly port?: number | undefined;
  readonly admit: 'ask' | 'all';
}

/** Sharing left on is over after this long: a forgotten door does not stay open. */
const SHARED_FOR_MS = 12 * 60 * 60 * 1000;

/** Opens the door, in place of the one that may be open. Rejects with `port-in-use` or `bad-input`. */
export async function share(parts: SharingParts, options: ShareOptions): Promise<void> {
  await closeDoor(parts);
  const door = await openAt(parts, options.address, options.port, options.admit);
  parts.door = door;
  const shared: Shared = {
    address: options.address,
    port: door.listener.port,
    admit: options.admit,
    until: parts.context.clock.now() + SHARED_FOR_MS,
  };
  await exchangeOf(parts);
  announceTable(parts, options.tableName, door.listener);
  await keep(parts, { name: options.tableName, shared });
}

/** Opens the door again after a restart, on the same address, so that the members find it. */
export async function resumeSharing(parts: SharingParts): Promise<void> {
  const { shared, name } = parts.record;
  if (!shared) return;
  if (shared.until < parts.context.clock.now()) {
    await keep(parts, { shared: undefined });
    return;
  }
  parts.door = await openAt(parts, shared.address, shared.port, shared.admit);
  await exchangeOf(parts);
  announceTable(parts, name, parts.door.listener);
  announceChange(parts);
}

export async function stopSharing(parts: SharingParts): Promise<void> {
  await closeDoor(parts);
  await keep(parts, { shared: undefined });
  restIfInactive(parts);
}

/** Closes the door and every channel that came through it; the membership of those tables remains. */
export async function closeDoor(parts: SharingParts): Promise<void> {
  parts.stopAnnouncing?.();
  parts.stopAnnouncing = undefined;
  const { door } = parts;
  parts.door = undefined;
  for (const channels of parts.channels.values()) for (const channel of channels) channel.close();
  parts.channels.clear();
  await door?.close();
}

/** Puts a table out: its token opens nothing any more, its channels close, and windows drop its windows. */
export async function removeMember(parts: SharingParts, table: string): Promise<void> {
  const gone = parts.record.members.filter((member) => member.table === table);
  const members = parts.record.members.filter((member) => member.table !== table);
  for (const { id } of gone) for (const channel of parts.channels.get(id) ?? []) channel.close();
  await keep(parts, { members });
}

/** The tables as this host knows them, itself first. */
export function tablesHere(parts: SharingParts): Table[] {
  const { record, channels } = parts;
  const members = record.members.map(({ id, table, name }) => ({ id: table, name, linked: (channels.get(id)?.size ?? 0) > 0 }));
  return [{ id: record.table, name: record.name, linked: true }, ...members];
}

function openAt(parts: SharingParts, address: string, port: number | undefined, admit: 'ask' | 'all'): Promise<Door> {
  return openDoor({
    rooms: parts.workspace.rooms,
    address,
    port,
    clock: parts.context.clock,
    codeLastsMs: parts.context.codeLastsMs,
    member: (id) => parts.record.members.find((member) => member.id === id),
    asks: () => (parts.record.shared?.admit ?? admit) === 'ask',
    admit: (request) => admitTable(parts, request),
    serveMember: (channel, member) => serveTable(parts, channel, member),
    onChange: () => announceChange(parts),
    reportFailure: parts.context.reportFailure,
  });
}

async function admitTable(parts: SharingParts, request: JoinRequest): Promise<Membership> {
  const { record, context, workspace } = parts;
  // A computer keeps its id when nobody bears it yet; nobody is ever let in under somebody else's.
  const taken = [record.table, ...record.members.map(({ table }) => table)];
  const table = taken.includes(request.table) ? newId(10) : request.table;
  const member: Member = { id: newId(), table, name: request.name, token: toHex(newSecret()) };
  (await exchangeOf(parts)).expect(table);
  await keep(parts, { members: [...record.members, member] });
  return {
    workspaceId: workspace.id,
    title: await context.title(),
    memberId: member.id,
    table,
    token: fromHex(member.token),
    secret: fromHex(parts.record.secret),
    host: { id: parts.record.table, name: parts.record.name },
  };
}

function serveTable(parts: SharingParts, channel: Channel, member: Member): void {
  const { exchange, signalling, changes, context } = parts;
  if (!exchange) throw new AppError('closed', 'nothing is shared');
  const channels = parts.channels.get(member.id) ?? new Set<Channel>();
  parts.channels.set(member.id, channels);
  channels.add(channel);
  channel.onClose(() => {
    channels.delete(channel);
    announceChange(parts);
  });
  serveMember(
    {
      exchange,
      server: signalling,
      topic: (id) => topicOf(parts, id),
      tables: () => tablesHere(parts),
      onTables: changes.on,
      renamed: (renamed, name) => void rename(parts, renamed, name).catch(context.reportFailure),
      left: ({ table }) => void removeMember(parts, table).catch(context.reportFailure),
      reportFailure: context.reportFailure,
    },
    channel,
    member,
  );
  announceChange(parts);
}

async function rename(parts: SharingParts, { id }: Member, name: string): Promise<void> {
  const members = parts.record.members.map((member) => (member.id === id ? { ...member, name } : member));
  if (members.some((member, index) => member.name !== parts.record.members[index]?.name)) await keep(parts, { members });
}

function announceTable(parts: SharingParts, name: string, { address, port }: RoomListener): void {
  if (parts.context.discovery.reaches(address))
    parts.stopAnnouncing = parts.context.discovery.announce(parts.record.table, name, { host: address, port });
}

/** The address to read aloud. */
export function doorAddress({ door }: SharingParts): string {
  return door ? formatTableAddress({ host: door.listener.address, port: door.listener.port }) : '';
}
