import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';
import styles from './dialog.module.css';
import { useScrollFocus } from '../focus/use-scroll-focus';
import { IconButton } from '../icon-button';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the bottom, the one that goes on last. */
  readonly actions?: ReactNode;
  readonly size?: 'm' | 'l';
  /** For a question that must be answered by one of its buttons. */
  readonly role?: 'dialog' | 'alertdialog';
}

/**
 * A window over the screen, for a question that stops everything else. Escape and the cross close it and
 * the focus goes back where it was. Where a panel will do, take `SidePanel`.
 */
export function Dialog({ title, isOpen, onClose, children, actions, size, role }: DialogProps) {
  const { t } = useTranslation('kit');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role !== 'alertdialog'}
      className={classNames(styles.veil)}
    >
      <Modal className={classNames(styles.modal, size === 'l' && styles.large)}>
        <AriaDialog className={classNames(styles.dialog)} role={role ?? 'dialog'}>
          <header className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t('close')} onPress={onClose}>
              <X size={22} aria-hidden />
            </IconButton>
          </header>
          <Body>{children}</Body>
          {actions ? <footer className={styles.actions}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Body({ children }: Pick<DialogProps, 'children'>) {
  const body = useScrollFocus<HTMLDivElement>();
  return (
    <div ref={body} className={styles.body}>
      {children}
    </div>
  );
}
