import type { Channel } from '#bridge/channel';
import type { Discovery } from '#host/sync/discovery';
import type { SignallingServer } from '#host/sync/signalling-server';
import type { Table } from '#host/sync/table-contract';
import type { LinkState, TableLink } from '#host/sync/table-link';
import { createWorkspaceExchange, type WorkspaceExchange } from '#host/sync/workspace-exchange';
import type { OpenWorkspace } from '#host/workspaces';
import type { Clock } from '#shared/clock';
import type { DocumentId } from '#shared/ids';
import type { createEmitter, Unsubscribe } from '#shared/lifecycle';
import type { Door } from './door';
import { meetingTopic, type WindowLine } from './meeting-place';
import { fromHex, type SharingRecord, writeSharingRecord } from './sharing-record';

export interface SharingContext {
  readonly clock: Clock;
  readonly discovery: Discovery;
  readonly codeLastsMs?: number | undefined;
  title(): Promise<string>;
  reportFailure(error: unknown): void;
}

/** Everything one démarche's sharing consists of while the démarche is open. */
export interface SharingParts {
  readonly workspace: OpenWorkspace;
  readonly context: SharingContext;
  readonly signalling: SignallingServer;
  readonly changes: ReturnType<typeof createEmitter<void>>;
  readonly windows: Set<WindowLine>;
  /** The members' open channels, by member. */
  readonly channels: Map<string, Set<Channel>>;
  record: SharingRecord;
  exchange: WorkspaceExchange | undefined;
  door: Door | undefined;
  stopAnnouncing: Unsubscribe | undefined;
  link: TableLink | undefined;
  linkState: LinkState | 'refused';
  /** The tables that the one this computer joined knows of. */
  others: readonly Table[];
}

/** Shared or joined: the documents are exchanged, and the windows have a place to meet. */
export function isActive({ record }: SharingParts): boolean {
  return record.shared !== undefined || record.joined !== undefined;
}

export function topicOf({ record }: SharingParts, id: DocumentId): string {
  return meetingTopic(fromHex(record.secret), id);
}

/** Keeps a change of the record, durably, and tells everybody. */
export async function keep(parts: SharingParts, change: Partial<SharingRecord>): Promise<void> {
  parts.record = { ...parts.record, ...change };
  await writeSharingRecord(parts.workspace.file.store, parts.record);
  announceChange(parts);
}

/** Tells the state's listeners and every window's line. */
export function announceChange(parts: SharingParts): void {
  for (const line of parts.windows) line.refresh();
  parts.changes.emit();
}

/** The exchange of the démarche's documents, opened when first needed. */
export async function exchangeOf(parts: SharingParts): Promise<WorkspaceExchange> {
  if (parts.exchange) return parts.exchange;
  const exchange = await createWorkspaceExchange(parts.workspace.documents, parts.context.clock);
  exchange.onChange(parts.changes.emit);
  for (const { table } of parts.record.members) exchange.expect(table);
  if (parts.record.joined) exchange.expect(parts.record.joined.hostTable);
  parts.exchange = exchange;
  return exchange;
}

/** Lets the exchange go when the démarche is neither shared nor joined any more. */
export function restIfInactive(parts: SharingParts): void {
  if (isActive(parts)) return;
  parts.exchange?.close();
  parts.exchange = undefined;
}
