import type { HTMLAttributes } from 'react';
import { classNames } from '../class-names';
import { type Space, spaceOf } from './space';
import styles from './stack.module.css';

interface StackProps extends Omit<HTMLAttributes<HTMLElement>, 'style'> {
  /** The element it is: what it means decides, and not how it looks. */
  readonly as?: 'div' | 'section' | 'article' | 'header' | 'aside' | 'fieldset' | 'details' | 'dl' | 'li' | 'span';
  readonly gap?: Space;
  /** `start`: what stands in it is no wider than it needs. */
  readonly align?: 'stretch' | 'start';
  /** A screen of fields and sentences, no wider than one reads. */
  readonly isNarrow?: boolean;
}

/** Things one under the other, with the same room between them. */
export function Stack({ as: Element = 'div', gap = 3, align = 'stretch', isNarrow, className, ...props }: StackProps) {
  return (
    <Element
      {...props}
      className={classNames(styles.stack, align === 'start' && styles.start, isNarrow && styles.narrow, className)}
      style={{ gap: spaceOf(gap) }}
    />
  );
}
