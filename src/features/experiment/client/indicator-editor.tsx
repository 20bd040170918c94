import { knownChoices } from '#client/kit/fields/known-choices';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArrival } from '#client/kit/focus/arrival';
import { Form } from '#client/kit/fields/form.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Button } from '#client/kit/button.tsx';
import { DataTable } from '#client/kit/tables/data-table.tsx';
import { DraftField, ParsedField } from '#client/kit/fields/draft-field.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import type { Stored } from '#document/records/record-collection';
import { observationsOf, removeIndicator } from '#features/experiment/model/experiment-operations';
import { FOR_WHOM, type Indicator, observationSchema } from '#features/experiment/model/experiment-section';
import { useLocale } from '#client/i18n/use-locale';
import { formatPartialDate, parsePartialDate } from '#shared/partial-date';
import { formatQuantity, parseQuantity, type Quantity } from '#shared/quantity';
import styles from './experiment.module.css';
import { today, useExperiments } from './use-experiments';
import { useUndoable } from './use-undoable';

/** One indicator: for whom, start, hope, and what was observed of it. */
export function IndicatorEditor({ indicator, onClose }: { indicator: Stored<Indicator>; onClose: () => void }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const undoable = useUndoable();
  const place = useArrival<HTMLDivElement>(indicator.id);
  const patch = (change: Partial<Indicator>) => records.indicators.patch(indicator.id, change);
  return (
    <div className={styles.editor} ref={place}>
      <DraftField label={t('indicator.label')} stored={indicator.label} maxLength={300} onCommit={(label) => patch({ label })} />
      <RadioCards
        label={t('indicator.forWhom')}
        layout="compact"
        value={indicator.forWhom}
        choices={knownChoices(FOR_WHOM, indicator.forWhom, (word) => t(`indicator.${word}`))}
        onChange={(forWhom) => patch({ forWhom })}
      />
      <QuantityField label={t('indicator.baseline')} quantity={indicator.baseline} onCommit={(baseline) => patch({ baseline })} />
      <QuantityField label={t('indicator.target')} quantity={indicator.target} onCommit={(target) => patch({ target })} />
      <div className={styles.whole}>
        <Observations indicator={indicator} />
        <ObservationForm indicatorId={indicator.id} />
      </div>
      <Row>
        <Button size="s" onPress={onClose}>
          {t('action.close')}
        </Button>
        <Button size="s" variant="quiet" onPress={() => undoable(t('indicator.removed'), () => removeIndicator(records, indicator.id))}>
          {t('indicator.remove')}
        </Button>
      </Row>
    </div>
  );
}

interface QuantityFieldProps {
  readonly label: string;
  readonly quantity: Quantity | undefined;
  readonly onCommit: (quantity: Quantity | undefined) => void;
}

/** A figure as one says it: « ≈ 50 », « 6–8 jours ». */
function QuantityField({ label, quantity, onCommit }: QuantityFieldProps) {
  const { t } = useTranslation('experiment');
  return (
    <ParsedField
      label={label}
      description={t('indicator.quantityHelp')}
      stored={quantity}
      parse={parseQuantity}
      format={formatQuantity}
      explain={t('indicator.quantityWrong')}
      onCommit={onCommit}
    />
  );
}

function Observations({ indicator }: { indicator: Stored<Indicator> }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const locale = useLocale();
  const rows = observationsOf(records, indicator.id);
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={t('indicator.table', { label: indicator.label })}
      rows={rows}
      columns={[
        { id: 'date', label: t('indicator.columns.date'), isRowHeader: true, render: (row) => formatPartialDate(row.date, locale) },
        { id: 'value', label: t('indicator.columns.value'), align: 'end', render: (row) => formatQuantity(row.quantity, locale) },
        { id: 'sampleSize', label: t('indicator.columns.sampleSize'), align: 'end', render: (row) => row.sampleSize ?? '—' },
        { id: 'source', label: t('indicator.columns.source'), render: (row) => row.source || '—' },
        { id: 'note', label: t('indicator.columns.note'), render: (row) => row.note || '—' },
        {
          id: 'remove',
          label: t('indicator.columns.remove'),
          render: (row) => (
            <IconButton
              label={t('indicator.removeObservation', { date: formatPartialDate(row.date, locale) })}
              onPress={() => records.observations.remove(row.id)}
            >
              <X size={18} aria-hidden />
            </IconButton>
          ),
        },
      ]}
    />
  );
}

/** A figure with its date, its source and what it rests on; nothing is kept until both read as such. */
function ObservationForm({ indicatorId }: { indicatorId: string }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const locale = useLocale();
  const blank = { date: formatPartialDate(today(), locale), value: '', source: '', sampleSize: '', note: '' };
  const [form, setForm] = useState(blank);
  const [date, quantity] = [parsePartialDate(form.date), parseQuantity(form.value)];
  const keep = () => {
    if (!date || !quantity) return;
    const sampleSize = /^\d+$/u.test(form.sampleSize.trim()) ? Number(form.sampleSize) : undefined;
    const { source, note } = form;
    records.observations.create(observationSchema.parse({ indicatorId, date, quantity, source, sampleSize, note, createdAt: Date.now() }));
    setForm(blank);
  };
  const field = (key: keyof typeof blank) => ({ value: form[key], onChange: (text: string) => setForm({ ...form, [key]: text }) });
  return (
    <Form className={styles.observe} aria-label={t('indicator.observe')} onSend={keep}>
      <h3>{t('indicator.observe')}</h3>
      <TextField label={t('indicator.date')} {...field('date')} errorMessage={date ? undefined : t('dateWrong', { ns: 'kit' })} />
      <TextField
        label={t('indicator.value')}
        {...field('value')}
        errorMessage={form.value === '' || quantity ? undefined : t('indicator.quantityWrong')}
        toSend={quantity ? undefined : t('indicator.quantityWrong')}
      />
      <TextField label={t('indicator.sampleSize')} inputMode="numeric" {...field('sampleSize')} />
      <TextField label={t('indicator.source')} placeholder={t('indicator.sourceExample')} {...field('source')} />
      <TextField label={t('indicator.note')} {...field('note')} />
      <Button type="submit">{t('indicator.keep')}</Button>
    </Form>
  );
}
