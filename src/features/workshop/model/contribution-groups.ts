import type { Stored } from '#document/records/record-collection';
import { shownWord } from '#document/records/known-word';
import { type Contribution, CONTRIBUTION_KINDS, type ContributionKind, type ShownKind } from './contribution';

/** What contributions may be put together by. */
export const GROUPINGS = ['kind', 'college', 'table'] as const;
/** What contributions are put together by. */
export type Grouping = (typeof GROUPINGS)[number];

/** Contributions that share a kind, a college or a table; `key` is its id, empty for those that say none that is known. */
export interface ContributionGroup {
  readonly key: string;
  readonly contributions: readonly Stored<Contribution>[];
}

/** What was given to the group: nothing else is anybody's to read. */
export function givenOf(contributions: readonly Stored<Contribution>[]): readonly Stored<Contribution>[] {
  return contributions.filter((contribution) => contribution.given);
}

/**
 * The groups in the order of `keys`, even those that are empty, then what is in none of them: each other kind, those of
 * a newer version as one ('newer'), and in one group ('') the contributions whose college or table is not said, or is not known (any more).
 */
export function groupContributions(
  contributions: readonly Stored<Contribution>[],
  by: Grouping,
  keys: readonly string[],
): readonly ContributionGroup[] {
  const groups = new Map<string, Stored<Contribution>[]>(keys.map((key) => [key, []]));
  for (const contribution of contributions) {
    const key = by === 'kind' ? shownWord(CONTRIBUTION_KINDS, contribution.kind) : groups.has(contribution[by]) ? contribution[by] : '';
    const group = groups.get(key) ?? [];
    group.push(contribution);
    groups.set(key, group);
  }
  return [...groups].map(([key, members]) => ({ key, contributions: members }));
}

/** How many contributions of a kind, and from whom. */
export interface KindCount {
  readonly kind: ShownKind;
  readonly total: number;
  /** In the order of the colleges; those that brought nothing are left out, those that are unknown come last as one (''). */
  readonly colleges: readonly { readonly college: string; readonly count: number }[];
}

/** The figures of a step: one line per kind. A kind that is not among `kinds` is there only when somebody brought it. */
export function countContributions(
  contributions: readonly Stored<Contribution>[],
  kinds: readonly ContributionKind[],
  colleges: readonly string[],
): readonly KindCount[] {
  return groupContributions(contributions, 'kind', kinds).map((group) => ({
    // Groups by kind have no other keys.
    kind: group.key as ShownKind,
    total: group.contributions.length,
    colleges: countColleges(group.contributions, colleges),
  }));
}

function countColleges(contributions: readonly Stored<Contribution>[], colleges: readonly string[]): KindCount['colleges'] {
  const count = (college: string) => contributions.filter((contribution) => contribution.college === college).length;
  const known = colleges.map((college) => ({ college, count: count(college) }));
  const others = contributions.length - known.reduce((sum, one) => sum + one.count, 0);
  return [...known, { college: '', count: others }].filter((one) => one.count > 0);
}
