import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCoreAndTable } from '#client/documents/workspace-context.tsx';
import { EmptyState } from '#client/kit/notices/empty-state.tsx';
import { useLocale } from '#client/i18n/use-locale';
import { foldAccents } from '#shared/fold-accents';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { lacksConsent, type StoredSource } from '#features/diagnostic/model/source';
import { sourcesAt } from '#features/diagnostic/model/source-section';
import { formatPartialDate } from '#shared/partial-date';
import styles from './source.module.css';
import { SourceKindLabel } from './source-kind-label';

/** A list this long is searched rather than read. */
const SEARCHED_FROM = 6;

/** Every source, the newest first, found by its title, its author or its first words. */
export function SourceList({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation('sources');
  const sources = useRecords(sourcesAt(useCoreAndTable()));
  const [text, setText] = useState('');
  if (sources.length === 0) {
    return <EmptyState title={t('empty.title')} purpose={t('empty.purpose')} example={<p>{t('empty.example')}</p>} />;
  }
  const found = matching([...sources].reverse(), text);
  return (
    <Stack as="section" aria-label={t('list.label')}>
      {sources.length >= SEARCHED_FROM ? <TextField label={t('list.filter')} value={text} onChange={setText} type="search" /> : null}
      <p role="status" className={styles.soft}>
        {found.length === 0 ? t('list.none', { text }) : t('list.count', { count: found.length })}
      </p>
      <List gap={3} columns="medium">
        {found.map((source) => (
          <li key={source.id}>
            <SourceCard source={source} onOpen={onOpen} />
          </li>
        ))}
      </List>
    </Stack>
  );
}

function SourceCard({ source, onOpen }: { source: StoredSource; onOpen: (id: string) => void }) {
  const { t } = useTranslation('sources');
  const locale = useLocale();
  const facts = [source.author, source.date ? formatPartialDate(source.date, locale) : t('facts.dateUnknown')].filter(Boolean);
  const unread = source.excerpt === '' && source.attachmentHash !== undefined;
  const marks = [
    lacksConsent(source) ? t('list.notAsked') : '',
    unread ? t('list.keptOnly') : source.notUnderstood > 0 ? t('list.notUnderstood', { count: source.notUnderstood }) : '',
  ].filter(Boolean);
  return (
    <button type="button" className={styles.card} onClick={() => onOpen(source.id)}>
      <span className={styles.cardTitle}>{source.title}</span>
      <span className={styles.soft}>
        <SourceKindLabel kind={source.kind} /> · {facts.join(' · ')}
      </span>
      {source.excerpt ? <span className={styles.excerpt}>{source.excerpt}</span> : null}
      {marks.length > 0 ? <span className={styles.mark}>{marks.join(' · ')}</span> : null}
    </button>
  );
}

function matching(sources: readonly StoredSource[], text: string): readonly StoredSource[] {
  const words = foldAccents(text).split(' ').filter(Boolean);
  if (words.length === 0) return sources;
  return sources.filter((source) => {
    const all = foldAccents([source.title, source.author, source.fileName, source.excerpt, source.note].join(' '));
    return words.every((word) => all.includes(word));
  });
}
