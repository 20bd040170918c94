import { useTranslation } from 'react-i18next';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import type { Stored } from '#document/records/record-collection';
import type { Figure } from '../../model/diagnostic-records';
import { figuresOf } from '../../model/diagnostic-section';
import { FigureForm } from './figure-form';

interface FigureDialogProps {
  readonly chapterId: string;
  /** The figure being changed; absent for a new one. */
  readonly figure?: Stored<Figure>;
  readonly onClose: () => void;
  /** Receives a new figure, and its id. */
  readonly onSave?: (figureId: string, figure: Figure) => void;
}

/** A number as people know it, with what it counts, where it comes from, its date and among how many. */
export function FigureDialog({ chapterId, figure, onClose, onSave }: FigureDialogProps) {
  const { t } = useTranslation('diagnostic');
  const records = figuresOf(useCore());
  const save = (value: Figure) => {
    if (figure) records.patch(figure.id, value);
    else onSave?.(records.create(value), value);
    onClose();
  };
  return (
    <Dialog title={t('figure.title')} isOpen onClose={onClose}>
      <FigureForm chapterId={chapterId} {...(figure && { figure })} onSave={save} onCancel={onClose} />
    </Dialog>
  );
}
