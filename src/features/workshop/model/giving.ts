import type * as Y from 'yjs';
import type { Guest, ShownRecord, SubmissionPart } from '#document/feature-model';
import { ERASURE, Origin } from '#document/origin';
import type { Stored } from '#document/records/record-collection';
import { newId } from '#shared/ids';
import { z } from 'zod';
import { type Contribution, contributionSchema, isScribed } from './contribution';
import { addContribution, contributionsOf, removeContribution, wasUsed } from './step-section';
import { HERE } from '#document/audience';

/** What a host moves between a submission and its step: nobody's gesture there, so nobody's to undo. */
const MOVED = new Origin('host', 'giving');

/** What may stand in the id of a submission. */
const NAMES_AN_AUTHOR = /^[\w-]{1,40}$/u;

/** Whether there is anything in it to give. */
export function holdsSomething({ text, files }: Pick<Contribution, 'text' | 'files'>): boolean {
  return text.trim() !== '' || files.length > 0;
}

/** How contributions are written for oneself, and given. */
export const contributionSubmissions: SubmissionPart = {
  kind: 'workshop',
  marked: (submission) =>
    contributionsOf(submission)
      .list()
      .filter(({ given }) => given)
      .map(({ id }) => id),
  give(submission, target, now) {
    for (const { id, ...contribution } of contributionsOf(submission).list()) {
      if (contribution.given && holdsSomething(contribution)) writeAfresh(target, id, contribution, now);
    }
  },
  erase(submission, ids) {
    for (const id of ids) contributionsOf(submission).remove(id, ERASURE);
  },
  abandon(submission) {
    for (const { id, given } of contributionsOf(submission).list()) if (!given) contributionsOf(submission).remove(id, ERASURE);
  },
  kept: (submission) =>
    contributionsOf(submission)
      .list()
      .filter((one) => !one.given && holdsSomething(one)).length,
  takeBack(target, id, author) {
    const found = contributionsOf(target).get(id);
    if (found?.author !== author) return undefined;
    const { id: _, ...contribution } = found;
    return {
      write: (submission, as) => void addContribution(submission, { ...contribution, given: false }, { id: as, origin: MOVED }),
      remove: () => removeContribution(target, id),
    };
  },
  held: wasUsed,
  strays: (target, table) =>
    contributionsOf(target)
      .list()
      .filter((one) => !one.given && one.table === table)
      .map((one) => ({ id: one.id, author: one.author, owner: isScribed(one) || !NAMES_AN_AUTHOR.test(one.author) ? HERE : one.author })),
};

/**
 * The final words, and none of the letters that were typed on the way to them. Under a key that another has, it is written
 * under a new one. One whose key is gone was given already, and taken away since: it does not come back.
 */
function writeAfresh(target: Y.Doc, id: string, contribution: Contribution, now: number): void {
  const there = contributionsOf(target).get(id);
  if (there?.author === contribution.author || (!there && wasUsed(target, id))) return;
  const createdAt = Math.min(contribution.createdAt, now);
  addContribution(target, { ...contribution, createdAt }, { id: there ? newId() : id, origin: MOVED });
}

/** A contribution as a phone is told of it: what its author said to all, and whether it is this phone's own. */
export const shownContributionSchema = contributionSchema.omit({ author: true, table: true, given: true }).extend({ isOwn: z.boolean() });
/** What a phone reads of a contribution. */
export type ShownContribution = z.output<typeof shownContributionSchema>;

/** Drawn up once for each state of a contribution, so that the host sees at a glance what changed. */
const forOthers = new WeakMap<Stored<Contribution>, ShownRecord>();
const forAuthor = new WeakMap<Stored<Contribution>, ShownRecord>();

/** What the table of a guest gave, the oldest first. */
export function shownToGuest(doc: Y.Doc, guest: Guest): readonly ShownRecord[] {
  return contributionsOf(doc)
    .list()
    .filter((one) => one.given && one.table === guest.table)
    .map((one) => told(one, one.author === guest.id));
}

function told(one: Stored<Contribution>, isOwn: boolean): ShownRecord {
  const known = isOwn ? forAuthor : forOthers;
  const before = known.get(one);
  if (before) return before;
  const { id, author: _author, table: _table, given: _given, ...said } = one;
  const record: ShownRecord = { id, value: { ...said, isOwn } satisfies ShownContribution };
  known.set(one, record);
  return record;
}
