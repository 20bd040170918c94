import type { Channel } from '#bridge/channel';
import type { PhonesState } from '#bridge/phones-contract';
import type { DocumentHold } from '#host/documents/document-hub';
import type { LiveDocument } from '#host/documents/live-document';
import type { HeldListener } from '#host/sync/room-listeners';
import type { OpenWorkspace } from '#host/workspaces';
import type { DocumentId, RecordId } from '#shared/ids';
import type { Clock } from '#shared/clock';
import type { createEmitter, Unsubscribe } from '#shared/lifecycle';
import type { Admissions } from './admissions';
import type { DocumentGuard } from './document-guard';
import type { FrameLimit } from '#host/documents/frame-limit';
import type { GuestDoor } from './guest-door';
import type { GuestPolicy } from './guest-policy';
import type { GuestSeat } from './guest-service';
import type { Submissions } from './submissions';
import { type PhonesRecord, writePhonesRecord } from './phones-record';

/** What the phones of a démarche need of the host they are at. */
export interface PhonesContext {
  readonly clock: Clock;
  /** What a session lasts is counted by it: a clock that is set ends none. */
  readonly steady: Clock;
  readonly policy: GuestPolicy;
  /** See `takeBack` in host/audiences/giving. */
  takeBack(workspace: OpenWorkspace, taken: { target: DocumentId; id: RecordId; author: string; owner: string }): Promise<boolean>;
  /** The folder of the built pages; without it phones find no page, and may still speak. */
  readonly siteFolder: string | undefined;
  title(): Promise<string>;
  reportFailure(error: unknown): void;
}

type Session = NonNullable<PhonesState['session']>;

/** Everything that an open session consists of. */
export interface OpenSession {
  readonly held: HeldListener;
  readonly door: GuestDoor;
  readonly admissions: Admissions;
  readonly core: DocumentHold;
  /** The id of this table, which what is written here bears. */
  readonly table: string;
  title: string;
  /** Those who know a secret and are not let in yet. */
  readonly newcomers: Set<Channel>;
  /** The connections of each guest. */
  readonly seats: Map<string, Set<GuestSeat>>;
  readonly guards: Map<LiveDocument, DocumentGuard>;
  readonly limits: Map<string, FrameLimit>;
  /** When something of a guest last arrived. */
  readonly seen: Map<string, number>;
  /** Files each guest gave, and what they weigh together. */
  readonly files: Map<string, { count: number; bytes: number }>;
  readonly submissions: Submissions;
  /** The addresses that fetched the page. */
  readonly reached: Set<string>;
  alert: Session['alert'];
  readonly stops: Unsubscribe[];
}

/** The phones of one démarche at this computer while the démarche is open. */
export interface PhonesParts {
  readonly workspace: OpenWorkspace;
  readonly context: PhonesContext;
  /** The facilitator's window, and every phone's view, are told. */
  readonly changes: ReturnType<typeof createEmitter<void>>;
  record: PhonesRecord;
  session: OpenSession | undefined;
  /** A session ended by itself since this démarche was opened, and none was opened after it. */
  hasRunOut: boolean;
}

/** Keeps a change of the record: it counts at once, and resolves once it is durable. Everybody is told. */
export async function keep(parts: PhonesParts, change: Partial<PhonesRecord>): Promise<void> {
  parts.record = { ...parts.record, ...change };
  parts.changes.emit();
  await writePhonesRecord(parts.workspace.file.store, parts.record);
}
