import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore, useWorkspace } from '#client/documents/workspace-context.tsx';
import { screenAddress } from '#client/feature';
import { ButtonLink } from '#client/kit/button.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { collegesOf, orderedColleges } from '../model/people-section';
import styles from './frame-colleges.module.css';

/** In « Cadre »: whose knowledge speaks in this démarche; changed on its own screen. */
export default function FrameColleges() {
  const { t } = useTranslation('people');
  const { id } = useWorkspace();
  const colleges = orderedColleges(useRecords(collegesOf(useCore())));
  return (
    <>
      <p className={styles.intro}>{t('frame.intro')}</p>
      <ul className={styles.colleges}>
        {colleges.map((college) => (
          <li key={college.id}>
            <CollegeBadge look={college} size={22} />
          </li>
        ))}
      </ul>
      <div>
        <ButtonLink href={screenAddress(id, 'personnes')}>{t('frame.edit')}</ButtonLink>
      </div>
    </>
  );
}
