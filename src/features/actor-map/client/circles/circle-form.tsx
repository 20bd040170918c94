import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { removeCircles } from '../../model/actor-map-edit';
import type { Circle } from '../../model/circle';
import { CircleEvents } from './circle-events';
import type { CircleProps } from './circle-props';
import { CircleRoles } from './circle-roles';
import styles from '../forms/map-forms.module.css';

const DATE = /^(?:\d{4}(?:-\d{2}){0,2})?$/u;

/** A circle: why it exists, since when, who is in it, its roles, what it decided. Written as one types. */
export function CircleForm({ live, circle, onRemoved }: CircleProps & { readonly onRemoved: () => void }) {
  const { t } = useTranslation('actor-map');
  const change = (fields: Partial<Circle>) => live.map.circles.patch(circle.id, fields);
  const bad = (date: string) => (DATE.test(date) ? undefined : t('circles.badDate'));
  return (
    <Stack gap={4}>
      <TextField
        label={t('circles.name')}
        value={circle.name}
        onChange={(name) => name.trim() !== '' && change({ name })}
        maxLength={200}
      />
      <TextArea label={t('circles.why')} value={circle.purpose} onChange={(purpose) => change({ purpose })} rows={2} />
      <TextField
        label={t('circles.startsOn')}
        description={t('circles.dateHelp')}
        value={circle.startsOn}
        onChange={(startsOn) => change({ startsOn: startsOn.slice(0, 10) })}
        errorMessage={bad(circle.startsOn)}
      />
      <TextField
        label={t('circles.endsOn')}
        value={circle.endsOn}
        onChange={(endsOn) => change({ endsOn: endsOn.slice(0, 10) })}
        errorMessage={bad(circle.endsOn)}
      />
      <SelectField
        label={t('circles.parent')}
        value={circle.parent ?? 'none'}
        onChange={(parent) => change({ parent: parent === 'none' ? undefined : parent })}
        choices={[
          { id: 'none', label: t('circles.noParent') },
          ...live.circles.filter((one) => one.id !== circle.id).map(({ id, name }) => ({ id, label: name })),
        ]}
      />
      <Members live={live} circle={circle} />
      <CircleRoles live={live} circle={circle} />
      <CircleEvents live={live} circle={circle} />
      {live.readOnly ? null : (
        <Button
          variant="danger"
          onPress={() => {
            removeCircles(live.map, [circle.id]);
            onRemoved();
          }}
        >
          {t('circles.remove')}
        </Button>
      )}
    </Stack>
  );
}

function Members({ live, circle }: CircleProps) {
  const { t } = useTranslation('actor-map');
  const { circles: memberships } = live.map.actors.lists;
  const toggle = (id: string, isIn: boolean) => (isIn ? memberships.add(id, circle.id) : memberships.remove(id, circle.id));
  return (
    <fieldset className={styles.group}>
      <legend>{t('circles.members')}</legend>
      {live.actors.map(({ id, name, circles }) => (
        <CheckboxField key={id} label={name} isSelected={circles.includes(circle.id)} onChange={(isIn) => toggle(id, isIn)} />
      ))}
    </fieldset>
  );
}
