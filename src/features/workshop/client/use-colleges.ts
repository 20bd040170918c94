import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { Stored } from '#document/records/record-collection';
import { type College, type CollegeLook, NO_COLLEGE } from '#features/people/model/college';
import { collegesOf, orderedColleges } from '#features/people/model/people-section';

/** The colleges in the group's order, and how each looks; somebody without one has a look too. */
export function useColleges(): { colleges: readonly Stored<College>[]; lookOf: (id: string) => CollegeLook } {
  const colleges = orderedColleges(useRecords(collegesOf(useCore())));
  const { t } = useTranslation();
  const none = { ...NO_COLLEGE, name: t('noCollege', { ns: 'kit' }) };
  return { colleges, lookOf: (id) => colleges.find((college) => college.id === id) ?? none };
}
