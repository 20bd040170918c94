import { shownWord } from '#document/records/known-word';
import { Download, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { useRecords } from '#client/documents/use-records';
import { useMe } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { saveFile } from '#client/kit/save-file';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import type { Stored } from '#document/records/record-collection';
import { addJournalEntry } from '#features/experiment/model/experiment-operations';
import {
  type Experiment,
  JOURNAL_KINDS,
  type JournalEntry,
  type JournalKind,
  type Loop,
} from '#features/experiment/model/experiment-section';
import { journalEntries, journalToMarkdown } from '#features/experiment/model/journal';
import { useLocale } from '#client/i18n/use-locale';
import { slug } from '#shared/slug';
import { formatPartialDate, parsePartialDate } from '#shared/partial-date';
import { ActorPicker, useActorNames } from './actor-picker';
import styles from './experiment.module.css';
import { today, useExperiments } from './use-experiments';
import { useUndoable } from './use-undoable';

interface JournalPanelProps {
  readonly experiment: Stored<Experiment>;
  readonly loops: readonly Stored<Loop>[];
  readonly currentLoopId: string;
}

/** The journal of a trial, the last page first, and the way to take it along. */
export function JournalPanel({ experiment, loops, currentLoopId }: JournalPanelProps) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const locale = useLocale();
  useRecords(records.journal);
  const entries = journalEntries(records, experiment.id);
  const save = () => {
    const text = journalToMarkdown(experiment.title, entries, loops, {
      locale,
      kindName: (kind) => t(`journal.kinds.${shownWord(JOURNAL_KINDS, kind)}`),
    });
    saveFile(`journal-${slug(experiment.title)}.md`, text, 'text/markdown');
  };
  return (
    <section className={styles.section} aria-labelledby="journal">
      <Row align="stretch" justify="between">
        <h2 id="journal">{t('journal.title')}</h2>
        {entries.length > 0 ? (
          <Button size="s" icon={<Download size={18} aria-hidden />} onPress={save}>
            {t('journal.export')}
          </Button>
        ) : null}
      </Row>
      <p className={styles.soft}>{t('journal.intro')}</p>
      <JournalForm experimentId={experiment.id} loopId={currentLoopId} />
      {entries.length === 0 ? <p className={styles.soft}>{t('journal.none')}</p> : null}
      <List gap={3}>
        {[...entries].reverse().map((entry) => (
          <JournalPage key={entry.id} entry={entry} loopNumber={loops.findIndex((loop) => loop.id === entry.loopId) + 1} />
        ))}
      </List>
    </section>
  );
}

function JournalPage({ entry, loopNumber }: { entry: Stored<JournalEntry>; loopNumber: number }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const undoable = useUndoable();
  const names = useActorNames();
  const date = formatPartialDate(entry.date, useLocale());
  const actors = entry.actorIds.flatMap((id) => names.get(id) ?? []);
  return (
    <li className={styles.page}>
      <p className={styles.soft}>
        <b>{date}</b> · {t(`journal.kinds.${shownWord(JOURNAL_KINDS, entry.kind)}`)}
        {loopNumber > 0 ? ` · ${t('journal.loop', { number: loopNumber })}` : ''}
      </p>
      <p className={styles.said}>{entry.text}</p>
      {actors.length > 0 ? <p className={styles.soft}>{t('journal.heldByThese', { names: actors.join(', ') })}</p> : null}
      <IconButton
        label={t('journal.remove', { date })}
        onPress={() => undoable(t('journal.remove', { date }), () => records.journal.remove(entry.id))}
      >
        <X size={18} aria-hidden />
      </IconButton>
    </li>
  );
}

function JournalForm({ experimentId, loopId }: { experimentId: string; loopId: string }) {
  const { t } = useTranslation('experiment');
  const records = useExperiments();
  const { college } = useMe();
  const [text, setText] = useState('');
  const locale = useLocale();
  const [written, setWritten] = useState(formatPartialDate(today(), locale));
  const [kind, setKind] = useState<JournalKind>('observation');
  const [actorIds, setActorIds] = useState<string[]>([]);
  const date = parsePartialDate(written);
  const keep = () => {
    if (!date) return;
    addJournalEntry(records, { experimentId, loopId, date, kind, text: text.trim(), college, actorIds, createdAt: Date.now() });
    setText('');
    setActorIds([]);
  };
  return (
    <Form className={styles.journalForm} onSend={keep}>
      <div className={styles.whole}>
        <TextArea label={t('journal.text')} value={text} onChange={setText} rows={2} maxLength={8000} isRequired />
      </div>
      <TextField
        label={t('journal.date')}
        value={written}
        onChange={setWritten}
        errorMessage={date ? undefined : t('dateWrong', { ns: 'kit' })}
      />
      <SelectField
        label={t('journal.kind')}
        choices={JOURNAL_KINDS.map((id) => ({ id, label: t(`journal.kinds.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      {kind === 'contradiction' ? <ActorPicker label={t('journal.heldBy')} chosen={actorIds} onChange={setActorIds} /> : null}
      <Button type="submit">{t('journal.keep')}</Button>
    </Form>
  );
}
