import { useTranslation } from 'react-i18next';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { CollegeList } from './college-list';
import { PeopleList } from './people-list';
import styles from './people-screen.module.css';

/** « Collèges et personnes »: the places one speaks from, and who came, by pseudonym. */
export default function PeopleScreen() {
  const { t } = useTranslation('people');
  return (
    <>
      <PageHeader title={t('screenTitle')} />
      <div className={styles.columns}>
        <CollegeList />
        <PeopleList />
      </div>
    </>
  );
}
