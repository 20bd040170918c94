import * as Y from 'yjs';
import type { Membership } from '#host/sync/table-contract';
import { formatTableAddress } from '#host/sync/table-dialer';
import { AppError } from '#shared/app-error';
import { newId } from '#shared/ids';
import { type Door, type JoinRequest, openDoor } from './door';
import { type Notice, sealNotice } from './epoch';
import { newSecret } from './join-code';
import { announceChange, exchangeOf, keep, restIfInactive, type SharingParts } from './sharing-parts';
import { fromHex, type Member, toHex } from './sharing-record';
import { stopTakingPart, takePart, type TakingPart } from './taking-part';

/** How a démarche is shared: this table's name, the address and port to listen on, who is let in without being asked about. */
export interface ShareOptions {
  readonly tableName: string;
  readonly address: string;
  readonly port?: number | undefined;
  readonly admit: 'ask' | 'all';
}

/** Sharing left on is over after this long: a forgotten door does not stay open. */
const SHARED_FOR_MS = 12 * 60 * 60 * 1000;
/** Those put out longest ago are told no more. */
const MOST_GONE = 50;
const TABLE_ID = /^[0-9a-z]{10,40}$/u;

/**
 * Opens the door, in place of the one that may be open. Rejects with `port-in-use` or `bad-input`, or
 * `forbidden` at a table that joined: one table lets in and puts out.
 */
export async function share(parts: SharingParts, part: TakingPart, options: ShareOptions): Promise<void> {
  if (parts.record.joined) throw new AppError('forbidden', 'the table that shares invites');
  await stopTakingPart(parts, part);
  const { tableName: name, admit, address, port } = options;
  parts.record = { ...parts.record, name };
  parts.door = createDoor(parts, part, admit);
  await part.listening.open(address, port);
  await exchangeOf(parts);
  takePart(parts, part);
  await keep(parts, { name, shared: { admit, until: parts.context.steady.now() + SHARED_FOR_MS } });
}

/** Opens the door again after a restart, where the members find it. */
export async function resumeSharing(parts: SharingParts, part: TakingPart): Promise<void> {
  const { shared } = parts.record;
  if (!shared) return;
  if (shared.until < parts.context.steady.now()) {
    await keep(parts, { shared: undefined });
    return;
  }
  parts.door = createDoor(parts, part, shared.admit);
  await exchangeOf(parts);
  takePart(parts, part);
  await part.listening.resume();
}

/** Closes the door and ends this table's links; the others keep theirs, and stay members. */
export async function stopSharing(parts: SharingParts, part: TakingPart): Promise<void> {
  await stopTakingPart(parts, part);
  await keep(parts, { shared: undefined });
  await restIfInactive(parts);
}

/**
 * Puts a table out, or lets it leave: its token opens nothing any more, and every other table receives the
 * secret of a new epoch, sealed for it, at once or when it comes back, from whoever it meets first.
 */
export async function removeMember(parts: SharingParts, part: TakingPart, table: string): Promise<void> {
  const { record } = parts;
  const removed = record.members.filter((member) => member.table === table);
  if (removed.length === 0) return;
  const members = record.members.filter((member) => member.table !== table);
  const gone = [...record.gone, ...removed].slice(-MOST_GONE);
  const [epoch, secret] = [record.epoch + 1, newSecret()];
  const tables = [record.table, ...members.map((member) => member.table)];
  const notices = {
    ...sealAll(members, { kind: 'member', epoch, secret, tables }),
    ...sealAll(gone, { kind: 'out', epoch }),
  };
  // Told before the link goes: the table that was put out says so to its people.
  await keep(parts, {
    members,
    gone,
    epoch,
    notices,
    secret: toHex(secret),
    tables: record.tables.filter(({ id }) => id !== table),
  });
  part.mesh.refresh();
}

function sealAll(members: readonly Member[], notice: Notice): Record<string, string> {
  return Object.fromEntries(members.map(({ table, token }) => [table, toHex(sealNotice(fromHex(token), table, notice))]));
}

function createDoor(parts: SharingParts, part: TakingPart, admit: 'ask' | 'all'): Door {
  return openDoor({
    clock: parts.context.clock,
    codeLastsMs: parts.context.codeLastsMs,
    asks: () => (parts.record.shared?.admit ?? admit) === 'ask',
    admit: (request) => admitTable(parts, part, request),
    onChange: () => announceChange(parts),
    reportFailure: parts.context.reportFailure,
  });
}

async function admitTable(parts: SharingParts, part: TakingPart, request: JoinRequest): Promise<Membership> {
  const { record, context, workspace } = parts;
  // A computer keeps its id when nobody bears it yet; nobody is ever let in under somebody else's.
  const taken = [record.table, ...record.members, ...record.gone].map((one) => (typeof one === 'string' ? one : one.table));
  const table = taken.includes(request.table) || !TABLE_ID.test(request.table) ? newId(10) : request.table;
  const member: Member = { table, token: toHex(newSecret()) };
  const known = { id: table, name: request.name, address: '', since: 0 };
  await keep(parts, { members: [...record.members, member], tables: [...record.tables, known] });
  part.mesh.refresh();
  return {
    workspaceId: workspace.id,
    title: await context.title(),
    table,
    token: fromHex(member.token),
    secret: fromHex(parts.record.secret),
    epoch: parts.record.epoch,
    host: { id: parts.record.table, name: parts.record.name },
    core: await workspace.documents.using('core', ({ doc }) => Y.encodeStateVector(doc)),
  };
}

/** The address to read aloud. */
export function doorAddress({ reception }: SharingParts): string {
  return reception ? formatTableAddress({ host: reception.listener.address, port: reception.listener.port }) : '';
}
