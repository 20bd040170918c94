import { useTranslation } from 'react-i18next';
import styles from '../app.module.css';

/** First stop of the keyboard on every screen. A button, not a link: the address after `#` is the route. */
export function SkipLink() {
  const { t } = useTranslation('shell');
  return (
    <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
      {t('skip')}
    </button>
  );
}
