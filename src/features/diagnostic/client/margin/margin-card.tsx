import { type ReactNode, useId } from 'react';
import { classNames } from '#client/kit/class-names';
import styles from './margin.module.css';

/** One card of the margin; `marked` when what it says holds here and now. */
export function MarginCard({ title, marked, children }: { title: string; marked?: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classNames(styles.card, marked && styles.marked)} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
