import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import type { ListedWorkspace } from '#client/feature';
import { Form } from '#client/kit/fields/form.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { showToast } from '#client/kit/notices/toast';
import { filesContract } from '../model/files-contract';
import { saveWorkspaceFile } from './transfer';
import styles from './files.module.css';
import { readySeal, SealChoice, useSeal } from './seal-choice';

interface SaveFileDialogProps {
  readonly workspace: ListedWorkspace;
  readonly onClose: () => void;
}

/** « Enregistrer dans un fichier »: open to whoever has it, or protected by a phrase. */
export default function SaveFileDialog({ workspace, onClose }: SaveFileDialogProps) {
  const { t } = useTranslation('files');
  const files = useService(filesContract);
  const [seal, setSeal] = useSeal(workspace.keeper === 'passphrase');
  const [state, setState] = useState<{ readonly isSaving: boolean; readonly error?: unknown }>({ isSaving: false });
  const ready = readySeal(seal);
  const save = () => {
    if (!ready) return;
    setState({ isSaving: true });
    const done = (name: string) => {
      showToast(t('file.saved', { name }));
      onClose();
    };
    saveWorkspaceFile(files, workspace.id, ready.passphrase).then(done, (error: unknown) => setState({ isSaving: false, error }));
  };
  return (
    <Dialog
      title={t('save.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('save.cancel')}</Button>
          <Button variant="go" type="submit" form="save-file" isDisabled={state.isSaving}>
            {t('save.go')}
          </Button>
        </>
      }
    >
      <Form id="save-file" className={styles.form} onSend={save}>
        <p>{t('save.words')}</p>
        <SealChoice seal={seal} onChange={setSeal} />
        {state.isSaving ? <Progress label={t('file.saving')} /> : null}
        {state.error ? <ErrorNotice error={state.error} /> : null}
      </Form>
    </Dialog>
  );
}
