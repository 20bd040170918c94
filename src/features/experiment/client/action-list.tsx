import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrives } from '#client/kit/focus/arrival';
import { Form } from '#client/kit/fields/form.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import type { Stored } from '#document/records/record-collection';
import { isLate } from '#features/experiment/model/experiment-checks';
import { addAction } from '#features/experiment/model/experiment-operations';
import type { Action, Loop } from '#features/experiment/model/experiment-section';
import { useLocale } from '#client/i18n/use-locale';
import { formatPeriod, isEmptyPeriod } from '#shared/period';
import { ActionEditor } from './action-editor';
import { useActorNames } from './actor-picker';
import styles from './experiment.module.css';
import { StateMark } from './state-mark';
import { today, useExperiments } from './use-experiments';

/** The actions of a loop; one of them open for changes at a time. */
export function ActionList({ loop, ideas }: { loop: Stored<Loop>; ideas: readonly string[] }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const actions = useRecords(records.actions).filter((action) => action.loopId === loop.id);
  const [open, setOpen] = useState<string>();
  const add = (title: string) => setOpen(arrives(addAction(records, loop, { title, createdAt: Date.now() })));
  return (
    <Stack gap={4}>
      {actions.length > 0 ? (
        <List isFramed aria-label={t('action.list')}>
          {actions.map((action) => (
            <li key={action.id}>
              <ActionLine
                action={action}
                isOpen={open === action.id}
                onToggle={() => setOpen(open === action.id ? undefined : action.id)}
              />
              {open === action.id ? <ActionEditor action={action} onClose={() => setOpen(undefined)} /> : null}
            </li>
          ))}
        </List>
      ) : (
        <Ideas ideas={ideas} />
      )}
      <AddLine label={t('action.new')} button={t('action.add')} gesture="action" onAdd={add} />
    </Stack>
  );
}

function Ideas({ ideas }: { ideas: readonly string[] }) {
  if (ideas.length === 0) return null;
  return (
    <ul className={styles.ideas}>
      {ideas.map((idea) => (
        <li key={idea}>{idea}</li>
      ))}
    </ul>
  );
}

function ActionLine({ action, isOpen, onToggle }: { action: Stored<Action>; isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation('experiment');
  const locale = useLocale();
  const names = useActorNames();
  const who = [action.role, ...action.actorIds.map((id) => names.get(id) ?? t('action.missingActor'))]
    .filter((name) => name !== '')
    .join(', ');
  return (
    <div className={styles.lineHead}>
      <div>
        <p className={styles.lineTitle}>{action.title}</p>
        <p className={styles.soft}>
          {who || t('action.nobody')} ·{' '}
          {isEmptyPeriod(action.planned) ? t('action.undated') : t('action.plannedShort', { period: formatPeriod(action.planned, locale) })}
          {isEmptyPeriod(action.actual) ? '' : ` · ${t('action.actualShort', { period: formatPeriod(action.actual, locale) })}`}
          {action.condition ? ` · ${action.condition}` : ''}
        </p>
      </div>
      <StateMark state={action.state} late={isLate(action, today())} />
      <Button
        size="s"
        aria-expanded={isOpen}
        aria-label={isOpen ? t('action.closeThis', { title: action.title }) : t('action.edit', { title: action.title })}
        onPress={onToggle}
      >
        {isOpen ? t('action.close') : t('action.editShort')}
      </Button>
    </div>
  );
}

interface AddLineProps {
  readonly label: string;
  readonly button: string;
  /** The gesture that begins here, among those of the feature: it leads into the box. */
  readonly gesture: string;
  readonly onAdd: (text: string) => void;
}

/** One box and one button: a line is added by Enter or by the button, and the box is empty for the next. */
export function AddLine({ label, button, gesture, onAdd }: AddLineProps) {
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useOfferedGestures('experiment', { [gesture]: () => box.current?.querySelector('input')?.focus() });
  return (
    <div ref={box}>
      <Form
        onSend={() => {
          onAdd(text.trim());
          setText('');
        }}
      >
        <Row align="end" fill>
          <TextField label={label} value={text} onChange={setText} maxLength={300} isRequired />
          <Button type="submit" icon={<Plus size={20} aria-hidden />}>
            {button}
          </Button>
        </Row>
      </Form>
    </div>
  );
}
