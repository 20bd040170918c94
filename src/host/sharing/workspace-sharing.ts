import type { HostStream } from '#bridge/contract';
import type { Meeting, SharingState, TableState } from '#bridge/sharing-contract';
import type { SignallingRequest } from '#bridge/signalling-frame';
import { createSignallingServer } from '#host/sync/signalling-server';
import type { Membership } from '#host/sync/table-contract';
import type { OpenWorkspace } from '#host/workspaces';
import type { DocumentId } from '#shared/ids';
import { createEmitter, type Unsubscribe } from '#shared/lifecycle';
import { closeDoor, doorAddress, removeMember, resumeSharing, type ShareOptions, share, stopSharing, tablesHere } from './host-role';
import { seatWindow } from './meeting-place';
import { become, leave, resumeLink, stopLink } from './member-role';
import { readSharingRecord } from './sharing-record';
import { isActive, type SharingContext, type SharingParts, topicOf } from './sharing-parts';

/** Who takes part in one open démarche, from this computer's side. */
export interface WorkspaceSharing {
  state(): SharingState;
  onChange(listener: () => void): Unsubscribe;
  share(options: ShareOptions): Promise<void>;
  stopSharing(): Promise<void>;
  renewCode(): void;
  decide(requestId: string, admitted: boolean): void;
  remove(table: string): Promise<void>;
  /** Becomes a member of what another table shares, and links with it from now on. */
  join(membership: Membership, address: string, tableName: string): Promise<void>;
  leave(): Promise<void>;
  /** Gives one window its line to the windows of the other tables. */
  seat(id: DocumentId, stream: HostStream<Meeting, SignallingRequest>): void;
  close(): Promise<void>;
}

/** Opens the sharing of a démarche, and takes up what was going on when the host last stopped. */
export async function openWorkspaceSharing(workspace: OpenWorkspace, context: SharingContext): Promise<WorkspaceSharing> {
  const parts: SharingParts = {
    workspace,
    context,
    signalling: createSignallingServer(context.clock),
    changes: createEmitter<void>(),
    windows: new Set(),
    channels: new Map(),
    record: await readSharingRecord(workspace.file.store, workspace.id),
    exchange: undefined,
    door: undefined,
    stopAnnouncing: undefined,
    link: undefined,
    linkState: 'connecting',
    others: [],
  };
  // A door that can't be opened again (port taken, network changed) is opened by hand; the démarche opens anyway.
  await resumeSharing(parts).catch(context.reportFailure);
  await resumeLink(parts);
  return {
    state: () => stateOf(parts),
    onChange: parts.changes.on,
    share: (options) => share(parts, options),
    stopSharing: () => stopSharing(parts),
    renewCode: () => parts.door?.code.renew(),
    decide: (requestId, admitted) => parts.door?.decide(requestId, admitted),
    remove: (table) => removeMember(parts, table),
    join: (membership, address, tableName) => become(parts, membership, address, tableName),
    leave: () => leave(parts),
    seat: (id, stream) => seat(parts, id, stream),
    async close() {
      stopLink(parts);
      await closeDoor(parts);
      parts.exchange?.close();
      parts.changes.clear();
    },
  };
}

function seat(parts: SharingParts, id: DocumentId, stream: HostStream<Meeting, SignallingRequest>): void {
  const line = seatWindow(
    {
      server: parts.signalling,
      table: () => parts.record.table,
      topic: (document) => topicOf(parts, document),
      tables: () => stateOf(parts).tables.map((table) => table.id),
      isShared: () => isActive(parts),
      upstream: (document, onNews, onClose) => parts.link?.signalling(document, onNews, onClose),
    },
    id,
    stream,
  );
  parts.windows.add(line);
  stream.onClose(() => parts.windows.delete(line));
}

function stateOf(parts: SharingParts): SharingState {
  const { record, door } = parts;
  return {
    tableId: record.table,
    tableName: record.name,
    share:
      record.shared && door
        ? {
            address: doorAddress(parts),
            code: door.code.text,
            codeExpiresAt: door.code.expiresAt,
            admit: record.shared.admit,
            requests: door.requests().map(({ id, name, from }) => ({ id, name, from })),
          }
        : null,
    joined: record.joined ? { hostName: record.joined.hostName, address: record.joined.address, link: parts.linkState } : null,
    tables: [...hostTable(parts), ...otherTables(parts)],
  };
}

function hostTable(parts: SharingParts): TableState[] {
  const { joined } = parts.record;
  if (!joined) return [];
  const name = parts.others.find(({ id }) => id === joined.hostTable)?.name ?? joined.hostName;
  return [{ id: joined.hostTable, name, isHost: true, linked: parts.linkState === 'linked', ...progressOf(parts, joined.hostTable) }];
}

function otherTables(parts: SharingParts): TableState[] {
  const mine = parts.record.members.length > 0 ? tablesHere(parts) : [];
  const known = new Set([parts.record.table, parts.record.joined?.hostTable]);
  const states: TableState[] = [];
  for (const { id, name, linked } of [...mine, ...parts.others]) {
    if (known.has(id)) continue;
    known.add(id);
    states.push({ id, name, isHost: false, linked: linked && isReachable(parts), ...progressOf(parts, id) });
  }
  return states;
}

/** What the table that holds the door said of the others counts only while it can be heard. */
function isReachable({ record, linkState }: SharingParts): boolean {
  return !record.joined || linkState === 'linked';
}

function progressOf(parts: SharingParts, table: string): { lastExchange: number | null; pending: number } {
  const progress = parts.exchange?.progress(table);
  return { lastExchange: progress?.lastExchange ?? null, pending: progress?.pending ?? 0 };
}
