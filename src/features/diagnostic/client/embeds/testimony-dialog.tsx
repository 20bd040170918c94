import { useTranslation } from 'react-i18next';
import { useCoreAndTable } from '#client/documents/workspace-context.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import type { Stored } from '#document/records/record-collection';
import type { Testimony } from '../../model/diagnostic-records';
import { testimoniesAt } from '../../model/diagnostic-section';
import { TestimonyForm } from './testimony-form';

interface TestimonyDialogProps {
  readonly chapterId: string;
  /** The testimony being changed; absent for a new one. */
  readonly testimony?: Stored<Testimony>;
  readonly onClose: () => void;
  /** Receives the id of a new testimony. */
  readonly onSave?: (testimonyId: string) => void;
}

/** Somebody's words, what they agreed to be called, and how far they agreed that their words go. */
export function TestimonyDialog({ chapterId, testimony, onClose, onSave }: TestimonyDialogProps) {
  const { t } = useTranslation('diagnostic');
  const records = testimoniesAt(useCoreAndTable());
  const save = (value: Testimony) => {
    if (testimony) records.patch(testimony.id, value);
    else onSave?.(records.create(value));
    onClose();
  };
  return (
    <Dialog title={t('testimony.title')} isOpen onClose={onClose}>
      <TestimonyForm chapterId={chapterId} {...(testimony && { testimony })} onSave={save} onCancel={onClose} />
    </Dialog>
  );
}
