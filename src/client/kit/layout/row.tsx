import type { HTMLAttributes } from 'react';
import { classNames } from '../class-names';
import styles from './row.module.css';
import { type Space, spaceOf } from './space';

interface RowProps extends Omit<HTMLAttributes<HTMLElement>, 'style'> {
  /** The element it is: what it means decides, and not how it looks. */
  readonly as?: 'div' | 'p' | 'header' | 'footer' | 'fieldset' | 'dl' | 'ul' | 'li' | 'span';
  readonly gap?: Space;
  readonly align?: 'center' | 'start' | 'end' | 'stretch';
  /** `between`: the first at one end, the last at the other. */
  readonly justify?: 'start' | 'between';
  /** The first takes what room the others leave: a field and its button. */
  readonly fill?: boolean;
  /** False where the parts shrink rather than go to the next line. */
  readonly wrap?: boolean;
}

/** Things side by side, which go to the next line where there is no room. */
export function Row({
  as: Element = 'div',
  gap = 2,
  align = 'center',
  justify = 'start',
  wrap = true,
  fill,
  className,
  ...props
}: RowProps) {
  return (
    <Element
      {...props}
      className={classNames(
        styles.row,
        styles[align],
        justify === 'between' && styles.between,
        wrap && styles.wrap,
        fill && styles.fill,
        className,
      )}
      style={{ gap: spaceOf(gap) }}
    />
  );
}
