import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** What this place is for, in one or two short sentences. */
  readonly purpose: string;
  /** What it could hold, shown as an example. */
  readonly example?: ReactNode;
  /** The first gesture, one button. */
  readonly action?: ReactNode;
}

/** An empty screen that teaches: what the place is for, an example, the first gesture. */
export function EmptyState({ title, purpose, example, action }: EmptyStateProps) {
  const { t } = useTranslation('kit');
  return (
    <section className={styles.empty}>
      <h2>{title}</h2>
      <p>{purpose}</p>
      {example ? (
        <figure className={styles.example}>
          <figcaption>{t('example')}</figcaption>
          {example}
        </figure>
      ) : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </section>
  );
}
