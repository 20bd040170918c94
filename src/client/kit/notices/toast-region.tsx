import { useEffect, useState, useSyncExternalStore } from 'react';
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria/PortalProvider';
import {
  UNSTABLE_ToastRegion as AriaToastRegion,
  type QueuedToast,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastList as ToastList,
} from 'react-aria-components/Toast';
import { useTranslation } from 'react-i18next';
import { Button } from '../button';
import { classNames } from '../class-names';
import { Notice } from './notice';
import { type ToastMessage, toasts } from './toast';
import styles from './toast-region.module.css';

/**
 * Where `showToast` speaks; the shell places one, and F6 goes there. What it covers can be scrolled out from under it: pages
 * and dialogs leave `--messages` free at their end.
 */
export function ToastRegion() {
  const { t } = useTranslation('kit');
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const isSaying = useSyncExternalStore(onChange, () => toasts.visibleToasts.length > 0);
  useEffect(() => (place ? leaveFree(place) : undefined), [place]);
  return (
    // Always in the page: screen readers tell of a change in what is there, and not of what comes with its words. To react-aria,
    // what is said over a dialog is no part of what the dialog stops.
    <div ref={setPlace} className={styles.place} aria-live="polite" data-react-aria-top-layer="true">
      {/* Not before there is something to go to: F6 finds no region that was empty when it came (PITFALLS §11). */}
      {place && isSaying ? (
        <PortalProvider getContainer={() => place}>
          <AriaToastRegion queue={toasts} aria-label={t('messages')}>
            <ToastList<ToastMessage> className={classNames(styles.list)}>{({ toast }) => <Message toast={toast} />}</ToastList>
          </AriaToastRegion>
        </PortalProvider>
      ) : null}
    </div>
  );
}

function onChange(changed: () => void): () => void {
  return toasts.subscribe(changed);
}

function Message({ toast }: { toast: QueuedToast<ToastMessage> }) {
  const { kind, text, action } = toast.content;
  const close = () => toasts.close(toast.key);
  const act = () => {
    action?.run();
    close();
  };
  return (
    <Toast toast={toast} className={classNames(styles.message)}>
      <Notice
        kind={kind}
        title={<Text slot="title">{text}</Text>}
        onClose={close}
        actions={
          action ? (
            <Button size="s" onPress={act}>
              {action.label}
            </Button>
          ) : null
        }
      />
    </Toast>
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
