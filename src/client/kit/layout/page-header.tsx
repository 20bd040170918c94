import type { ReactNode } from 'react';
import styles from './page-header.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** One sentence: what one does here. */
  readonly intro?: string | undefined;
  /** At the end of the line: who is here, views, the next gesture. */
  readonly actions?: ReactNode;
}

/** The title of a screen. The shell moves the focus to it when the screen changes. */
export function PageHeader({ title, intro, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h1 tabIndex={-1}>{title}</h1>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
      {intro ? <p className={styles.intro}>{intro}</p> : null}
    </header>
  );
}
