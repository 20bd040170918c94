import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { foldAccents } from '#shared/fold-accents';
import type { CircleProps } from './circle-props';
import styles from '../forms/map-forms.module.css';

/** As many names as one looks through without being helped. */
const AT_A_GLANCE = 10;

/** Who is in a circle, among all actors by their names; a long list is short by writing a part of a name. */
export function CircleMembers({ live, circle }: CircleProps) {
  const { t } = useTranslation('actor-map');
  const locale = useLocale();
  const [wanted, setWanted] = useState('');
  const { circles: memberships } = live.map.actors.lists;
  const toggle = (id: string, isIn: boolean) => (isIn ? memberships.add(id, circle.id) : memberships.remove(id, circle.id));
  const shown = live.actors
    .filter(({ name }) => foldAccents(name).includes(foldAccents(wanted)))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale));
  const members = live.actors.filter(({ circles }) => circles.includes(circle.id));
  return (
    <fieldset className={styles.group}>
      <legend>{t('circles.membersCount', { count: members.length })}</legend>
      {live.actors.length > AT_A_GLANCE ? <TextField label={t('circles.findMember')} value={wanted} onChange={setWanted} /> : null}
      <div className={styles.members}>
        {shown.map(({ id, name, circles }) => (
          <CheckboxField key={id} label={name} isSelected={circles.includes(circle.id)} onChange={(isIn) => toggle(id, isIn)} />
        ))}
      </div>
      {shown.length === 0 ? <p className={styles.soft}>{t('circles.notFound')}</p> : null}
    </fieldset>
  );
}
