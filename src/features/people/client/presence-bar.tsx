import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { CollegeBadge, CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { NO_COLLEGE } from '../model/college';
import { collegesOf } from '../model/people-section';
import styles from './presence-bar.module.css';
import { type Present, usePresence } from './use-presence';

/** « 7 personnes écrivent », with the shapes of their colleges; opens the list of who is here. */
export function PresenceBar() {
  const { t } = useTranslation('people');
  const people = usePresence();
  const lookOf = useCollegeLooks();
  if (people.length < 2) return null;
  return (
    <DialogTrigger>
      <AriaButton className={styles.bar ?? ''}>
        <span className={styles.shapes}>
          {people.slice(0, 5).map((person) => (
            <CollegeShape key={person.clientId} look={lookOf(person.college)} />
          ))}
        </span>
        {t('presence.writing', { count: people.length })}
      </AriaButton>
      <Popover className={styles.popover ?? ''} placement="bottom end">
        <Dialog aria-label={t('presence.label')} className={styles.dialog ?? ''}>
          <ul className={styles.list}>
            {people.map((person) => (
              <li key={person.clientId}>
                <CollegeBadge look={lookOf(person.college)} label={nameOf(person, t('who.nobody'))} />
                {person.isMe ? <small>{t('presence.you')}</small> : <small>{lookOf(person.college).name}</small>}
              </li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function nameOf(person: Present, nobody: string): string {
  return person.name || nobody;
}

/** How each college looks; somebody without one has a look too. */
export function useCollegeLooks() {
  const { t } = useTranslation();
  const colleges = useRecords(collegesOf(useCore()));
  const none = { ...NO_COLLEGE, name: t('noCollege', { ns: 'kit' }) };
  return (id: string) => colleges.find((college) => college.id === id) ?? none;
}
