import { useTranslation } from 'react-i18next';
import styles from './workshop.module.css';

/** « Ici, maintenant »: what phones are shown. */
export function NowMark() {
  const { t } = useTranslation('workshop');
  return <span className={styles.now}>{t('phones.now')}</span>;
}
