import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useService } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { showToast } from '#client/kit/notices/toast';
import { type WorkspaceSummary, workspaceContract } from '../../model/workspace-contract';
import styles from './bin.module.css';

interface BinProps {
  readonly trashed: readonly WorkspaceSummary[];
  readonly onError: (error: unknown) => void;
}

/** The démarches put aside: taken back in one gesture, erased in two. */
export default function Bin({ trashed, onError }: BinProps) {
  const { t } = useTranslation('workspace');
  return (
    <details className={styles.bin}>
      <summary>
        <Trash2 size={20} aria-hidden />
        {t('bin.show', { count: trashed.length })}
      </summary>
      <ul>
        {trashed.map((summary) => (
          <li key={summary.id}>
            <TrashedWorkspace summary={summary} onError={onError} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function TrashedWorkspace({ summary, onError }: { summary: WorkspaceSummary; onError: (error: unknown) => void }) {
  const { t } = useTranslation('workspace');
  const workspace = useService(workspaceContract);
  const [isErasing, setErasing] = useState(false);
  const { id, title } = summary;
  const restore = () => workspace.restore({ id }).then(() => showToast(t('bin.restored', { title })), onError);
  const erase = () => {
    setErasing(false);
    workspace.erase({ id }).then(() => showToast(t('bin.erased', { title })), onError);
  };
  return (
    <>
      <span className={styles.name}>
        {title}
        <small>{t('bin.kept', { count: summary.trashDaysLeft ?? 0 })}</small>
      </span>
      <Button size="s" aria-label={t('bin.restoreNamed', { title })} onPress={restore}>
        {t('bin.restore')}
      </Button>
      <Button size="s" variant="danger" aria-label={t('bin.eraseNamed', { title })} onPress={() => setErasing(true)}>
        {t('bin.erase')}
      </Button>
      <Dialog
        title={t('bin.eraseTitle', { title })}
        role="alertdialog"
        isOpen={isErasing}
        onClose={() => setErasing(false)}
        actions={
          <>
            <Button variant="danger" onPress={erase}>
              {t('bin.erase')}
            </Button>
            <Button variant="go" autoFocus onPress={() => setErasing(false)}>
              {t('bin.keep')}
            </Button>
          </>
        }
      >
        <p>{t('bin.eraseWords')}</p>
      </Dialog>
    </>
  );
}
