import { z } from 'zod';
import { call, contract, stream } from '#bridge/contract';
import { keeperSchema } from './lock-contract';

const id = z.string().min(1).max(64);
const title = z.string().trim().min(1).max(120);
const nothing = z.object({});

/** `ready`: opens as usual. The others are said in words on the home screen, and the rest opens. */
const WORKSPACE_STATES = ['ready', 'damaged', 'newer', 'locked'] as const;

/** A démarche as the home screen shows it, read without opening it. */
export const workspaceSummarySchema = z.object({
  id,
  title: z.string(),
  territory: z.string(),
  /** Milliseconds since 1970. */
  openedAt: z.number(),
  /** Path of the screen it was left on (`diagnostic`); empty when it was never opened. */
  place: z.string(),
  /** `locked`: closed, and asks for its passphrase. */
  state: z.enum(WORKSPACE_STATES),
  keeper: keeperSchema,
  /** In the bin: how many days it stays there yet, at least; undefined outside it. */
  trashDaysLeft: z.number().optional(),
});
/** A démarche in the home screen's list. */
export type WorkspaceSummary = z.output<typeof workspaceSummarySchema>;

/** Every démarche of this computer, and those in the bin. */
export const catalogueSchema = z.object({
  workspaces: z.array(workspaceSummarySchema),
  /** Newest first. */
  trashed: z.array(workspaceSummarySchema),
});
/** The démarches of this computer, as they cross the bridge. */
export type Catalogue = z.output<typeof catalogueSchema>;

/** A whole copy of a démarche's file, kept beside it on this computer. */
export const backupSchema = z.object({
  name: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  reason: z.enum(['hourly', 'migration', 'asked', 'restore']),
  bytes: z.number(),
});
/** A backup as listed; `bytes` is its size. */
export type BackupCopy = z.output<typeof backupSchema>;

/** Damage that was found and mended when the démarche was opened: the end of its log, one copy of its key. */
export const incidentSchema = z.object({
  kind: z.enum(['log', 'key']),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** The backup that filled what was missing. */
  backupAt: z.number().optional(),
});
/** Damage as it is told once, until somebody has read it. */
export type Incident = z.output<typeof incidentSchema>;

/** What a démarche's file lost, and what it can be mended from. */
export const healthSchema = z.object({
  /** Nothing of the file can be read: only a backup can bring it back. */
  isUnreadable: z.boolean(),
  /** Documents of which a piece was put aside. */
  damagedDocuments: z.number(),
  lostAttachments: z.number(),
  /** What nobody has said to have read yet. */
  incidents: z.array(incidentSchema),
  /** Newest first; moments in milliseconds since 1970. */
  backups: z.array(backupSchema),
});
/** How a démarche's file is, as it crosses the bridge. */
export type Health = z.output<typeof healthSchema>;

const opened = z.object({ id });

const passphrase = z.string().max(400).optional();

/** What the home screen asks of this computer. */
export const workspaceContract = contract('workspace', {
  list: call('facilitator', nothing, catalogueSchema),
  /** The catalogue now, then again each time it changes. */
  watch: stream('facilitator', nothing, catalogueSchema),
  /** A copy of the sample démarche, fresh each time it is asked for; the one that is there is opened again. */
  openSample: call('facilitator', nothing, opened),
  rename: call('facilitator', z.object({ id, title }), nothing),
  duplicate: call('facilitator', z.object({ id, title }), opened),
  trash: call('facilitator', z.object({ id }), nothing),
  restore: call('facilitator', z.object({ id }), nothing),
  /** Removes it for good; only from the bin. */
  erase: call('facilitator', z.object({ id }), nothing),
  health: call('facilitator', z.object({ id }), healthSchema),
  /** Somebody has read the incidents. */
  forgetIncidents: call('facilitator', z.object({ id }), nothing),
  /**
   * Puts a backup that opens in the place of the file, which is kept aside. `locked` for a démarche under a passphrase
   * when it is not given: without its key nothing says that the backup opens.
   */
  restoreBackup: call('facilitator', z.object({ id, name: z.string().max(200), passphrase }), nothing),
  removeBackup: call('facilitator', z.object({ id, name: z.string().max(200) }), nothing),
  /** Makes a backup now. */
  backUp: call('facilitator', z.object({ id }), nothing),
  /** Opens a backup as a démarche of its own, beside the present one; it belongs to no group of tables. */
  copyBackup: call('facilitator', z.object({ id, name: z.string().max(200), title }), opened),
  /** Mends what is damaged from the last backup, or, without one, goes on with what can be read of it. */
  repair: call('facilitator', z.object({ id }), nothing),
  /** Remembers where somebody stands, so that « Reprendre » leads there. */
  rememberPlace: call('facilitator', z.object({ id, place: z.string().max(40) }), nothing),
});
