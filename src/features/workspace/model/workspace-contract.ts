import { z } from 'zod';
import { call, contract, stream } from '#bridge/contract';

const id = z.string().min(1).max(64);
const title = z.string().trim().min(1).max(120);
const nothing = z.object({});

/** `ready`: opens as usual. The others are said in words on the home screen, and the rest opens. */
export const WORKSPACE_STATES = ['ready', 'damaged', 'newer', 'locked'] as const;

/** A démarche as the home screen shows it, read without opening it. */
export const workspaceSummarySchema = z.object({
  id,
  title: z.string(),
  territory: z.string(),
  /** Milliseconds since 1970. */
  openedAt: z.number(),
  /** Path of the screen it was left on (`diagnostic`); empty when it was never opened. */
  place: z.string(),
  state: z.enum(WORKSPACE_STATES),
  /** When it was put in the bin; undefined outside it. */
  trashedAt: z.number().optional(),
});
export type WorkspaceSummary = z.output<typeof workspaceSummarySchema>;

export const catalogueSchema = z.object({
  workspaces: z.array(workspaceSummarySchema),
  /** Newest first. */
  trashed: z.array(workspaceSummarySchema),
});
export type Catalogue = z.output<typeof catalogueSchema>;

/** How long a démarche stays in the bin. */
export const TRASH_DAYS = 30;

const opened = z.object({ id });

/** What the home screen asks of this computer. */
export const workspaceContract = contract('workspace', {
  list: call('facilitator', nothing, catalogueSchema),
  /** The catalogue now, then again each time it changes. */
  watch: stream('facilitator', nothing, catalogueSchema),
  create: call(
    'facilitator',
    z.object({
      title,
      territory: z.string().trim().max(120),
      /** The text of a method file to start from; without it the démarche is blank. */
      methodText: z.string().max(4_000_000).optional(),
    }),
    opened,
  ),
  /** A copy of the sample démarche, fresh each time it is asked for; the one that is there is opened again. */
  openSample: call('facilitator', nothing, opened),
  rename: call('facilitator', z.object({ id, title }), nothing),
  duplicate: call('facilitator', z.object({ id, title }), opened),
  trash: call('facilitator', z.object({ id }), nothing),
  restore: call('facilitator', z.object({ id }), nothing),
  /** Removes it for good; only from the bin. */
  erase: call('facilitator', z.object({ id }), nothing),
  /** Remembers where somebody stands, so that « Reprendre » leads there. */
  rememberPlace: call('facilitator', z.object({ id, place: z.string().max(40) }), nothing),
});
