import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore, useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { ButtonLink } from '#client/kit/button.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { collegesOf, orderedColleges } from '#features/people/model/people-section';
import styles from './frame-screen.module.css';

/** Whose knowledge speaks in this démarche; changed on its own screen. */
export function FrameColleges() {
  const { t } = useTranslation('workspace');
  const { id } = useWorkspace();
  const colleges = orderedColleges(useRecords(collegesOf(useCore())));
  return (
    <section className={styles.card} aria-labelledby="colleges-title">
      <h2 id="colleges-title">{t('frame.colleges')}</h2>
      <p className={styles.intro}>{t('frame.collegesIntro')}</p>
      <ul className={styles.colleges}>
        {colleges.map((college) => (
          <li key={college.id}>
            <CollegeBadge look={college} size={22} />
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <ButtonLink href={screenAddress(id, 'personnes')}>{t('frame.editColleges')}</ButtonLink>
      </div>
    </section>
  );
}
