import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { ComboBox } from '#client/kit/fields/combo-box.tsx';
import { SidePanel } from '#client/kit/layout/side-panel.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { foldName } from '../../model/french-name';
import { RELATION_TYPES, type StoredRelation, typeAfter } from '../../model/relation';
import { readEdgeLabel } from '../../model/mermaid/flow-relation-change';
import { hasLink } from '../../model/sentence-apply';
import { printSentence, relationVerb } from '../../model/sentence-print';
import type { MapViewProps } from '../map-view-props';
import styles from './map-forms.module.css';
import type { LiveMap } from '../use-live-map';
import { useMapEdits } from '../use-map-edits';

interface RelationPanelProps extends MapViewProps {
  /** The link to change; absent for a new one. */
  readonly id?: string;
  /** Where a new link starts. */
  readonly from?: string;
}

interface LinkDraft {
  readonly from: string;
  readonly to: string;
  readonly verb: string;
  readonly note: string;
}

/** A link by form: who, does what, to whom; the sentence it makes is shown as one chooses. */
export function RelationPanel({ live, state, id, from }: RelationPanelProps) {
  const { t } = useTranslation('actor-map');
  const edits = useMapEdits(live);
  const relation = live.relations.find((one) => one.id === id);
  const [draft, setDraft] = useState(() => draftOfLink(live, relation, from));
  const close = () => state.open(undefined);
  const reading = readDraft(live, draft, relation);
  const change = (next: Partial<LinkDraft>) => setDraft({ ...draft, ...next });
  const submit = () => {
    if (reading.kind === 'problem') return;
    const { from: start, to, type, label, note } = reading;
    if (relation) live.map.relations.patch(relation.id, { from: start.id, to: to.id, type: typeAfter(relation.type, type), label, note });
    else edits.addRelation(start.id, to.id, type, { note, ...(label ? { label } : {}) });
    if (relation) close();
    else setDraft({ ...draft, to: '', note: '' });
  };
  if (id !== undefined && !relation) return null;
  const problem = (field: string) => (reading.kind === 'problem' && reading.field === field ? t(`relation.${reading.key}`) : undefined);
  return (
    <SidePanel
      title={t(relation ? 'relation.editTitle' : 'relation.newTitle')}
      onClose={close}
      actions={
        relation && !live.readOnly ? (
          <Button
            variant="danger"
            onPress={() => {
              close();
              edits.removeRelation(relation.id);
            }}
          >
            {t('relation.remove')}
          </Button>
        ) : undefined
      }
    >
      <Form onSend={submit}>
        <Stack gap={4}>
          <ActorField
            live={live}
            label={t('relation.from')}
            text={draft.from}
            onChange={(text) => change({ from: text })}
            error={problem('from')}
          />
          <VerbField live={live} text={draft.verb} onChange={(verb) => change({ verb })} error={problem('verb')} />
          <ActorField
            live={live}
            label={t('relation.to')}
            text={draft.to}
            onChange={(text) => change({ to: text })}
            error={problem('to')}
          />
          <TextField
            label={t('relation.note')}
            placeholder={t('relation.notePlaceholder')}
            value={draft.note}
            onChange={(note) => change({ note })}
          />
          {reading.kind === 'link' ? (
            <p className={styles.preview}>
              {t('relation.preview')} {printSentence(reading, reading.from, reading.to)}
            </p>
          ) : null}
          <Row align="stretch">
            <Button type="submit" variant="go" isDisabled={live.readOnly}>
              {t(relation ? 'actions.save' : 'relation.add')}
            </Button>
            <Button onPress={close}>{t('actions.cancel')}</Button>
          </Row>
        </Stack>
      </Form>
    </SidePanel>
  );
}

function draftOfLink({ map }: LiveMap, relation: StoredRelation | undefined, from: string | undefined): LinkDraft {
  if (!relation) return { from: map.actors.get(from ?? '')?.name ?? '', to: '', verb: '', note: '' };
  const name = (id: string, lost: string | undefined) => map.actors.get(id)?.name ?? lost ?? '';
  return {
    from: name(relation.from, relation.fromName),
    to: name(relation.to, relation.toName),
    verb: relationVerb(relation),
    note: relation.note,
  };
}

function readDraft({ map, actors }: LiveMap, draft: LinkDraft, relation: StoredRelation | undefined) {
  const find = (name: string) => actors.find((actor) => foldName(actor.name) === foldName(name));
  const [from, to] = [find(draft.from), find(draft.to)];
  if (!from) return { kind: 'problem', field: 'from', key: 'unknown' } as const;
  if (draft.verb.trim() === '') return { kind: 'problem', field: 'verb', key: 'verbMissing' } as const;
  if (!to) return { kind: 'problem', field: 'to', key: 'unknown' } as const;
  if (from.id === to.id) return { kind: 'problem', field: 'to', key: 'self' } as const;
  const { type, label } = readEdgeLabel(draft.verb.replace(/\s*:\s*/gu, ' '));
  if (!relation && hasLink(map, from.id, to.id, { type, ...(label ? { label } : {}) }))
    return { kind: 'problem', field: 'to', key: 'known' } as const;
  return { kind: 'link', from, to, type, label, note: draft.note.trim() } as const;
}

interface FieldProps {
  readonly live: LiveMap;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
}

function ActorField({ live, label, text, onChange, error }: FieldProps & { readonly label: string }) {
  const choices = live.actors.map(({ id, name }) => ({ id, label: name }));
  return (
    <ComboBox
      label={label}
      choices={choices}
      text={text}
      onTextChange={onChange}
      onChoose={(id) => id && onChange(choices.find((choice) => choice.id === id)?.label ?? text)}
      toSend={error}
      allowsOther
    />
  );
}

function VerbField({ live, text, onChange, error }: FieldProps) {
  const { t } = useTranslation('actor-map');
  const own = [...new Set(live.relations.flatMap((relation) => relation.label ?? []))];
  const choices = [...RELATION_TYPES.map((type) => relationVerb({ type, note: '' })), ...own].map((verb) => ({ id: verb, label: verb }));
  return (
    <ComboBox
      label={t('relation.verb')}
      description={t('relation.ownVerb')}
      choices={choices}
      text={text}
      onTextChange={onChange}
      onChoose={(verb) => verb && onChange(verb)}
      toSend={error}
      allowsOther
    />
  );
}
