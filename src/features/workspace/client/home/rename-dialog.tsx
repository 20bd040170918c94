import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { type WorkspaceSummary, workspaceContract } from '../../model/workspace-contract';

interface RenameDialogProps {
  readonly summary: WorkspaceSummary;
  readonly onClose: () => void;
  readonly onError: (error: unknown) => void;
}

/** Gives a démarche another name. */
export default function RenameDialog({ summary, onClose, onError }: RenameDialogProps) {
  const { t } = useTranslation('workspace');
  const workspace = useService(workspaceContract);
  const [title, setTitle] = useState(summary.title);
  const save = () => {
    workspace.rename({ id: summary.id, title: title.trim() }).then(onClose, (error: unknown) => {
      onClose();
      onError(error);
    });
  };
  return (
    <Dialog
      title={t('rename.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('rename.cancel')}</Button>
          <Button variant="go" type="submit" form="rename">
            {t('rename.save')}
          </Button>
        </>
      }
    >
      <Form id="rename" onSend={save}>
        <TextField
          label={t('rename.label')}
          value={title}
          onChange={setTitle}
          maxLength={120}
          autoFocus
          toSend={title.trim() === '' ? t('rename.missing') : undefined}
        />
      </Form>
    </Dialog>
  );
}
