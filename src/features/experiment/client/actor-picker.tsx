import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { ComboBox } from '#client/kit/fields/combo-box.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { actorsOf } from '#features/actor-map/model/actor-map-section';
import styles from './experiment.module.css';

/** Names of the actors of the map, by id; kept in step with the map. */
export function useActorNames(): ReadonlyMap<string, string> {
  const core = useCore();
  const actors = useRecords(useMemo(() => actorsOf(core), [core]));
  return useMemo(() => new Map(actors.map((actor) => [actor.id, actor.name])), [actors]);
}

interface ActorPickerProps {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

/** Actors of the map, named one by one; an actor that left the map keeps its place and says so. */
export function ActorPicker({ label, chosen, onChange }: ActorPickerProps) {
  const { t } = useTranslation('experiment');
  const names = useActorNames();
  const [text, setText] = useState('');
  const choices = [...names].filter(([id]) => !chosen.includes(id)).map(([id, name]) => ({ id, label: name }));
  const nameOf = (id: string) => names.get(id) ?? t('action.missingActor');
  return (
    <Stack gap={2}>
      <ComboBox
        label={label}
        choices={choices}
        text={text}
        onTextChange={setText}
        placeholder={t('action.addActor')}
        emptyText={t('action.noActor')}
        onChoose={(id) => {
          if (id === undefined) return;
          onChange([...chosen, id]);
          // The box writes the chosen name into itself after this call: emptied on the next turn.
          setTimeout(() => setText(''));
        }}
      />
      {chosen.length > 0 ? (
        <Row as="ul" gap={1} align="stretch">
          {chosen.map((id) => (
            <li key={id} className={styles.chip}>
              {nameOf(id)}
              <IconButton
                label={t('action.removeActor', { name: nameOf(id) })}
                onPress={() => onChange(chosen.filter((one) => one !== id))}
              >
                <X size={16} aria-hidden />
              </IconButton>
            </li>
          ))}
        </Row>
      ) : null}
    </Stack>
  );
}
