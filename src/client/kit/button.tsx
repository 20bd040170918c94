import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { classNames } from './class-names';

type ButtonVariant = 'go' | 'plain' | 'quiet' | 'danger';
type ButtonSize = 's' | 'm' | 'l';

interface ButtonLook {
  /** `go`: the one next step of the screen. `plain`: another gesture. `quiet`: a tool among others. */
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  /** Takes the whole width of its column. */
  readonly wide?: boolean;
  /** Drawn before the words, never instead of them (see `IconButton`). */
  readonly icon?: ReactNode;
}

/** A look, the words, and whatever react-aria's button takes. */
interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'>, ButtonLook {
  readonly children: ReactNode;
}

/** A verb one can press. 44 px at least; `onPress` covers mouse, touch, keyboard and screen readers. */
export function Button({ variant, size, wide, icon, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={buttonClass({ variant: variant ?? 'plain', size: size ?? 'm', wide: wide ?? false })}>
      {icon}
      {children}
    </AriaButton>
  );
}

interface ButtonLinkProps extends ButtonLook {
  readonly href: string;
  readonly children: ReactNode;
  readonly 'aria-label'?: string;
}

/** A link that looks like a button: for gestures that go to another screen. */
export function ButtonLink({ variant, size, wide, icon, children, ...props }: ButtonLinkProps) {
  return (
    <a {...props} className={buttonClass({ variant: variant ?? 'plain', size: size ?? 'm', wide: wide ?? false })}>
      {icon}
      {children}
    </a>
  );
}

function buttonClass(look: Required<Omit<ButtonLook, 'icon'>>): string {
  return classNames(styles.button, styles[look.variant], styles[look.size], look.wide && styles.wide);
}
