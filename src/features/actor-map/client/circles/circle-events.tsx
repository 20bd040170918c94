import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale';
import { formatPartialDate, parsePartialDate } from '#shared/partial-date';
import { Form } from '#client/kit/fields/form.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { shownWord } from '#document/records/known-word';
import { CIRCLE_EVENT_KINDS, type CircleEvent } from '../../model/circle';
import type { CircleProps } from './circle-props';

/** What a circle decided and made, in the order of dates: its history, kept when it closes. */
export function CircleEvents({ live, circle }: CircleProps) {
  const { t } = useTranslation('actor-map');
  const locale = useLocale();
  const [draft, setDraft] = useState<Omit<CircleEvent, 'id'>>({ kind: 'decision', on: '', text: '' });
  const isDateWrong = draft.on.trim() !== '' && parsePartialDate(draft.on) === undefined;
  const events = [...circle.events].sort((a, b) => (a.on < b.on ? -1 : 1));
  const submit = () => {
    live.map.circles.lists.events.add(circle.id, { ...draft, on: parsePartialDate(draft.on) ?? '' });
    setDraft({ kind: draft.kind, on: '', text: '' });
  };
  return (
    <Stack as="section" gap={4} aria-label={t('circles.events')}>
      <h3>{t('circles.events')}</h3>
      <List gap={3}>
        {events.map((event) => (
          <li key={event.id}>
            {event.on ? <strong>{formatPartialDate(event.on, locale)} · </strong> : null}
            {t('circles.event', { kind: t(`circles.eventKinds.${shownWord(CIRCLE_EVENT_KINDS, event.kind)}`), text: event.text })}
          </li>
        ))}
      </List>
      <Form onSend={submit}>
        <Stack gap={4}>
          <SelectField
            label={t('circles.eventKind')}
            value={draft.kind}
            onChange={(kind) => setDraft({ ...draft, kind })}
            choices={CIRCLE_EVENT_KINDS.map((id) => ({ id, label: t(`circles.eventKinds.${id}`) }))}
          />
          <TextField label={t('circles.eventText')} value={draft.text} onChange={(text) => setDraft({ ...draft, text })} isRequired />
          <TextField
            label={t('circles.eventOn')}
            placeholder={t('circles.dateExample')}
            value={draft.on}
            onChange={(on) => setDraft({ ...draft, on })}
            errorMessage={isDateWrong ? t('dateWrong', { ns: 'kit' }) : undefined}
          />
          <div>
            <Button type="submit" size="s">
              {t('circles.addEvent')}
            </Button>
          </div>
        </Stack>
      </Form>
    </Stack>
  );
}
