import { useRef } from 'react';
import { createPortal } from 'react-dom';
import { Popover } from 'react-aria-components/Popover';
import { type MenuEntry, MenuLines } from './menu';
import styles from './menu.module.css';
import { classNames } from '../class-names';

interface MenuAtProps {
  readonly label: string;
  /** What it opens at, in pixels of the window. */
  readonly at: Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** An open list of gestures under a place of the screen that is no button, as a word is. Escape or a press elsewhere closes it. */
export function MenuAt({ label, at, entries, onClose }: MenuAtProps) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <>
      {createPortal(
        <span ref={place} className={styles.place} style={{ left: at.x, top: at.y, width: at.width, height: at.height }} aria-hidden />,
        document.body,
      )}
      <Popover
        className={classNames(styles.popover)}
        triggerRef={place}
        placement="bottom start"
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
      >
        <MenuLines label={label} entries={entries.map((entry) => ({ ...entry, onAction: closing(entry.onAction, onClose) }))} isEntered />
      </Popover>
    </>
  );
}

function closing(act: () => void, close: () => void): () => void {
  return () => {
    act();
    close();
  };
}
