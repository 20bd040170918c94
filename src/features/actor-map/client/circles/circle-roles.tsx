import { useTranslation } from 'react-i18next';
import { Card } from '#client/kit/layout/card.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { Button } from '#client/kit/button.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { type CircleRole, isVacant, newCircleRole } from '../../model/circle';
import type { CircleProps } from './circle-props';
import styles from '../forms/map-forms.module.css';

/** The roles of a circle; one that nobody holds is marked, so that it can be offered. */
export function CircleRoles({ live, circle }: CircleProps) {
  const { t } = useTranslation('actor-map');
  const { roles } = live.map.circles.lists;
  const change = (id: string, fields: Partial<CircleRole>) => roles.patch(id, fields);
  return (
    <Stack as="section" gap={4} aria-label={t('circles.roles')}>
      <h3>{t('circles.roles')}</h3>
      {circle.roles.map((role) => (
        <Card key={role.id} pad={3}>
          {isVacant(role) ? (
            <p>
              <span className={styles.vacant}>{t('circles.vacant')}</span>
            </p>
          ) : null}
          <TextField label={t('circles.roleName')} value={role.name} onChange={(name) => change(role.id, { name })} />
          <TextField label={t('circles.mandate')} value={role.mandate} onChange={(mandate) => change(role.id, { mandate })} />
          <TextField label={t('circles.holder')} value={role.holder} onChange={(holder) => change(role.id, { holder })} />
          <TextField label={t('circles.term')} value={role.term} onChange={(term) => change(role.id, { term })} />
          <Button
            size="s"
            variant="danger"
            aria-label={t('circles.removeRole', { name: role.name })}
            onPress={() => roles.remove(circle.id, role)}
          >
            {t('actor.remove')}
          </Button>
        </Card>
      ))}
      <div>
        <Button size="s" onPress={() => roles.add(circle.id, newCircleRole(''))}>
          {t('circles.addRole')}
        </Button>
      </div>
    </Stack>
  );
}
