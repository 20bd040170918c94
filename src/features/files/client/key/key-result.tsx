import { useTranslation } from 'react-i18next';
import { Notice } from '#client/kit/notices/notice.tsx';
import { type News, type ReadFile, totalNews } from '#features/files/model/exchange-contract';
import styles from '../files.module.css';
import { useLocale } from '#client/i18n/use-locale';
import { formatMoment, formatTime } from '#shared/moment';
import type { KeyState } from './use-key-exchange';

/** What came, what went, from whom, when. */
export function KeyResult({ state }: { readonly state: KeyState }) {
  const { t } = useTranslation('files');
  const locale = useLocale();
  const { read, written } = state;
  if (!read && !written) return null;
  const isDone = written && !written.isByHand;
  return (
    <div className={styles.result}>
      {read ? <Came files={read} /> : null}
      {written ? (
        <Notice kind="ok" title={t('key.went', { count: totalNews(written.went) })}>
          <NewsList news={written.went} />
          <p>{written.isByHand ? t('key.prepared', { name: written.name }) : t('key.written', { name: written.name })}</p>
        </Notice>
      ) : null}
      {isDone ? <p role="status">{t('key.done', { time: formatTime(written.at, locale) })}</p> : null}
    </div>
  );
}

function Came({ files }: { readonly files: readonly ReadFile[] }) {
  const { t } = useTranslation('files');
  const locale = useLocale();
  const taken = files.filter((file) => file.outcome === 'taken');
  const others = files.filter((file) => file.outcome === 'other').length;
  const total = taken.reduce((sum, { came }) => sum + totalNews(came), 0);
  const nameOf = (from: string, date: string) => (from ? t('key.from', { name: from, date }) : t('key.fromNobody', { date }));
  return (
    <>
      <Notice kind="ok" title={taken.length === 0 ? t('key.none') : t('key.came', { count: total })}>
        {taken.map(({ name, from, at, came }) => (
          <div key={name}>
            <p>{nameOf(from, formatMoment(at, Date.now(), locale))}</p>
            <NewsList news={came} />
          </div>
        ))}
        {others > 0 ? <p>{t('key.other', { count: others })}</p> : null}
      </Notice>
      {files.flatMap((file) =>
        warningsOf(file).map((warning) => (
          <Notice
            key={file.name + warning}
            kind="warn"
            title={t(`key.${warning}`, { name: file.name, count: file.outcome === 'taken' ? file.removalsIgnored : 0 })}
          />
        )),
      )}
    </>
  );
}

/** What is to be known of a file of the key beside what it brought. */
function warningsOf(file: ReadFile) {
  if (file.outcome === 'taken') {
    return [...(file.refused > 0 ? (['refused'] as const) : []), ...(file.removalsIgnored > 0 ? (['removalsIgnored'] as const) : [])];
  }
  if (file.outcome === 'unrelated') return ['unrelated'] as const;
  return file.outcome === 'other' ? [] : (['unreadable'] as const);
}

/** Most first; each feature says what its things are called. */
function NewsList({ news }: { readonly news: News }) {
  const { t } = useTranslation('files');
  const changes = Object.entries(news.changes).sort(([, a], [, b]) => b - a);
  if (totalNews(news) === 0) return null;
  return (
    <ul>
      {changes.map(([kind, count]) => {
        const [feature = '', key = ''] = kind.split(':', 2);
        return <li key={kind}>{t(`inventory.${key}`, { ns: feature, count })}</li>;
      })}
      {news.removed > 0 ? <li>{t('key.removed', { count: news.removed })}</li> : null}
    </ul>
  );
}
