import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboBox } from '#client/kit/fields/combo-box.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import type { Position, StoredActor } from '../../model/actor';
import { writePositions } from '../../model/actor-map-edit';
import { placeNewcomers } from '../../model/drawing/newcomers';
import styles from './place-field.module.css';
import type { LiveMap } from '../use-live-map';

/** Map units of one press. */
const STEP = 40;
const ARROWS = [
  { key: 'left', move: [-STEP, 0], Icon: ArrowLeft },
  { key: 'right', move: [STEP, 0], Icon: ArrowRight },
  { key: 'up', move: [0, -STEP], Icon: ArrowUp },
  { key: 'down', move: [0, STEP], Icon: ArrowDown },
] as const;

/** Moves an actor without dragging: by steps, or beside another actor (WCAG 2.5.7). */
export function PlaceField({ live, actor }: { readonly live: LiveMap; readonly actor: StoredActor }) {
  const { t } = useTranslation('actor-map');
  const [text, setText] = useState('');
  const others = live.actors.filter((one) => one.id !== actor.id);
  const put = (at: Position) => writePositions(live.map, new Map([[actor.id, at]]));
  const putBeside = (id: string | undefined) => {
    const friend = others.find((one) => one.id === id);
    if (!friend) return;
    // Placed as an actor that is linked to that one alone would be: at the nearest free place.
    const link = { id: 'beside', from: actor.id, to: friend.id, type: 'linked', note: '', createdAt: 0 };
    const { at: _left, ...unplaced } = actor;
    const found = placeNewcomers({ actors: [...others, unplaced], relations: [link], circles: [] }).get(actor.id);
    if (found) put(found);
  };
  const [x, y] = actor.at ?? [0, 0];
  return (
    <details className={styles.place}>
      <summary>{t('actor.place')}</summary>
      <fieldset className={styles.arrows} aria-label={t('actor.movedHere')}>
        {ARROWS.map(({ key, move, Icon }) => (
          <IconButton key={key} framed label={t(`drawing.${key}`)} onPress={() => put([x + move[0], y + move[1]])}>
            <Icon size={20} aria-hidden />
          </IconButton>
        ))}
      </fieldset>
      <ComboBox
        label={t('actor.placeBeside')}
        choices={others.map(({ id, name }) => ({ id, label: name }))}
        text={text}
        onTextChange={setText}
        onChoose={putBeside}
      />
    </details>
  );
}
