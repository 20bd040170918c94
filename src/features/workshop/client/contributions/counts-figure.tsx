import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
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
    <Card as="section" gap={3} pad={[3, 4]} aria-label={t('counts.label')}>
      <p className={styles.total} role="status">
        {t('contributions', { count: total })}
        {writers > 0 ? <span className={styles.soft}> · {t('counts.writers', { count: writers })}</span> : null}
      </p>
      {total > 0 ? (
        <>
          <List gap={2}>
            {counts.map((count) => (
              <CountLine key={count.kind} count={count} most={most} />
            ))}
          </List>
          <Legend counts={counts} />
        </>
      ) : null}
    </Card>
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
    <Row as="p" gap={[1, 4]} align="stretch" aria-hidden>
      {colleges.map((college) => (
        <CollegeBadge key={college} look={lookOf(college)} />
      ))}
    </Row>
  );
}
