import type { Discovery } from '#host/sync/discovery';
import type { Neighbour } from '#host/sync/neighbour';
import type { SignallingServer } from '#host/sync/signalling-server';
import type { TableNews } from '#host/sync/table-contract';
import { createWorkspaceExchange, type WorkspaceExchange } from '#host/sync/workspace-exchange';
import type { OpenWorkspace } from '#host/workspaces';
import type { Clock } from '#shared/clock';
import type { DocumentId } from '#shared/ids';
import { createEmitter } from '#shared/lifecycle';
import type { Door } from './door';
import { meetingTopic, type WindowLine } from './meeting-place';
import type { Reception } from './reception';
import { fromHex, type SharingRecord, writeSharingRecord } from './sharing-record';

/** Where it is kept which tables hold which documents whole. */
const HOLDINGS = 'holdings';

/** What the sharing of a démarche needs of the host it is at. */
export interface SharingContext {
  readonly clock: Clock;
  /** How long a table goes on sharing is counted by it. */
  readonly steady: Clock;
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
  /** Whatever the interface shows. */
  readonly changes: ReturnType<typeof createEmitter<void>>;
  /** Whatever the other tables are told. */
  readonly news: ReturnType<typeof createEmitter<void>>;
  readonly windows: Set<WindowLine>;
  /** The other tables, each linked with directly. */
  readonly neighbours: Map<string, Neighbour>;
  /** What each linked table last said. */
  readonly heard: Map<string, TableNews>;
  record: SharingRecord;
  exchange: WorkspaceExchange | undefined;
  /** For newcomers; only at the table that shares. */
  door: Door | undefined;
  /** Where tables reach this one. */
  reception: Reception | undefined;
}

/** The parts as `record` says, before anything listens or links. */
export function createSharingParts(
  workspace: OpenWorkspace,
  context: SharingContext,
  signalling: SignallingServer,
  record: SharingRecord,
): SharingParts {
  return {
    workspace,
    context,
    signalling,
    changes: createEmitter<void>(),
    news: createEmitter<void>(),
    windows: new Set(),
    neighbours: new Map(),
    heard: new Map(),
    record,
    exchange: undefined,
    door: undefined,
    reception: undefined,
  };
}

/** Shared or joined: the documents are exchanged, and the windows have a place to meet. */
export function isActive({ record }: SharingParts): boolean {
  return record.shared !== undefined || record.joined !== undefined;
}

/** The topic at which windows meet over a document in this epoch; it tells nothing of either to who hears it. */
export function topicOf({ record }: SharingParts, id: DocumentId): string {
  return meetingTopic(fromHex(record.secret), id);
}

/** Keeps a change of the record, durably, and tells everybody. */
export async function keep(parts: SharingParts, change: Partial<SharingRecord>): Promise<void> {
  parts.record = { ...parts.record, ...change };
  await writeSharingRecord(parts.workspace.file.store, parts.record);
  announceChange(parts);
}

/** Tells the state's listeners, every window's line, and the other tables. */
export function announceChange(parts: SharingParts): void {
  for (const line of parts.windows) line.refresh();
  parts.changes.emit();
  parts.news.emit();
}

/** The tables that are linked with now, by this table's own view. */
export function linkedTables({ neighbours }: SharingParts): string[] {
  return [...neighbours].filter(([, neighbour]) => neighbour.line() !== undefined).map(([table]) => table);
}

/** Whether two other tables are linked with each other, as either of them says. */
function areLinked({ heard }: SharingParts, one: string, other: string): boolean {
  const says = (speaker: string, of: string) => heard.get(speaker)?.tables.some(({ id, linked }) => id === of && linked) ?? false;
  return says(one, other) || says(other, one);
}

/** The exchange of the démarche's documents, opened when first needed. */
export async function exchangeOf(parts: SharingParts): Promise<WorkspaceExchange> {
  if (parts.exchange) return parts.exchange;
  const { documents: hub, file } = parts.workspace;
  const exchange = await createWorkspaceExchange({
    hub,
    clock: parts.context.clock,
    areLinked: (one, other) => areLinked(parts, one, other),
    memory: { read: () => file.store.setting(HOLDINGS), write: (text) => file.store.writeSetting(HOLDINGS, text) },
  });
  exchange.onChange(parts.changes.emit);
  for (const { id } of parts.record.tables) exchange.expect(id);
  parts.exchange = exchange;
  return exchange;
}

/** Lets the exchange go when the démarche is neither shared nor joined any more. */
export async function restIfInactive(parts: SharingParts): Promise<void> {
  if (isActive(parts)) return;
  const { exchange } = parts;
  parts.exchange = undefined;
  await exchange?.close();
}
