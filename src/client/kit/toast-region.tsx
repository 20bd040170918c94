import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Notice } from './notice';
import { currentToasts, dismissToast, onToastsChange } from './toast';
import styles from './toast-region.module.css';

/** Where `showToast` speaks; the shell places one. Always in the page, so that screen readers hear it change. */
export function ToastRegion() {
  const { t } = useTranslation('kit');
  const messages = useSyncExternalStore(onToastsChange, currentToasts);
  return (
    <section className={styles.region} aria-label={t('messages')} aria-live="polite">
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
