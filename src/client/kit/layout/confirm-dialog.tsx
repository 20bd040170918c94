import type { ReactNode } from 'react';
import { Button } from '../button';
import { Dialog } from './dialog';

interface ConfirmDialogProps {
  readonly title: string;
  readonly isOpen?: boolean;
  /** What changes nothing, said as what one keeps (« Rester »); Escape does it too. */
  readonly stay: string;
  readonly onStay: () => void;
  /** What takes something away, said as what it does. */
  readonly go: string;
  readonly onGo: () => void;
  /** What is lost, and what is not. */
  readonly children: ReactNode;
}

/** Asks before something is taken away that can't be put back in one gesture. */
export function ConfirmDialog({ title, isOpen = true, stay, onStay, go, onGo, children }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      role="alertdialog"
      onClose={onStay}
      actions={
        <>
          <Button onPress={onStay}>{stay}</Button>
          <Button variant="danger" onPress={onGo}>
            {go}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
