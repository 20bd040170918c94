import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useComfort } from './comfort/comfort-context';
import { FirstComfortFields } from './comfort/comfort-fields';
import styles from './first-start.module.css';

/** The very first screen on this computer: language and comfort, one button, never asked again. */
export default function FirstStart() {
  const { t } = useTranslation('people');
  const { change } = useComfort();
  return (
    <main className={styles.page} id="main">
      <div className={styles.sheet}>
        <h1 tabIndex={-1}>{t('firstStart.title')}</h1>
        <p>{t('firstStart.intro')}</p>
        <FirstComfortFields />
        <p className={styles.later}>{t('firstStart.later')}</p>
        <Button variant="go" size="l" wide onPress={() => change({ chosen: true })}>
          {t('firstStart.go')}
        </Button>
      </div>
    </main>
  );
}
