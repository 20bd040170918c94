import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import type { KindCount } from '../../model/contribution-groups';
import { KindMark } from './kind-mark';
import { useColleges } from '../use-colleges';
import styles from '../workshop.module.css';

interface CountsFigureProps {
  readonly counts: readonly KindCount[];
  readonly total: number;
  readonly writers: number;
}

/** How much was brought, of what and from whom: bars for the eye, the same in words for the ear. */
export function CountsFigure({ counts, total, writers }: CountsFigureProps) {
  const { t } = useTranslation('workshop');
  const most = Math.max(1, ...counts.map((count) => count.total));
  return (
    <section className={styles.counts} aria-label={t('counts.label')}>
      <p className={styles.total} role="status">
        {t('contributions', { count: total })}
        {writers > 0 ? <span className={styles.soft}> · {t('counts.writers', { count: writers })}</span> : null}
      </p>
      {total > 0 ? (
        <>
          <ul className={styles.bars}>
            {counts.map((count) => (
              <CountLine key={count.kind} count={count} most={most} />
            ))}
          </ul>
          <Legend counts={counts} />
        </>
      ) : null}
    </section>
  );
}

function CountLine({ count, most }: { readonly count: KindCount; readonly most: number }) {
  const { t } = useTranslation('workshop');
  const { lookOf } = useColleges();
  const inWords = count.colleges.map((one) => t('counts.of', { college: lookOf(one.college).name, count: one.count })).join(', ');
  return (
    <li className={styles.countLine}>
      <KindMark kind={count.kind} />
      <span className={styles.bar} aria-hidden>
        {count.colleges.map((one) => {
          const look = lookOf(one.college);
          const style = { '--part': one.count / most, '--college': `var(--${look.colour})` } as CSSProperties;
          return (
            <span key={one.college} className={styles.part} style={style}>
              {look.letter} {one.count}
            </span>
          );
        })}
      </span>
      <b>{count.total}</b>
      <span className="visually-hidden">{inWords}</span>
    </li>
  );
}

/** Whose bars they are; the colleges that brought something. */
function Legend({ counts }: { readonly counts: readonly KindCount[] }) {
  const { lookOf } = useColleges();
  const colleges = [...new Set(counts.flatMap((count) => count.colleges.map((one) => one.college)))];
  return (
    <p className={styles.legend} aria-hidden>
      {colleges.map((college) => (
        <CollegeBadge key={college} look={lookOf(college)} />
      ))}
    </p>
  );
}
