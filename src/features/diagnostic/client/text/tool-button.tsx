import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import styles from './tool-button.module.css';

interface ToolButtonProps {
  readonly label: string;
  readonly icon?: ReactNode;
  /** Shows the label itself instead of a picture. */
  readonly words?: boolean;
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** One tool. The focus stays in the text when it is used with the mouse, so that one goes on writing. */
export function ToolButton({ label, icon, words, isPressed, isDisabled, onPress }: ToolButtonProps) {
  return (
    <TooltipTrigger delay={500} isDisabled={words ?? false}>
      <ToggleButton
        className={styles.tool ?? ''}
        isSelected={isPressed ?? false}
        isDisabled={isDisabled ?? false}
        onChange={onPress}
        preventFocusOnPress
        {...(words ? {} : { 'aria-label': label })}
      >
        {words ? label : icon}
      </ToggleButton>
      <Tooltip className={styles.tip ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
