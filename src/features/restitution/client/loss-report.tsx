import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import styles from './restitution.module.css';

/** What is not in the restitution, and why: nothing is left out without a word. */
export function LossReport({ losses }: { losses: readonly string[] }) {
  const { t } = useTranslation('restitution');
  return (
    <Card as="section" isSmall>
      <h2>{t('losses.title')}</h2>
      {losses.length === 0 ? <p>{t('losses.none')}</p> : null}
      <ul className={styles.points}>
        {losses.map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
    </Card>
  );
}
