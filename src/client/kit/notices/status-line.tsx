import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './status-line.module.css';

type StatusKind = 'ok' | 'waiting' | 'off';

interface StatusLineProps {
  readonly kind: StatusKind;
  readonly children: ReactNode;
  /** Where it changes with every key: it is then said aloud by an `Announcement` beside it, when it has come to rest. */
  readonly isQuiet?: boolean;
}

/**
 * The true state of one's words, in words (« enregistré ici · partagé avec 4 tables »). Announced politely
 * when it changes; the dot repeats it by colour and by shape (full, half, empty).
 */
export function StatusLine({ kind, children, isQuiet = false }: StatusLineProps) {
  return (
    <span className={styles.status} {...(isQuiet ? {} : { role: 'status' })}>
      <span className={classNames(styles.dot, styles[kind])} />
      {children}
    </span>
  );
}
