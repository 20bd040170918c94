import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore, useMe } from '#client/documents/workspace-context.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { validationsOf } from '#features/diagnostic/model/diagnostic-section';
import { setValidation, sharingOf } from '#features/diagnostic/model/validation';
import { collegesOf, orderedColleges } from '#features/people/model/people-section';
import type { RecordId } from '#shared/ids';
import { MarginCard } from './margin-card';
import styles from './margin.module.css';

/** Which colleges stand behind the chapter. A scribe may tick for a college that decided together. */
export function ValidationCard({ chapterId }: { readonly chapterId: RecordId }) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const me = useMe();
  const colleges = orderedColleges(useRecords(collegesOf(core)));
  const sharing = sharingOf(chapterId, colleges, useRecords(validationsOf(core)));
  const headline = sharing.isShared
    ? t('margin.validation.shared')
    : t('margin.validation.count', { validated: sharing.validated, total: colleges.length });
  return (
    <MarginCard title={t('margin.validation.title')} marked={sharing.isShared}>
      <p aria-live="polite">
        <strong>{headline}</strong>
      </p>
      <Stack gap={2}>
        {sharing.stands.map(({ college, validated }) => (
          <CheckboxField
            key={college.id}
            isSelected={validated}
            onChange={(now) => setValidation(core, { chapterId, collegeId: college.id, by: me.personId }, now, Date.now())}
            label={<CollegeBadge look={college} hollow={!validated} size={16} />}
          />
        ))}
      </Stack>
      <p className={styles.aside}>{t('margin.validation.how')}</p>
    </MarginCard>
  );
}
