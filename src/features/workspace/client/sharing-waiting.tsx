import { useTranslation } from 'react-i18next';
import { useDocumentName } from '#client/documents/document-names.tsx';
import { StatusLine } from '#client/kit/notices/status-line.tsx';
import type { DocumentWaiting } from '../model/sharing-table';
import styles from './sharing.module.css';

/** Document by document, which tables have not received what yet. */
export function SharingWaiting({ documents }: { readonly documents: readonly DocumentWaiting[] }) {
  const { t } = useTranslation('workspace');
  const nameOf = useDocumentName();
  const title = (id: string) => (id === 'core' ? t('sharing.coreDocument') : (nameOf(id) ?? t('sharing.otherDocument')));
  return (
    <section className={styles.block} aria-labelledby="sharing-waiting">
      <h2 id="sharing-waiting">{t('sharing.waitingTitle')}</h2>
      {documents.length === 0 ? <StatusLine kind="ok">{t('sharing.waitingNothing')}</StatusLine> : null}
      <ul className={styles.tables}>
        {documents.map(({ id, tables }) => (
          <li key={id} className={styles.table}>
            <span className={styles.words}>
              <b>{title(id)}</b>
              {tables.map(({ name, pending }) => (
                <span key={name} className={styles.facts}>
                  {t('sharing.waitingFor', { table: name, count: pending })}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
