import { useTranslation } from 'react-i18next';
import type { Writer } from '#client/editor/use-text-presence';
import { CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { useCollegeLooks } from '../margin/use-college-looks';
import styles from './writers-here.module.css';

/** « 3 personnes ont cette page ouverte », with the shapes of their colleges and their names. */
export function WritersHere({ writers }: { readonly writers: readonly Writer[] }) {
  const { t } = useTranslation('diagnostic');
  const lookOf = useCollegeLooks();
  if (writers.length === 0) return null;
  const names = writers.map((writer) => writer.name || t('somebody'));
  return (
    <p className={styles.here}>
      {writers.slice(0, 6).map((writer) => (
        <CollegeShape key={writer.clientId} look={lookOf(writer.college)} />
      ))}
      <span>{t('writers', { count: writers.length, names: names.slice(0, 4).join(', ') })}</span>
    </p>
  );
}
