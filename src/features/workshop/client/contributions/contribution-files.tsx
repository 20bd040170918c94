import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentsContract } from '#bridge/documents-contract';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { isAttachable } from '#shared/file-kinds';
import type { Contribution } from '../../model/contribution';
import styles from '../workshop.module.css';

type File = Contribution['files'][number];

/** The photos and recordings that go with a contribution. */
export function ContributionFiles({ files }: { readonly files: readonly File[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {[...new Map(files.map((file) => [file.hash, file])).values()].map((file) => (
        <li key={file.hash}>
          <OneFile file={file} />
        </li>
      ))}
    </ul>
  );
}

function OneFile({ file }: { readonly file: File }) {
  const { t } = useTranslation('workshop');
  const kept = useAttachment(file.hash);
  const [isBroken, setBroken] = useState(false);
  if (kept === 'waiting') return null;
  const kind = file.mediaType.startsWith('audio/') ? 'audio' : 'photo';
  if (kept === 'absent') return <p className={styles.absent}>{t(`files.${kind}Away`)}</p>;
  if (isBroken) return <p className={styles.absent}>{t(`files.${kind}Unreadable`)}</p>;
  if (kind === 'audio')
    // biome-ignore lint/a11y/useMediaCaption: what somebody said at a table has no written twin but the words beside it
    return <audio controls src={kept.url} aria-label={t('files.audio')} onError={() => setBroken(true)} />;
  return <img src={kept.url} alt={t('files.photo')} className={styles.photo} onError={() => setBroken(true)} />;
}

/** A file of the démarche as an address this page can show; `absent` when it stayed on the computer that received it. */
function useAttachment(hash: string): 'waiting' | 'absent' | { readonly url: string } {
  const { id: workspaceId } = useWorkspace();
  const documents = useService(documentsContract);
  const [state, setState] = useState<'waiting' | 'absent' | { readonly url: string }>('waiting');
  useEffect(() => {
    let url: string | undefined;
    let isCurrent = true;
    documents.attachment({ workspaceId, hash }).then(
      (file) => {
        if (!isCurrent) return;
        if (file && isAttachable(file.mediaType)) url = URL.createObjectURL(new Blob([file.bytes.slice()], { type: file.mediaType }));
        setState(url === undefined ? 'absent' : { url });
      },
      () => isCurrent && setState('absent'),
    );
    return () => {
      isCurrent = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [documents, workspaceId, hash]);
  return state;
}
