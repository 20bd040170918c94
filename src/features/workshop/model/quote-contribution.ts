import type { CoreAndTable } from '#document/records/kept-records';
import type { Stored } from '#document/records/record-collection';
import type { ConsentScope, Testimony } from '#features/diagnostic/model/diagnostic-records';
import { testimoniesAt } from '#features/diagnostic/model/diagnostic-section';
import type { RecordId } from '#shared/ids';
import type { Contribution } from './contribution';
import { GESTURE } from './step-section';

/** Characters a testimony may have; a longer contribution is taken in two. */
export const MOST_QUOTED = 8000;

/** What is asked before somebody's words go further than the workshop they were brought to. */
interface Quoting {
  readonly chapterId: RecordId;
  /** How far the person agreed that their words go: asked, never guessed. */
  readonly consent: ConsentScope;
  /** Coarse, and the person's own choice; their name of the afternoon is not copied. */
  readonly label: string;
}

/**
 * Copies a contribution as a testimony of a chapter: its words, its college, where it comes from. The testimony lives on
 * its own: what is corrected there does not change what was brought. Throws `bad-input` when the words are too long.
 */
export function quoteContribution(docs: CoreAndTable, contribution: Stored<Contribution>, quoting: Quoting, createdAt: number): RecordId {
  const { id, text, college } = contribution;
  return testimoniesAt(docs).create({ ...quoting, words: text.trim(), college, contributionId: id, createdAt });
}

/** The testimonies that were taken from a contribution. */
export function quotationsOf(testimonies: readonly Stored<Testimony>[], contribution: RecordId): readonly Stored<Testimony>[] {
  return testimonies.filter(({ contributionId }) => contributionId === contribution);
}

/** Takes these testimonies away with the contribution they were taken from. */
export function removeQuotations(docs: CoreAndTable, quotations: readonly Stored<Testimony>[]): void {
  docs.core.transact(() => {
    for (const { id } of quotations) testimoniesAt(docs).remove(id, GESTURE);
  }, GESTURE);
}

/** Puts them back as they were, under the same ids; what came back otherwise is left as it is. */
export function putBackQuotations(docs: CoreAndTable, quotations: readonly Stored<Testimony>[]): void {
  const testimonies = testimoniesAt(docs);
  for (const { id, ...testimony } of quotations) if (!testimonies.get(id)) testimonies.create(testimony, { id, origin: GESTURE });
}
