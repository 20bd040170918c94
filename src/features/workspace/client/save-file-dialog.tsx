import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { Progress } from '#client/kit/notices/progress.tsx';
import { showToast } from '#client/kit/notices/toast';
import { type WorkspaceSummary, workspaceContract } from '../model/workspace-contract';
import { saveWorkspaceFile } from './exchange-file';
import styles from './files.module.css';
import { readySeal, SealChoice, useSeal } from './seal-choice';

export interface SaveFileDialogProps {
  readonly summary: WorkspaceSummary;
  readonly onClose: () => void;
}

/** « Enregistrer dans un fichier »: open to whoever has it, or protected by a phrase. */
export default function SaveFileDialog({ summary, onClose }: SaveFileDialogProps) {
  const { t } = useTranslation('workspace');
  const workspace = useService(workspaceContract);
  const [seal, setSeal] = useSeal(summary.keeper === 'passphrase');
  const [state, setState] = useState<{ readonly isSaving: boolean; readonly error?: unknown }>({ isSaving: false });
  const ready = readySeal(seal);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setState({ isSaving: true });
    const done = (name: string) => {
      showToast(t('file.saved', { name }));
      onClose();
    };
    saveWorkspaceFile(workspace, summary.id, ready.passphrase).then(done, (error: unknown) => setState({ isSaving: false, error }));
  };
  return (
    <Dialog
      title={t('files.save.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('files.save.cancel')}</Button>
          <Button variant="go" type="submit" form="save-file" isDisabled={!ready || state.isSaving}>
            {t('files.save.go')}
          </Button>
        </>
      }
    >
      <form id="save-file" className={styles.form} onSubmit={save}>
        <p>{t('files.save.words')}</p>
        <SealChoice seal={seal} onChange={setSeal} />
        {state.isSaving ? <Progress label={t('file.saving')} /> : null}
        {state.error ? <ErrorNotice error={state.error} /> : null}
      </form>
    </Dialog>
  );
}
