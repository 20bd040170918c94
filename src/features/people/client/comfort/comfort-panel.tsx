import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { ComfortFields } from './comfort-fields';

/** « Confort de lecture », from any screen: each choice is seen at once and kept. */
export default function ComfortPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('people');
  return (
    <Dialog
      title={t('comfort.title')}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="go" onPress={onClose}>
          {t('comfort.done')}
        </Button>
      }
    >
      <p>{t('comfort.intro')}</p>
      <ComfortFields />
    </Dialog>
  );
}
