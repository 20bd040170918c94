import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { classNames } from './class-names';
import styles from './icon-button.module.css';

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What it does, as a verb: read aloud, and shown beside it on hover and on focus. */
  readonly label: string;
  readonly children: ReactNode;
  /** Draws a border, for a button that stands alone. */
  readonly framed?: boolean;
}

/** A picture one can press, only where the picture is known by everybody (close, undo) or among its likes. */
export function IconButton({ label, children, framed, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...props} aria-label={label} className={classNames(styles.button, framed && styles.framed)}>
        {children}
      </AriaButton>
      <Tooltip className={classNames(styles.tip)} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
