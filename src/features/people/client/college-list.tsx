import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { EllipsisVertical, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '#client/kit/layout/list.tsx';
import { Card } from '#client/kit/layout/card.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { Menu } from '#client/kit/layout/menu.tsx';
import type { Stored } from '#document/records/record-collection';
import type { College } from '../model/college';
import { collegesOf, moveCollege, orderedColleges, peopleOf } from '../model/people-section';
import { CollegeDialog } from './college-dialog';
import styles from './people-screen.module.css';

/** The colleges, in the group's order; each can be renamed, redrawn, moved, removed. */
export function CollegeList() {
  const { t } = useTranslation('people');
  const core = useCore();
  const colleges = orderedColleges(useRecords(collegesOf(core)));
  const people = useRecords(peopleOf(core));
  const [editing, setEditing] = useState<Stored<College> | 'new'>();
  useOfferedGestures('people', { college: () => setEditing('new') });
  return (
    <Card as="section" gap={4} pad={5} aria-labelledby="college-list">
      <h2 id="college-list">{t('colleges.title')}</h2>
      <p className={styles.intro}>{t('colleges.intro')}</p>
      <List isLined>
        {colleges.map((college, index) => (
          <li key={college.id}>
            <span className={styles.name}>
              <CollegeBadge look={college} size={22} />
            </span>
            <span className={styles.count}>
              {t('colleges.people', { count: people.filter((person) => person.college === college.id).length })}
            </span>
            <Menu
              label={t('colleges.actions', college)}
              trigger={<EllipsisVertical size={22} aria-hidden />}
              entries={[
                { id: 'edit', label: t('colleges.change'), onAction: () => setEditing(college) },
                { id: 'up', label: t('colleges.up'), isDisabled: index === 0, onAction: () => moveCollege(core, college.id, -1) },
                {
                  id: 'down',
                  label: t('colleges.down'),
                  isDisabled: index === colleges.length - 1,
                  onAction: () => moveCollege(core, college.id, 1),
                },
              ]}
            />
          </li>
        ))}
      </List>
      <div>
        <Button icon={<Plus size={20} aria-hidden />} onPress={() => setEditing('new')}>
          {t('colleges.add')}
        </Button>
      </div>
      {editing ? <CollegeDialog college={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} /> : null}
    </Card>
  );
}
