import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { classNames } from '../class-names';
import styles from './menu.module.css';

/** A line of a menu, and what choosing it does. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  /** Drawn apart: it takes something away. */
  readonly danger?: boolean;
  /** A line parts it from what stands above. */
  readonly isApart?: boolean;
  readonly onAction: () => void;
}

interface MenuProps {
  /** What the menu is for; shown on the button unless `trigger` draws it. */
  readonly label: string;
  /** Drawn inside the button instead of the label, which is then read aloud only. */
  readonly trigger?: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly isDisabled?: boolean;
}

/** A button that opens a list of gestures. */
export function Menu({ label, trigger, entries, isDisabled }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton
        className={classNames(styles.button, trigger !== undefined && styles.bare)}
        isDisabled={isDisabled ?? false}
        {...(trigger === undefined ? {} : { 'aria-label': label })}
      >
        {trigger ?? label}
      </AriaButton>
      <Popover className={classNames(styles.popover)} placement="bottom end">
        <MenuLines label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

interface MenuLinesProps extends Pick<MenuProps, 'label' | 'entries'> {
  /** The keyboard goes to its first line at once, where no button says which. */
  readonly isEntered?: boolean;
}

/** The lines of a menu; inside the popover of whatever opens it. */
export function MenuLines({ label, entries, isEntered }: MenuLinesProps) {
  return (
    <AriaMenu className={classNames(styles.menu)} aria-label={label} {...(isEntered ? { autoFocus: 'first' as const } : {})}>
      {entries.map((entry) => (
        <MenuItem
          key={entry.id}
          id={entry.id}
          textValue={entry.label}
          isDisabled={entry.isDisabled ?? false}
          onAction={entry.onAction}
          className={classNames(styles.item, entry.danger && styles.danger, entry.isApart && styles.apart)}
        >
          {entry.icon}
          <span className={styles.words}>
            <Text slot="label">{entry.label}</Text>
            {entry.description ? (
              <Text slot="description" elementType="small">
                {entry.description}
              </Text>
            ) : null}
          </span>
        </MenuItem>
      ))}
    </AriaMenu>
  );
}
