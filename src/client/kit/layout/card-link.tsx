import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { classNames } from '../class-names';
import styles from './card.module.css';
import { spaceOf } from './space';

interface CardLinkProps {
  readonly href: string;
  /** `start`: what stands in it is no wider than it needs. */
  readonly align?: 'stretch' | 'start';
  readonly children: ReactNode;
}

/** A sheet that leads somewhere, whole; as high as its neighbours. */
export function CardLink({ href, align, children }: CardLinkProps) {
  const look = classNames(styles.card, styles.link, align === 'start' && styles.start);
  return (
    <Link href={href} className={look} style={{ gap: spaceOf(2), padding: spaceOf([4, 5]) }}>
      {children}
    </Link>
  );
}
