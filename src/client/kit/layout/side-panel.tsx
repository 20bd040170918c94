import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../icon-button';
import styles from './side-panel.module.css';

interface SidePanelProps {
  readonly title: string;
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/**
 * What stands beside the work without hiding it: a column on a wide screen, a sheet from the bottom on a
 * small one. Takes the focus when it opens, gives it back when it closes; Escape closes it.
 */
export function SidePanel({ title, onClose, children, actions }: SidePanelProps) {
  const { t } = useTranslation('kit');
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose?.();
  };
  return (
    <aside className={styles.panel} aria-labelledby={titleId} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {onClose ? (
          <IconButton label={t('closePanel', { title })} onPress={onClose}>
            <X size={22} aria-hidden />
          </IconButton>
        ) : null}
      </header>
      <div className={styles.body}>{children}</div>
      {actions ? <footer className={styles.actions}>{actions}</footer> : null}
    </aside>
  );
}
