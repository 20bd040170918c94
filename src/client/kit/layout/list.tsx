import type { HTMLAttributes } from 'react';
import { classNames } from '../class-names';
import styles from './list.module.css';
import { type Space, spaceOf } from './space';

interface ListProps extends Omit<HTMLAttributes<HTMLElement>, 'style'> {
  readonly as?: 'ul' | 'ol';
  readonly gap?: Space;
  /** As many columns as there is room for, none narrower than 16, 20 or 24 root text sizes. */
  readonly columns?: 'narrow' | 'medium' | 'wide';
  /** One sheet, with a line between its items. */
  readonly isFramed?: boolean;
  /** A line under each item, its parts side by side. */
  readonly isLined?: boolean;
}

/** A list without bullets; nothing at all where it is empty. */
export function List({ as: Element = 'ul', gap = 0, columns, isFramed, isLined, className, ...props }: ListProps) {
  return (
    <Element
      {...props}
      className={classNames(styles.list, columns && styles[columns], isFramed && styles.framed, isLined && styles.lined, className)}
      style={{ gap: spaceOf(gap) }}
    />
  );
}
