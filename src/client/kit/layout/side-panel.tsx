import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../icon-button';
import { keepOpener, useFocusBack } from '../focus/focus-back';
import styles from './side-panel.module.css';
import { useEscape } from '../focus/use-escape';
import { useScrollFocus } from '../focus/use-scroll-focus';

interface SidePanelProps {
  readonly title: string;
  readonly onClose?: (() => void) | undefined;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/**
 * What stands beside the work without hiding it: a column on a wide screen, a sheet from the bottom on a
 * small one. It comes into view and takes the focus when it opens: its first field where that asks for it, so that one
 * writes at once, else its title. It gives the focus back when it closes; Escape closes it, wherever on the screen one is.
 */
export function SidePanel({ title, onClose, children, actions }: SidePanelProps) {
  const { t } = useTranslation('kit');
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const opener = useFocusBack();
  const body = useScrollFocus<HTMLDivElement>();
  useEffect(() => {
    if (panel.current) keepOpener(panel.current, opener);
    if (!panel.current?.contains(document.activeElement)) heading.current?.focus({ preventScroll: true });
    document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [opener]);
  useEscape(onClose);
  return (
    <aside ref={panel} className={styles.panel} aria-labelledby={titleId}>
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
      <div ref={body} className={styles.body}>
        {children}
      </div>
      {actions ? <footer className={styles.actions}>{actions}</footer> : null}
    </aside>
  );
}
