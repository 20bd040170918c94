import { useTranslation } from 'react-i18next';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from '#client/kit/button.tsx';
import { classNames } from '#client/kit/class-names';
import { Codes } from './codes';
import styles from './phones.module.css';
import type { PhonesSession } from './use-phones';

interface ProjectionProps {
  readonly workspaceId: string;
  readonly session: PhonesSession;
  readonly onClose: () => void;
}

/** The codes on the whole screen, for a projector: they are read from the back of the room. Escape closes it. */
export function Projection({ workspaceId, session, onClose }: ProjectionProps) {
  const { t } = useTranslation('phones');
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && onClose()} className={classNames(styles.projection)}>
      <Modal className={classNames(styles.sheet)}>
        <Dialog className={classNames(styles.projected)}>
          <Heading slot="title" level={2}>
            {t('projectTitle')}
          </Heading>
          <Codes workspaceId={workspaceId} session={session} />
          <div className={styles.projectedActions}>
            <Button onPress={onClose}>{t('projectClose')}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
