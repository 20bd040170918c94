import type { ComponentProps } from 'react';
import { StatusLine } from '../kit/notices/status-line';
import styles from './bar-link.module.css';

interface BarLinkProps extends ComponentProps<typeof StatusLine> {
  readonly href: string;
  /** What is read aloud, where what is shown is shorter. */
  readonly name?: string;
}

/** In the top bar: who is here, and the way to where they are let in. */
export function BarLink({ href, name, kind, children }: BarLinkProps) {
  return (
    <a className={styles.bar} href={href} aria-label={name}>
      <StatusLine kind={kind}>{children}</StatusLine>
    </a>
  );
}
