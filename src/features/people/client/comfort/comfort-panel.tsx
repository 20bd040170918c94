import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { SidePanel } from '#client/kit/layout/side-panel.tsx';
import { ComfortFields } from './comfort-fields';
import styles from './comfort-panel.module.css';

/** « Confort de lecture », beside any screen: each choice is seen at once in the page, which stays in use, and kept. */
export default function ComfortPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  // Beside the page and not in the bar that opens it, which is narrow and has a role of its own.
  return createPortal(
    <div className={styles.place}>
      <SidePanel
        title={t('comfort.title')}
        onClose={onClose}
        actions={
          <Button variant="go" wide onPress={onClose}>
            {t('comfort.done')}
          </Button>
        }
      >
        <p>{t('comfort.intro')}</p>
        <ComfortFields />
      </SidePanel>
    </div>,
    document.body,
  );
}
