import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { DateField } from '#client/kit/fields/date-field.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextArea } from '#client/kit/fields/text-area.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { removeCircles } from '../../model/actor-map-edit';
import type { Circle } from '../../model/circle';
import { CircleEvents } from './circle-events';
import type { CircleProps } from './circle-props';
import { CircleMembers } from './circle-members';
import { CircleRoles } from './circle-roles';

/** A circle: why it exists, since when, who is in it, its roles, what it decided. Written as one types. */
export function CircleForm({ live, circle, onRemoved }: CircleProps & { readonly onRemoved: () => void }) {
  const { t } = useTranslation('actor-map');
  const change = (fields: Partial<Circle>) => live.map.circles.patch(circle.id, fields);
  return (
    <Stack gap={4}>
      <TextField
        label={t('circles.name')}
        value={circle.name}
        onChange={(name) => name.trim() !== '' && change({ name })}
        maxLength={200}
      />
      <TextArea label={t('circles.why')} value={circle.purpose} onChange={(purpose) => change({ purpose })} rows={2} />
      <CircleMembers live={live} circle={circle} />
      <CircleRoles live={live} circle={circle} />
      <DateField
        label={t('circles.startsOn')}
        placeholder={t('circles.dateExample')}
        date={circle.startsOn || undefined}
        onCommit={(date) => change({ startsOn: date ?? '' })}
      />
      <DateField label={t('circles.endsOn')} date={circle.endsOn || undefined} onCommit={(date) => change({ endsOn: date ?? '' })} />
      <SelectField
        label={t('circles.parent')}
        value={circle.parent ?? 'none'}
        onChange={(parent) => change({ parent: parent === 'none' ? undefined : parent })}
        choices={[
          { id: 'none', label: t('circles.noParent') },
          ...live.circles.filter((one) => one.id !== circle.id).map(({ id, name }) => ({ id, label: name })),
        ]}
      />
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
