import { shownWord } from '#document/records/known-word';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrives } from '#client/kit/focus/arrival';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import type { Stored } from '#document/records/record-collection';
import { distanceCovered } from '#features/experiment/model/experiment-checks';
import { addIndicator, latestObservation } from '#features/experiment/model/experiment-operations';
import { FOR_WHOM, type Indicator, type Loop } from '#features/experiment/model/experiment-section';
import { useLocale } from '#client/i18n/use-locale';
import { formatPartialDate } from '#shared/partial-date';
import { formatQuantity, type Quantity } from '#shared/quantity';
import { AddLine } from './action-list';
import styles from './experiment.module.css';
import { IndicatorEditor } from './indicator-editor';
import { useExperiments } from './use-experiments';

/** What a loop looks at: start, hope, last observation; one indicator open at a time. */
export function IndicatorList({ loop }: { loop: Stored<Loop> }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  useRecords(records.observations);
  const indicators = useRecords(records.indicators).filter((indicator) => indicator.loopId === loop.id);
  const [open, setOpen] = useState<string>();
  return (
    <Stack gap={4}>
      {indicators.length > 0 ? (
        <List isFramed aria-label={t('indicator.list')}>
          {indicators.map((indicator) => (
            <li key={indicator.id}>
              <IndicatorLine
                indicator={indicator}
                isOpen={open === indicator.id}
                onToggle={() => setOpen(open === indicator.id ? undefined : indicator.id)}
              />
              {open === indicator.id ? <IndicatorEditor indicator={indicator} onClose={() => setOpen(undefined)} /> : null}
            </li>
          ))}
        </List>
      ) : null}
      <AddLine
        label={t('indicator.new')}
        button={t('indicator.add')}
        gesture="indicator"
        onAdd={(label) => setOpen(arrives(addIndicator(records, loop, { label, createdAt: Date.now() })))}
      />
    </Stack>
  );
}

function IndicatorLine({ indicator, isOpen, onToggle }: { indicator: Stored<Indicator>; isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const locale = useLocale();
  const latest = latestObservation(records, indicator.id);
  const observed = latest ? `${formatQuantity(latest.quantity, locale)} (${formatPartialDate(latest.date, locale)})` : t('indicator.never');
  const figure = (quantity: Quantity | undefined) => (quantity ? formatQuantity(quantity, locale) : '…');
  return (
    <div className={styles.lineHead}>
      <div>
        <p className={styles.lineTitle}>{indicator.label}</p>
        <p className={styles.soft}>{t(`indicator.${shownWord(FOR_WHOM, indicator.forWhom)}`)}</p>
        <dl className={styles.figures}>
          <Figure name={t('indicator.baseline')} value={figure(indicator.baseline)} />
          <Figure name={t('indicator.target')} value={figure(indicator.target)} />
          <Figure name={t('indicator.observed')} value={observed} />
        </dl>
        <Covered share={distanceCovered(indicator.baseline, indicator.target, latest?.quantity)} />
      </div>
      <Button
        size="s"
        aria-expanded={isOpen}
        aria-label={isOpen ? t('action.closeThis', { title: indicator.label }) : t('indicator.edit', { label: indicator.label })}
        onPress={onToggle}
      >
        {isOpen ? t('action.close') : t('action.editShort')}
      </Button>
    </div>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** How far the figure has come, in words first; the bar repeats it. */
function Covered({ share }: { share: number | undefined }) {
  const { t } = useTranslation('experiment');
  if (share === undefined) return null;
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <p className={styles.covered}>
      <span className={styles.gauge} aria-hidden>
        <span style={{ inlineSize: `${percent}%` }} />
      </span>
      {share < 0 ? t('indicator.away') : t('indicator.covered', { percent })}
    </p>
  );
}
