import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { showToast } from '#client/kit/notices/toast';

/** Does something that takes things away, says so, and offers to put them back. */
export function useUndoable(): (said: string, act: () => void) => void {
  const { t } = useTranslation('experiment');
  const { core } = useWorkspace();
  return (said, act) => {
    // A step of its own: undoing it must not undo what was written just before.
    core.undo.stopCapturing();
    act();
    core.undo.stopCapturing();
    showToast(said, { kind: 'info', action: { label: t('remove.undo'), run: () => core.undo.undo() } });
  };
}
