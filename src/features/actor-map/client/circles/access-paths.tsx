import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { ComboBox } from '#client/kit/fields/combo-box.tsx';
import { knownChoices } from '#client/kit/fields/known-choices';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { DOOR_OUTCOMES, type Door, doorsBeforeTheRightOne, type StoredAccessPath } from '../../model/access-path';
import { lookOf } from '../../model/drawing/laid-path';
import { foldName } from '../../model/french-name';
import { PathSample } from '../laid-over/laid-path';
import type { MapViewProps } from '../map-view-props';
import styles from '../forms/map-forms.module.css';
import type { LiveMap } from '../use-live-map';

/** The parcours d'accès: doors pushed one after the other, counted, and laid over the drawing. */
export function AccessPaths({ live, state }: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const [draft, setDraft] = useState({ name: '', toldBy: '' });
  const [editedId, setEdited] = useState<string>();
  const submit = () => {
    const name = draft.name.trim();
    const id = live.map.accessPaths.create({ name, toldBy: draft.toldBy.trim(), need: '', doors: [], createdAt: Date.now() });
    state.togglePath(id);
    setEdited(id);
    setDraft({ name: '', toldBy: '' });
  };
  return (
    <Stack as="section" gap={4} aria-label={t('missing.paths')}>
      <h3>{t('missing.paths')}</h3>
      <p className={styles.soft}>{t('missing.pathsHelp')}</p>
      <List gap={3}>
        {live.accessPaths.map((path) => (
          <PathCard
            key={path.id}
            live={live}
            state={state}
            path={path}
            isEdited={path.id === editedId}
            onEdit={() => setEdited(path.id === editedId ? undefined : path.id)}
          />
        ))}
      </List>
      {live.readOnly ? null : (
        <Form onSend={submit}>
          <Stack gap={4}>
            <TextField
              label={t('missing.pathName')}
              placeholder={t('missing.pathNamePlaceholder')}
              value={draft.name}
              onChange={(name) => setDraft({ ...draft, name })}
              isRequired
            />
            <TextField
              label={t('missing.toldBy')}
              placeholder={t('missing.toldByPlaceholder')}
              value={draft.toldBy}
              onChange={(toldBy) => setDraft({ ...draft, toldBy })}
            />
            <div>
              <Button type="submit" size="s">
                {t('missing.addPath')}
              </Button>
            </div>
          </Stack>
        </Form>
      )}
    </Stack>
  );
}

interface PathCardProps extends Pick<MapViewProps, 'live' | 'state'> {
  readonly path: StoredAccessPath;
  readonly isEdited: boolean;
  readonly onEdit: () => void;
}

function PathCard({ live, state, path, isEdited, onEdit }: PathCardProps) {
  const { t } = useTranslation('actor-map');
  const look = lookOf(state.shownPaths, path.id);
  const found = path.doors.some((door) => door.outcome === 'answered');
  const { doors } = live.map.accessPaths.lists;
  return (
    <Card as="li" pad={3}>
      <strong>{path.name}</strong>
      {path.toldBy ? <span className={styles.soft}>{path.toldBy}</span> : null}
      <span>{t(found ? 'missing.doors' : 'missing.doorsNone', { count: doorsBeforeTheRightOne(path) })}</span>
      <Row>
        <Button
          size="s"
          aria-pressed={look !== undefined}
          icon={look ? <PathSample look={look} /> : undefined}
          onPress={() => state.togglePath(path.id)}
        >
          {t(look ? 'missing.hide' : 'missing.show')}
        </Button>
        {live.readOnly ? null : (
          <Button
            size="s"
            variant="quiet"
            aria-expanded={isEdited}
            aria-label={t('missing.editDoors', { name: path.name })}
            onPress={onEdit}
          >
            {t('actor.edit')}
          </Button>
        )}
      </Row>
      {live.readOnly || !isEdited ? null : (
        <>
          {path.doors.map((door, index) => (
            <DoorFields
              key={door.id}
              live={live}
              number={index + 1}
              door={door}
              onChange={(change) => doors.patch(door.id, change)}
              onRemove={() => doors.remove(path.id, door)}
            />
          ))}
          <Button size="s" onPress={() => doors.add(path.id, { words: '', outcome: 'sent-on' })}>
            {t('missing.addDoor')}
          </Button>
          <Button
            size="s"
            variant="danger"
            aria-label={t('missing.removePath', { name: path.name })}
            onPress={() => live.map.accessPaths.remove(path.id)}
          >
            {t('actor.remove')}
          </Button>
        </>
      )}
    </Card>
  );
}

interface DoorProps {
  readonly live: LiveMap;
  readonly number: number;
  readonly door: Door;
  readonly onChange: (change: Partial<Door>) => void;
  readonly onRemove: () => void;
}

function DoorFields({ live, number, door, onChange, onRemove }: DoorProps) {
  const { t } = useTranslation('actor-map');
  const [text, setText] = useState(live.map.actors.get(door.actor ?? '')?.name ?? door.words);
  const write = (words: string) => {
    setText(words);
    const actor = live.actors.find((one) => foldName(one.name) === foldName(words));
    onChange({ words, actor: actor?.id });
  };
  return (
    <Stack as="fieldset" gap={4}>
      <legend>{t('missing.door', { number })}</legend>
      <ComboBox
        label={t('missing.doorWhere')}
        choices={live.actors.map(({ id, name }) => ({ id, label: name }))}
        text={text}
        onTextChange={write}
        onChoose={(id) => id && write(live.map.actors.get(id)?.name ?? text)}
        allowsOther
      />
      <SelectField
        label={t('missing.outcome')}
        value={door.outcome}
        onChange={(outcome) => onChange({ outcome })}
        choices={knownChoices(DOOR_OUTCOMES, door.outcome, (word) => t(`missing.outcomes.${word}`))}
      />
      <div>
        <Button size="s" variant="quiet" onPress={onRemove}>
          {t('missing.removeDoor', { number })}
        </Button>
      </div>
    </Stack>
  );
}
