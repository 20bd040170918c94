import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useObservable } from '#client/documents/use-observable';
import { useHostConnection } from '#client/documents/workspace-context.tsx';
import type { WorkspaceSession } from '#client/documents/workspace-session';
import { Notice } from '#client/kit/notices/notice.tsx';
import { showToast } from '#client/kit/notices/toast';
import { ErrorNotice } from '#client/kit/notices/error-notice.tsx';
import { AppError } from '#shared/app-error';

/** Says that the host is gone, that words are kept here, and that they are safe again when it is back. */
export function LostNotice({ session }: { readonly session: WorkspaceSession }) {
  const { t } = useTranslation('shell');
  const state = useObservable(useHostConnection().state);
  const { trouble } = useObservable(session.core.status);
  const wasLost = useRef(false);
  useEffect(() => {
    if (state === 'lost') wasLost.current = true;
    if (state !== 'open' || !wasLost.current) return;
    wasLost.current = false;
    showToast(t('lost.back'), { outlives: true });
  }, [state, t]);
  if (state === 'lost')
    return (
      <Notice kind="warn" title={t('lost.title')}>
        <p>{t('lost.words')}</p>
      </Notice>
    );
  return trouble ? <ErrorNotice error={new AppError(trouble, 'edits are not becoming durable')} /> : null;
}
