import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button';
import { Notice } from './notice';
import { currentToasts, dismissToast, onToastsChange } from './toast';
import styles from './toast-region.module.css';

/**
 * Where `showToast` speaks; the shell places one. Always in the page, so that screen readers hear it change, also over a
 * dialog. What it covers can be scrolled out from under it: pages and dialogs leave `--messages` free at their end.
 */
export function ToastRegion() {
  const { t } = useTranslation('kit');
  const messages = useSyncExternalStore(onToastsChange, currentToasts);
  const region = useRef<HTMLElement>(null);
  useEffect(() => (region.current ? leaveFree(region.current) : undefined), []);
  return (
    <section
      ref={region}
      className={styles.region}
      aria-label={t('messages')}
      aria-live="polite"
      // To react-aria, what is said over a dialog is no part of what the dialog stops.
      data-react-aria-top-layer="true"
    >
      {messages.map((message) => (
        <Notice
          key={message.id}
          kind={message.kind}
          title={message.text}
          onClose={() => dismissToast(message.id)}
          actions={
            message.action ? (
              <Button
                size="s"
                onPress={() => {
                  message.action?.run();
                  dismissToast(message.id);
                }}
              >
                {message.action.label}
              </Button>
            ) : null
          }
        />
      ))}
    </section>
  );
}

/** Keeps `--messages` the height that the messages take, with the room around them; returns how it ends. */
function leaveFree(region: HTMLElement): () => void {
  const { style } = document.documentElement;
  const watcher = new ResizeObserver(() => {
    const height = region.offsetHeight;
    if (height > 0) style.setProperty('--messages', `calc(${height}px + 2 * var(--s4))`);
    else style.removeProperty('--messages');
  });
  watcher.observe(region);
  return () => {
    watcher.disconnect();
    style.removeProperty('--messages');
  };
}
