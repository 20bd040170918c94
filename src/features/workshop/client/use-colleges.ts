import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { Stored } from '#document/records/record-collection';
import { type College, type CollegeLook, NO_COLLEGE } from '#features/people/model/college';
import { collegesOf, orderedColleges } from '#features/people/model/people-section';

/** The colleges in the group's order, and how each looks; somebody without one has a look too. */
export function useColleges(): { colleges: readonly Stored<College>[]; lookOf: (id: string) => CollegeLook } {
  const colleges = orderedColleges(useRecords(collegesOf(useCore())));
  return { colleges, lookOf: (id) => colleges.find((college) => college.id === id) ?? NO_COLLEGE };
}
