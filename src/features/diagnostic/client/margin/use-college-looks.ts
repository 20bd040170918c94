import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { CollegeLook } from '#client/kit/marks/college-badge.tsx';
import { NO_COLLEGE } from '#features/people/model/college';
import { collegesOf } from '#features/people/model/people-section';

/** How each college looks; somebody without one has a look too. */
export function useCollegeLooks(): (id: string) => CollegeLook {
  const { t } = useTranslation();
  const colleges = useRecords(collegesOf(useCore()));
  return useCallback(
    (id) => colleges.find((college) => college.id === id) ?? { ...NO_COLLEGE, name: t('noCollege', { ns: 'kit' }) },
    [colleges, t],
  );
}
