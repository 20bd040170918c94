import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { IconButton } from '#client/kit/icon-button.tsx';
import { AddLine } from './action-list';
import styles from './experiment.module.css';
import { useExperiments } from './use-experiments';
import { useUndoable } from './use-undoable';

/** « Issu de ces constats »: the passages of the diagnostic a trial started from. */
export function FindingsPanel({ experimentId }: { experimentId: string }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const undoable = useUndoable();
  const links = useRecords(records.findings).filter((link) => link.experimentId === experimentId);
  return (
    <section className={styles.note}>
      <h2>{t('findings.title')}</h2>
      {links.length === 0 ? <p>{t('findings.none')}</p> : null}
      <ul className={styles.findings}>
        {links.map((link) => (
          <li key={link.id}>
            <span>{link.label}</span>
            <IconButton
              label={t('findings.remove', { label: link.label })}
              onPress={() => undoable(link.label, () => records.findings.remove(link.id))}
            >
              <X size={18} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <AddLine
        label={t('findings.own')}
        button={t('findings.link')}
        onAdd={(label) => records.findings.create({ experimentId, textId: '', blockId: '', label, createdAt: Date.now() })}
      />
    </section>
  );
}
