import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore, useMe } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import type { Stored } from '#document/records/record-collection';
import type { Note } from '#features/diagnostic/model/diagnostic-records';
import { notesOf } from '#features/diagnostic/model/diagnostic-section';
import type { RecordId } from '#shared/ids';
import { MarginCard } from './margin-card';
import styles from './margin.module.css';
import { useCollegeLooks } from './use-college-looks';

/** Remarks on a chapter: said beside the text, settled one by one. */
export function NotesCard({ chapterId }: { readonly chapterId: RecordId }) {
  const { t } = useTranslation('diagnostic');
  const notes = useRecords(notesOf(useCore())).filter((note) => note.chapterId === chapterId);
  const open = notes.filter((note) => !note.done);
  const settled = notes.filter((note) => note.done);
  return (
    <MarginCard title={t('margin.notes.title')}>
      {notes.length === 0 ? <p className={styles.aside}>{t('margin.notes.empty')}</p> : null}
      <NoteList notes={open} />
      <NewNote chapterId={chapterId} />
      {settled.length > 0 ? (
        <details>
          <summary>{t('margin.notes.settled', { count: settled.length })}</summary>
          <NoteList notes={settled} />
        </details>
      ) : null}
    </MarginCard>
  );
}

function NoteList({ notes }: { readonly notes: readonly Stored<Note>[] }) {
  const { t } = useTranslation('diagnostic');
  const lookOf = useCollegeLooks();
  const records = notesOf(useCore());
  if (notes.length === 0) return null;
  return (
    <List gap={4}>
      {notes.map((note) => (
        <Stack key={note.id} as="li" gap={2}>
          {note.by ? <CollegeBadge look={lookOf(note.college)} size={14} label={note.by} /> : null}
          <p>{note.words}</p>
          <Row align="stretch">
            <Button size="s" variant="quiet" onPress={() => records.patch(note.id, { done: !note.done })}>
              {t(note.done ? 'margin.notes.reopen' : 'margin.notes.done')}
            </Button>
            {note.done ? (
              <Button size="s" variant="quiet" onPress={() => records.remove(note.id)}>
                {t('margin.notes.remove')}
              </Button>
            ) : null}
          </Row>
        </Stack>
      ))}
    </List>
  );
}

function NewNote({ chapterId }: { readonly chapterId: RecordId }) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const me = useMe();
  const [words, setWords] = useState('');
  const add = () => {
    notesOf(core).create({ chapterId, words: words.trim(), by: me.name, college: me.college, done: false, createdAt: Date.now() });
    setWords('');
  };
  return (
    <Form onSend={add}>
      <Stack gap={2}>
        <TextArea label={t('margin.notes.field')} rows={2} maxLength={2000} value={words} onChange={setWords} isRequired />
        <Button size="s" type="submit">
          {t('margin.notes.add')}
        </Button>
      </Stack>
    </Form>
  );
}
