import { useTranslation } from 'react-i18next';
import { useArrival } from '#client/kit/focus/arrival';
import { Row } from '#client/kit/layout/row.tsx';
import { Button } from '#client/kit/button.tsx';
import { DraftArea, DraftField, ParsedField } from '#client/kit/fields/draft-field.tsx';
import type { Stored } from '#document/records/record-collection';
import type { Action } from '#features/experiment/model/experiment-section';
import { formatPeriod, isEmptyPeriod, type Period, parsePeriod } from '#shared/period';
import { ActorPicker } from './actor-picker';
import styles from './experiment.module.css';
import { StateField } from './state-mark';
import { useExperiments } from './use-experiments';
import { useUndoable } from './use-undoable';

/** Who, when, on what condition: everything about one action, written as one goes. */
export function ActionEditor({ action, onClose }: { action: Stored<Action>; onClose: () => void }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const undoable = useUndoable();
  const place = useArrival<HTMLDivElement>(action.id);
  const patch = (change: Partial<Action>) => records.actions.patch(action.id, change);
  return (
    <div className={styles.editor} ref={place}>
      <DraftField label={t('action.title')} stored={action.title} maxLength={300} onCommit={(title) => patch({ title })} />
      <StateField state={action.state} onChange={(state) => patch({ state })} />
      <DraftField
        label={t('action.who')}
        placeholder={t('action.whoExample')}
        stored={action.role}
        maxLength={300}
        onCommit={(role) => patch({ role })}
      />
      <ActorPicker label={t('action.actors')} chosen={action.actorIds} onChange={(actorIds) => patch({ actorIds })} />
      <PeriodField label={t('action.planned')} period={action.planned} onCommit={(planned) => patch({ planned })} />
      <PeriodField label={t('action.actual')} period={action.actual} onCommit={(actual) => patch({ actual })} />
      <DraftField
        label={t('action.condition')}
        placeholder={t('action.conditionExample')}
        stored={action.condition}
        maxLength={300}
        onCommit={(condition) => patch({ condition })}
      />
      <DraftArea label={t('action.note')} rows={1} stored={action.note} onCommit={(note) => patch({ note })} />
      <Row>
        <Button size="s" onPress={onClose}>
          {t('action.close')}
        </Button>
        <Button size="s" variant="quiet" onPress={() => undoable(t('action.removed'), () => records.actions.remove(action.id))}>
          {t('action.remove')}
        </Button>
      </Row>
    </div>
  );
}

interface PeriodFieldProps {
  readonly label: string;
  readonly period: Period | undefined;
  readonly onCommit: (period: Period | undefined) => void;
}

/** A period as one says it: « de mars à juin 2026 ». */
export function PeriodField({ label, period, onCommit }: PeriodFieldProps) {
  const { t } = useTranslation('experiment');
  return (
    <ParsedField
      label={label}
      description={t('action.periodHelp')}
      stored={isEmptyPeriod(period) ? undefined : period}
      parse={parsePeriod}
      format={formatPeriod}
      explain={t('action.periodWrong')}
      onCommit={onCommit}
    />
  );
}
