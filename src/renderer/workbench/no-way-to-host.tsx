import { useTranslation } from 'react-i18next';
import styles from './app.module.css';

/** The page was opened without its key (an old bookmark, a copied address): says so, and what to do. */
export function NoWayToHost() {
  const { t } = useTranslation('shell');
  return (
    <main className={styles.center}>
      <h1>{t('noToken.title')}</h1>
      <p>{t('noToken.words')}</p>
    </main>
  );
}
