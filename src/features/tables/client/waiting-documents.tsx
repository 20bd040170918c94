import { useTranslation } from 'react-i18next';
import { useDocumentName } from '#client/documents/document-names.tsx';
import { StatusLine } from '#client/kit/notices/status-line.tsx';
import type { DocumentWaiting } from '../model/table-status';
import styles from '#client/invite/invite.module.css';

/** Document by document, which tables have not received what yet. */
export function WaitingDocuments({ documents }: { readonly documents: readonly DocumentWaiting[] }) {
  const { t } = useTranslation('tables');
  const nameOf = useDocumentName();
  const title = (id: string) => (id === 'core' ? t('coreDocument') : (nameOf(id) ?? t('otherDocument')));
  return (
    <section className={styles.block} aria-labelledby="sharing-waiting">
      <h2 id="sharing-waiting">{t('waitingTitle')}</h2>
      {documents.length === 0 ? <StatusLine kind="ok">{t('waitingNothing')}</StatusLine> : null}
      <ul className={styles.devices}>
        {documents.map(({ id, tables }) => (
          <li key={id} className={styles.device}>
            <span className={styles.words}>
              <b>{title(id)}</b>
              {tables.map(({ name, pending }) => (
                <span key={name} className={styles.facts}>
                  {t('waitingFor', { table: name, count: pending })}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
