import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { List } from '#client/kit/layout/list.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { PictureIcon } from '#client/kit/marks/picture-icon.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { collegesOf, orderedColleges, peopleOf } from '../model/people-section';
import type { Person } from '../model/person';
import styles from './people-screen.module.css';

import { useCollegeLooks } from './presence-bar';

/** Who came, by pseudonym. Somebody without a screen is added here; anybody is taken off at once. */
export function PeopleList() {
  const { t } = useTranslation('people');
  const people = peopleOf(useCore());
  const list = useRecords(people);
  const lookOf = useCollegeLooks();
  const nameOf = (person: Person) => person.name || (person.picture ? t(`pictures.${person.picture}`) : t('who.nobody'));
  const remove = ({ id, ...person }: Stored<Person>) => {
    people.remove(id);
    showToast(t('people.removed', { name: nameOf(person) }), {
      action: { label: t('people.undo'), run: () => people.create(person, { id }) },
    });
  };
  return (
    <Card as="section" gap={4} pad={5} aria-labelledby="people-list">
      <h2 id="people-list">{t('people.title')}</h2>
      <p className={styles.intro}>{list.length === 0 ? t('people.emptyPurpose') : t('people.intro')}</p>
      <List isLined>
        {list.map((person) => (
          <li key={person.id}>
            <span className={styles.name}>
              <PictureIcon picture={person.picture} />
              {nameOf(person)}
            </span>
            <CollegeBadge look={lookOf(person.college)} />
            <IconButton label={t('people.remove', { name: nameOf(person) })} onPress={() => remove(person)}>
              <Trash2 size={20} aria-hidden />
            </IconButton>
          </li>
        ))}
      </List>
      <AddPerson onAdd={(person) => people.create(person)} />
    </Card>
  );
}

function AddPerson({ onAdd }: { onAdd: (person: Person) => void }) {
  const { t } = useTranslation('people');
  const colleges = orderedColleges(useRecords(collegesOf(useCore())));
  const [name, setName] = useState('');
  const [college, setCollege] = useState<string>();
  const submit = () => {
    onAdd({ name: name.trim(), picture: '', college: college ?? '', createdAt: Date.now() });
    setName('');
  };
  return (
    <Form className={styles.row} onSend={submit}>
      <TextField label={t('people.name')} value={name} onChange={setName} maxLength={40} autoComplete="off" isRequired />
      <SelectField
        label={t('people.college')}
        choices={colleges.map((one) => ({ id: one.id, label: one.name }))}
        value={college}
        onChange={setCollege}
      />
      <Button type="submit">{t('people.add')}</Button>
    </Form>
  );
}
