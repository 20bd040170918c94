import type { HTMLAttributes } from 'react';
import { classNames } from '../class-names';
import styles from './card.module.css';
import { type Space, spaceOf } from './space';

interface CardProps extends Omit<HTMLAttributes<HTMLElement>, 'style'> {
  /** The element it is: what it means decides, and not how it looks. */
  readonly as?: 'div' | 'section' | 'article' | 'aside' | 'li';
  readonly gap?: Space;
  readonly pad?: Space;
  /** `start`: what stands in it is no wider than it needs. */
  readonly align?: 'stretch' | 'start';
  /** Smaller words, for what stands beside the work. */
  readonly isSmall?: boolean;
  /** The marker: what is here, now. */
  readonly isMarked?: boolean;
}

/** A sheet of paper: what belongs together, framed. */
export function Card({ as: Element = 'div', gap = 2, pad = 4, align, isSmall, isMarked, className, ...props }: CardProps) {
  const look = classNames(styles.card, align === 'start' && styles.start, isSmall && styles.small, isMarked && styles.marked, className);
  return <Element {...props} className={look} style={{ gap: spaceOf(gap), padding: spaceOf(pad) }} />;
}
