import type { HostStream } from '#bridge/contract';
import type { Meeting, SharingState } from '#bridge/sharing-contract';
import type { SignallingRequest } from '#bridge/signalling-frame';
import type { Attachment } from '#host/documents/attachments';
import { createSignallingServer } from '#host/sync/signalling-server';
import type { Membership } from '#host/sync/table-contract';
import type { OpenWorkspace } from '#host/workspaces';
import type { DocumentId } from '#shared/ids';
import type { Unsubscribe } from '#shared/lifecycle';
import { removeMember, resumeSharing, type ShareOptions, share, stopSharing } from './host-role';
import { createListening } from './listening';
import { seatWindow } from './meeting-place';
import { become, leave, resumeMembership, takeNotice } from './member-role';
import { createMesh } from './mesh';
import { meetingTable } from './roster';
import { createSharingParts, isActive, keep, linkedTables, type SharingContext, type SharingParts, topicOf } from './sharing-parts';
import { readSharingRecord } from './sharing-record';
import { sharingState } from './sharing-status';
import { stopTakingPart, type TakingPart } from './taking-part';

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
  const record = await readSharingRecord(workspace.file.store, workspace.id);
  const parts = createSharingParts(workspace, context, createSignallingServer(context.clock), record);
  const part = createTakingPart(parts);
  const stopSource = workspace.attachments.addSource((hash) => askTables(parts, hash));
  // A door that can't be opened again (port taken, network gone) is opened by hand; the démarche opens anyway.
  await resumeSharing(parts, part).catch(context.reportFailure);
  await resumeMembership(parts, part);
  return {
    state: () => sharingState(parts),
    onChange: parts.changes.on,
    share: (options) => share(parts, part, options),
    stopSharing: () => stopSharing(parts, part),
    renewCode: () => parts.door?.code.renew(),
    decide: (requestId, admitted) => parts.door?.decide(requestId, admitted),
    remove: (table) => removeMember(parts, part, table),
    join: (membership, address, tableName) => become(parts, part, membership, address, tableName),
    leave: () => leave(parts, part),
    seat: (id, stream) => seat(parts, id, stream),
    async close() {
      stopSource();
      await stopTakingPart(parts, part);
      await parts.exchange?.close();
      parts.changes.clear();
      parts.news.clear();
    },
  };
}

/** Asks the linked tables one after the other: the first that has it is enough. */
async function askTables({ neighbours }: SharingParts, hash: string): Promise<Attachment | undefined> {
  for (const neighbour of neighbours.values()) {
    const found = await neighbour
      .line()
      ?.attachment(hash)
      .catch(() => undefined);
    if (found) return found;
  }
  return undefined;
}

/** Ties listening and linking together: who is heard at the door is a neighbour, who moved links again. */
function createTakingPart(parts: SharingParts): TakingPart {
  const report = (done: Promise<void>) => void done.catch(parts.context.reportFailure);
  const part: TakingPart = {
    stopLooking: () => {},
    mesh: createMesh(parts, {
      onNotice: (sealed) => report(takeNotice(parts, part, sealed)),
      onLeft: (table) => report(letGo(parts, part, table)),
      onNewTables: () => part.mesh.refresh(),
      // An address that can't be listened on is no failure: this table calls the others all the same.
      onWayOut: (address) => void part.listening.ensure(address).catch(() => {}),
    }),
    listening: createListening(parts, {
      onTable: (table, channel) => part.mesh.accept(table, channel),
      onBehind: (table) => part.mesh.hurry(table),
      onMoved() {
        part.mesh.renew();
        for (const { id } of parts.record.tables) part.mesh.hurry(id);
      },
    }),
  };
  return part;
}

/** Another table goes for good: the one that shares starts a new epoch without it, the others let it go. */
async function letGo(parts: SharingParts, part: TakingPart, table: string): Promise<void> {
  if (!parts.record.joined) return removeMember(parts, part, table);
  await keep(parts, { tables: parts.record.tables.filter(({ id }) => id !== table) });
  part.mesh.refresh();
}

function seat(parts: SharingParts, id: DocumentId, stream: HostStream<Meeting, SignallingRequest>): void {
  const line = seatWindow(
    {
      server: parts.signalling,
      table: () => parts.record.table,
      topic: (document) => topicOf(parts, document),
      tables: () => parts.record.tables.map((table) => table.id),
      isShared: () => isActive(parts),
      meetsAt: () => meetingTable(parts.record, linkedTables(parts)),
      relayTo: (table, document, onNews, onClose) => parts.neighbours.get(table)?.line()?.signalling(document, onNews, onClose),
    },
    id,
    stream,
  );
  parts.windows.add(line);
  stream.onClose(() => parts.windows.delete(line));
}
