import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import { Announcement } from '#client/kit/notices/announcement.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { keyed } from '../keyed';
import { guessArticle } from '../../model/french-name';
import type { NamedEnd, SaidLink, SentenceReading } from '../../model/sentence-read';
import { printSentence } from '../../model/sentence-print';
import styles from '../forms/map-forms.module.css';

/** What was understood of sentences: each link said back, new actors named as new, and the reason for what was not. */
export function SentenceReadings({ readings }: { readonly readings: readonly SentenceReading[] }) {
  const { t } = useTranslation('actor-map');
  if (readings.length === 0) return null;
  const unread = readings.filter(({ kind }) => kind === 'unread').length;
  return (
    <>
      <Announcement words={t('sentences.understood', { read: readings.length - unread, unread })} />
      <List gap={3}>
        {keyed(readings, (reading) => reading.text).map(({ key, item: reading }) => (
          <Card key={key} as="li" pad={3}>
            {reading.kind === 'unread' ? (
              <>
                <span>{t('quoted', { ns: 'kit', words: reading.text })}</span>
                <span className={styles.soft}>{t(`sentences.unread.${reading.reason}`)}</span>
              </>
            ) : (
              keyed(reading.links, (link) => link.type).map(({ key: place, item: link }) => <UnderstoodLink key={place} link={link} />)
            )}
          </Card>
        ))}
      </List>
    </>
  );
}

function UnderstoodLink({ link }: { readonly link: SaidLink }) {
  const { t } = useTranslation('actor-map');
  const fresh = [link.from, link.to].flatMap((end) => ('newName' in end ? [end.newName] : []));
  return (
    <span>
      {printSentence({ type: link.type, note: link.note, ...(link.label ? { label: link.label } : {}) }, named(link.from), named(link.to))}
      {fresh.length > 0 ? (
        <span className={styles.soft}> {t('sentences.newActor', { count: fresh.length, names: fresh.join(', ') })}</span>
      ) : null}
    </span>
  );
}

function named(end: NamedEnd) {
  return 'actor' in end ? end.actor : { name: end.newName, article: end.article ?? guessArticle(end.newName) };
}
