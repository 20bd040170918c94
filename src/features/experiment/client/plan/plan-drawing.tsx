import { type CSSProperties, Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanLine } from '#features/experiment/model/plan';
import { layoutPlan, type PlanBar, type PlanRow } from '#features/experiment/model/plan-layout';
import { useLocale } from '#client/i18n/use-locale';
import { shortMonth } from '#shared/partial-date';
import styles from './plan-drawing.module.css';

/** The plan drawn: one line per phase or action, planned above, actual below, today as a marker. */
export function PlanDrawing({ lines, today }: { lines: readonly PlanLine[]; today: string }) {
  const { t } = useTranslation('experiment');
  const locale = useLocale();
  const layout = layoutPlan(lines, today);
  return (
    <figure className={styles.figure} aria-label={t('plan.drawingLabel', { count: lines.length })}>
      <div className={styles.grid} aria-hidden>
        <div className={styles.scale}>
          {layout.ticks.filter(hasRoom).map((tick) => (
            <span key={tick.day} className={styles.tick} style={at(tick.at)}>
              {monthName(tick.day, locale)}
            </span>
          ))}
        </div>
        {layout.rows.map((row) => (
          <Fragment key={row.line.id}>
            {row.heading === undefined ? null : <p className={styles.heading}>{row.heading}</p>}
            <p className={styles.label}>{row.line.label}</p>
            <Track row={row} today={layout.today} ticks={layout.ticks.map((tick) => tick.at)} />
          </Fragment>
        ))}
      </div>
      <Legend />
    </figure>
  );
}

function Track({ row, today, ticks }: { row: PlanRow; today: number | undefined; ticks: readonly number[] }) {
  const { t } = useTranslation('experiment');
  return (
    <div className={styles.track}>
      {ticks.map((tick) => (
        <span key={tick} className={styles.rule} style={at(tick)} />
      ))}
      {today === undefined ? null : <span className={styles.today} style={at(today)} />}
      {row.planned ? (
        <Bar bar={row.planned} kind={row.line.late ? 'late' : 'planned'} done={row.line.state === 'done' && !row.actual} />
      ) : null}
      {row.actual ? <Bar bar={row.actual} kind="actual" done={row.line.state === 'done'} /> : null}
      {(row.planned ?? row.actual) ? null : <span className={styles.undated}>{t('action.undated')}</span>}
    </div>
  );
}

function Bar({ bar, kind, done }: { bar: PlanBar; kind: 'planned' | 'late' | 'actual'; done: boolean }) {
  const style = { '--from': bar.start, '--to': bar.end } as CSSProperties;
  const range = bar.latest === undefined ? undefined : ({ '--from': bar.end, '--to': bar.latest } as CSSProperties);
  const classes = [styles.bar, styles[kind], done ? styles.done : '', bar.open ? styles.open : ''].join(' ');
  return (
    <>
      <span className={classes} style={style} />
      {range ? <span className={`${styles.bar} ${styles.range}`} style={range} /> : null}
    </>
  );
}

function Legend() {
  const { t } = useTranslation('experiment');
  return (
    <figcaption className={styles.legend}>
      {(['planned', 'actual', 'range', 'open', 'late'] as const).map((kind) => (
        <span key={kind}>
          <i className={`${styles.key} ${styles[kind]}`} aria-hidden /> {t(`plan.legend.${kind}`)}
        </span>
      ))}
      <span>
        <i className={`${styles.key} ${styles.todayKey}`} aria-hidden /> {t('plan.today')}
      </span>
    </figcaption>
  );
}

/** A month written at the very edge would stick out. */
function hasRoom({ at: place }: { readonly at: number }): boolean {
  return place < 0.9;
}

function at(fraction: number): CSSProperties {
  return { '--at': fraction } as CSSProperties;
}

/** « mars 26 »: short enough to stand side by side. */
function monthName(day: string, locale: string): string {
  return `${shortMonth(Number(day.slice(5, 7)), locale)} ${day.slice(2, 4)}`;
}
