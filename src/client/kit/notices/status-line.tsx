import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './status-line.module.css';

type StatusKind = 'ok' | 'waiting' | 'off';

interface StatusLineProps {
  readonly kind: StatusKind;
  readonly children: ReactNode;
}

/**
 * The true state of one's words, in words (« enregistré ici · partagé avec 4 tables »). Announced politely
 * when it changes; the dot repeats it by colour and by shape (full, half, empty).
 */
export function StatusLine({ kind, children }: StatusLineProps) {
  return (
    <span className={styles.status} role="status">
      <span className={classNames(styles.dot, styles[kind])} />
      {children}
    </span>
  );
}
