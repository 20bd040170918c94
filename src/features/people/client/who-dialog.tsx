import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useCore } from '#client/documents/workspace-context.tsx';
import { useRecords } from '#client/documents/use-records';
import { Button } from '#client/kit/button.tsx';
import { PictureIcon } from '#client/kit/marks/picture-icon.tsx';
import { CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { Origin } from '#document/origin';
import { newId } from '#shared/ids';
import type { Identity } from '../model/people-contract';
import { collegesOf, orderedColleges, peopleOf } from '../model/people-section';
import { PICTURES } from '../model/person';

import styles from './who-dialog.module.css';

/** What the dialog starts from, and what it tells: `onChoose` once, or `onClose` alone when nothing was chosen. */
export interface WhoDialogProps {
  /** Who this window was until now. */
  readonly before: Identity | null | undefined;
  readonly onChoose: (identity: Identity) => void;
  readonly onClose: () => void;
}

const NO_COLLEGE = 'none';

/** Saying who one is is no gesture on the démarche: « Défaire » leaves it alone. */
const IDENTITY = new Origin('local', 'identity');

/** « Qui êtes-vous aujourd'hui ? »: a name or a picture, a college, or later. */
export default function WhoDialog({ before, onChoose, onClose }: WhoDialogProps) {
  const { t } = useTranslation('people');
  const core = useCore();
  const colleges = orderedColleges(useRecords(collegesOf(core)));
  const [name, setName] = useState(before?.name ?? '');
  const [picture, setPicture] = useState(before?.picture ?? '');
  const [college, setCollege] = useState(before?.college || NO_COLLEGE);
  const enter = () => {
    const personId = before?.personId || newId();
    const person = { name: name.trim(), picture, college: college === NO_COLLEGE ? '' : college };
    const people = peopleOf(core);
    if (people.get(personId)) people.patch(personId, person, IDENTITY);
    else people.create({ ...person, createdAt: Date.now() }, { id: personId, origin: IDENTITY });
    onChoose({ personId, ...person, skipped: false });
  };
  return (
    <Dialog title={t('who.title')} isOpen onClose={onClose} size="l">
      <Form onSend={enter}>
        <Stack gap={5}>
          <p>{t('who.intro')}</p>
          <TextField
            label={t('who.name')}
            description={t('who.nameHint')}
            value={name}
            onChange={setName}
            maxLength={40}
            autoComplete="off"
            size="l"
            toSend={name.trim() === '' && picture === '' ? t('who.toEnter') : undefined}
          />
          <PictureChoice value={picture} onChange={setPicture} />
          <RadioCards
            label={t('who.college')}
            layout="compact"
            value={college}
            onChange={setCollege}
            choices={[
              ...colleges.map((one) => ({ id: one.id, label: one.name, picture: <CollegeShape look={one} size={20} /> })),
              { id: NO_COLLEGE, label: t('who.noCollege') },
            ]}
          />
          <div className={styles.actions}>
            <Button onPress={onClose}>{t('who.later')}</Button>
            <Button variant="go" type="submit">
              {t('who.go')}
            </Button>
          </div>
        </Stack>
      </Form>
    </Dialog>
  );
}

function PictureChoice({ value, onChange }: { value: string; onChange: (picture: string) => void }) {
  const { t } = useTranslation('people');
  return (
    <RadioGroup className={styles.pictures ?? ''} aria-label={t('who.picture')} value={value || null} onChange={onChange}>
      <span className={styles.label} aria-hidden>
        {t('who.picture')}
      </span>
      <div className={styles.grid}>
        {PICTURES.map((picture) => (
          <Radio key={picture} value={picture} className={styles.picture ?? ''} aria-label={t(`pictures.${picture}`)}>
            <PictureIcon picture={picture} size={28} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
