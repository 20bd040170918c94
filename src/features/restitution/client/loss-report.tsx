import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import styles from './restitution.module.css';

/** What is not in the restitution, and why: nothing is left out without a word. */
export function LossReport({ losses, leftOut }: { losses: readonly string[]; leftOut: readonly string[] }) {
  const { t } = useTranslation('restitution');
  return (
    <Card as="section" isSmall>
      <h2>{t('losses.title')}</h2>
      <ul className={styles.points}>
        {leftOut.length > 0 ? <li>{t('losses.chosen', { sections: leftOut.join(', ') })}</li> : null}
        {losses.map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
        <li>{t('losses.apart')}</li>
      </ul>
    </Card>
  );
}
