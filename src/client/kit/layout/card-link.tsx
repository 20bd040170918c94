import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { classNames } from '../class-names';
import styles from './card.module.css';
import { spaceOf } from './space';

/** A sheet that leads somewhere, whole; as high as its neighbours. */
export function CardLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link href={href} className={classNames(styles.card, styles.start, styles.link)} style={{ gap: spaceOf(2), padding: spaceOf([4, 5]) }}>
      {children}
    </Link>
  );
}
