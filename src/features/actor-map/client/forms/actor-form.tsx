import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { ComboBox } from '#client/kit/fields/combo-box.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { ACTOR_KINDS, ARTICLES, type StoredActor } from '../../model/actor';
import { guessArticle, withArticle } from '../../model/french-name';
import { territoriesOf } from '../../model/map-filter';
import { type ActorDraft, draftOf, draftProblem, fieldsOf } from './actor-draft';
import styles from './map-forms.module.css';
import type { LiveMap } from '../use-live-map';

interface ActorFormProps {
  readonly live: LiveMap;
  /** Absent for a new actor. */
  readonly actor?: StoredActor;
  readonly submitLabel: string;
  readonly onSubmit: (fields: ReturnType<typeof fieldsOf>) => void;
  readonly onCancel: () => void;
}

/** Everything one may say of an actor; only the name is asked for. */
export function ActorForm({ live, actor, submitLabel, onSubmit, onCancel }: ActorFormProps) {
  const { t } = useTranslation('actor-map');
  const [start] = useState(() => draftOf(actor));
  const [draft, setDraft] = useState(start);
  const change = (next: Partial<ActorDraft>) => setDraft({ ...draft, ...next });
  const problem = draftProblem(
    draft,
    live.actors.filter((one) => one.id !== actor?.id),
  );
  const submit = () => {
    onSubmit(fieldsOf(draft, start, actor));
    if (!actor) setDraft({ ...draftOf(undefined), kind: draft.kind, college: draft.college, territory: draft.territory });
  };
  return (
    <Form onSend={submit}>
      <Stack gap={4}>
        <TextField
          label={t('actor.name')}
          value={draft.name}
          onChange={(name) => change({ name })}
          maxLength={200}
          autoFocus
          placeholder={t('actor.namePlaceholder')}
          toSend={problem && t(`actor.${problem}`, { name: draft.name.trim() })}
        />
        <SelectField
          label={t('actor.kind')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          choices={ACTOR_KINDS.map((id) => ({ id: id as string, label: t(`kinds.${id}`) }))}
        />
        {draft.kind === 'other' ? (
          <TextField label={t('actor.otherKind')} value={draft.ownKind} onChange={(ownKind) => change({ ownKind })} maxLength={80} />
        ) : null}
        <SelectField
          label={t('actor.college')}
          value={draft.college || 'none'}
          onChange={(college) => change({ college: college === 'none' ? '' : college })}
          choices={[{ id: 'none', label: t('actor.noCollege') }, ...live.colleges.map(({ id, name }) => ({ id, label: name }))]}
        />
        <details className={styles.more} open={actor !== undefined}>
          <summary>
            {t('actor.note')} · {t('actor.missions')} · {t('actor.territory')}
          </summary>
          <MoreFields live={live} draft={draft} change={change} />
        </details>
        <Row align="stretch">
          <Button type="submit" variant="go">
            {submitLabel}
          </Button>
          <Button onPress={onCancel}>{t('actions.cancel')}</Button>
        </Row>
      </Stack>
    </Form>
  );
}

interface FieldsProps {
  readonly live: LiveMap;
  readonly draft: ActorDraft;
  readonly change: (next: Partial<ActorDraft>) => void;
}

function MoreFields({ live, draft, change }: FieldsProps) {
  const { t } = useTranslation('actor-map');
  const name = draft.name.trim() || t('actor.namePlaceholder');
  return (
    <Stack gap={4}>
      <ComboBox
        label={t('actor.territory')}
        choices={territoriesOf(live.actors).map((id) => ({ id, label: id }))}
        text={draft.territory}
        onTextChange={(territory) => change({ territory })}
        onChoose={(territory) => territory && change({ territory })}
        allowsOther
      />
      <TextArea label={t('actor.missions')} value={draft.missions} onChange={(missions) => change({ missions })} rows={2} />
      <TextField label={t('actor.publics')} value={draft.publics} onChange={(publics) => change({ publics })} />
      <TextField
        label={t('actor.contactRole')}
        description={t('actor.contactRoleHelp')}
        placeholder={t('actor.contactRolePlaceholder')}
        value={draft.contactRole}
        onChange={(contactRole) => change({ contactRole })}
      />
      <SelectField
        label={t('actor.article')}
        value={draft.article ?? guessArticle(name)}
        onChange={(article) => change({ article })}
        choices={ARTICLES.map((id) => ({ id, label: withArticle(name, id) }))}
      />
      {live.circles.length > 0 ? (
        <fieldset className={styles.group}>
          <legend>{t('actor.circles')}</legend>
          {live.circles.map(({ id, name: circle }) => (
            <CheckboxField
              key={id}
              label={circle}
              isSelected={draft.circles.includes(id)}
              onChange={(isIn) => change({ circles: isIn ? [...draft.circles, id] : draft.circles.filter((one) => one !== id) })}
            />
          ))}
        </fieldset>
      ) : null}
      <TextArea label={t('actor.note')} value={draft.note} onChange={(note) => change({ note })} rows={2} />
    </Stack>
  );
}
