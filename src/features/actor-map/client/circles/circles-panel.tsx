import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { SidePanel } from '#client/kit/layout/side-panel.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { membersOf } from '../../model/actor-map-edit';
import { isVacant, nestedCircles, newCircle } from '../../model/circle';
import type { MapViewProps } from '../map-view-props';
import { CircleForm } from './circle-form';
import styles from '../forms/map-forms.module.css';

/** The circles, one inside the other; one of them open at a time. */
export function CirclesPanel({ live, state }: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const [openId, setOpen] = useState<string>();
  const circle = live.circles.find((one) => one.id === openId);
  if (circle) {
    return (
      <SidePanel key={circle.id} title={circle.name} onClose={() => setOpen(undefined)}>
        <Button size="s" variant="quiet" onPress={() => setOpen(undefined)}>
          {t('circles.back')}
        </Button>
        <CircleForm live={live} circle={circle} onRemoved={() => setOpen(undefined)} />
      </SidePanel>
    );
  }
  return (
    <SidePanel title={t('circles.title')} onClose={() => state.open(undefined)}>
      <p>{t('circles.purpose')}</p>
      <List gap={3}>
        {nestedCircles(live.circles).map(({ circle: one, depth }) => (
          <li key={one.id} style={{ marginInlineStart: `${Math.min(depth, 4) * 16}px` }}>
            <Card pad={3}>
              <strong>{one.name}</strong>
              <span className={styles.soft}>
                {membersOf(live.actors, one.id)
                  .map((actor) => actor.name)
                  .join(', ') || t('circles.noMembers')}
              </span>
              {one.roles.some(isVacant) ? (
                <span>
                  <span className={styles.vacant}>{t('circles.vacant')}</span>{' '}
                  {one.roles
                    .filter(isVacant)
                    .map((role) => role.name)
                    .join(', ')}
                </span>
              ) : null}
              <Button size="s" aria-label={t('circles.edit', { name: one.name })} onPress={() => setOpen(one.id)}>
                {t('actor.edit')}
              </Button>
            </Card>
          </li>
        ))}
      </List>
      {live.readOnly ? null : <NewCircle live={live} onAdded={setOpen} />}
    </SidePanel>
  );
}

function NewCircle({ live, onAdded }: Pick<MapViewProps, 'live'> & { readonly onAdded: (id: string) => void }) {
  const { t } = useTranslation('actor-map');
  const [name, setName] = useState('');
  return (
    <Form onSend={() => onAdded(live.map.circles.create(newCircle(name, Date.now())))}>
      <Stack gap={4}>
        <TextField label={t('circles.name')} value={name} onChange={setName} maxLength={200} isRequired />
        <div>
          <Button type="submit">{t('circles.add')}</Button>
        </div>
      </Stack>
    </Form>
  );
}
