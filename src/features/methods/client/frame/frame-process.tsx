import { shownWord } from '#document/records/known-word';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { inOrder, processRecords, PROGRESS_STATES } from '../../model/process-section';
import styles from './frame.module.css';

/** In « Cadre »: who does what, and the main steps at a glance; both come from the method and change there. */
export default function FrameProcess() {
  const { t } = useTranslation('methods');
  const records = processRecords(useCore());
  const roles = inOrder(useRecords(records.roles));
  const phases = inOrder(useRecords(records.phases));
  return (
    <>
      {roles.length === 0 ? (
        <p className={styles.intro}>{t('frame.noRoles')}</p>
      ) : (
        <ul className={styles.list}>
          {roles.map((role) => (
            <li key={role.id}>
              <b>{role.title}</b>
              {role.mission ? <small>{role.mission}</small> : null}
            </li>
          ))}
        </ul>
      )}
      <h2>{t('frame.phases')}</h2>
      {phases.length === 0 ? (
        <p className={styles.intro}>{t('frame.noPhases')}</p>
      ) : (
        <ol className={styles.list}>
          {phases.map((phase) => (
            <li key={phase.id}>
              <b>{phase.title}</b> · {t(`frame.states.${shownWord(PROGRESS_STATES, phase.state)}`)}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
