import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '#client/kit/fields/form.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { CollegeBadge, CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { Dialog } from '#client/kit/layout/dialog.tsx';
import { RadioCards } from '#client/kit/fields/radio-cards.tsx';
import { TextField } from '#client/kit/fields/text-field.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { COLLEGE_COLOURS, COLLEGE_SHAPES, type College, type CollegeProblem, collegeProblem, newCollege } from '../model/college';
import { collegesOf } from '../model/people-section';
import styles from './people-screen.module.css';

interface CollegeDialogProps {
  /** Undefined: a new one. */
  readonly college: Stored<College> | undefined;
  readonly onClose: () => void;
}

/** Name, letter, shape and colour of a college, seen as they will be. */
export function CollegeDialog({ college, onClose }: CollegeDialogProps) {
  const { t } = useTranslation('people');
  const colleges = collegesOf(useCore());
  const others = useRecords(colleges).filter((other) => other.id !== college?.id);
  const [draft, setDraft] = useState<College>(() => college ?? newCollege(others, Date.now()));
  const problem = collegeProblem(draft, others);
  const change = (part: Partial<College>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    const { name, letter, shape, colour } = draft;
    if (college) colleges.patch(college.id, { name: name.trim(), letter, shape, colour });
    else colleges.create({ ...draft, name: name.trim() });
    onClose();
  };
  const remove = () => {
    if (!college) return;
    const { id, ...fields } = college;
    colleges.remove(id);
    onClose();
    showToast(t('colleges.removed', { name: college.name }), {
      action: { label: t('colleges.undo'), run: () => colleges.create(fields, { id }) },
    });
  };
  return (
    <Dialog title={college ? t('colleges.edit', { name: college.name }) : t('colleges.add')} isOpen onClose={onClose}>
      <Form onSend={save}>
        <Stack gap={4}>
          <TextField
            label={t('colleges.name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            maxLength={80}
            autoFocus
            toSend={problem?.kind === 'nameMissing' ? t('colleges.nameMissing') : undefined}
          />
          <Look draft={draft} problem={problem} onChange={change} />
          <p className={styles.preview}>
            <CollegeBadge look={draft} size={24} />
          </p>
          <div className={styles.columns}>
            <Button variant="go" type="submit">
              {t('colleges.save')}
            </Button>
            {college ? (
              <Button variant="danger" onPress={remove}>
                {t('colleges.remove')}
              </Button>
            ) : null}
          </div>
        </Stack>
      </Form>
    </Dialog>
  );
}

interface LookProps {
  readonly draft: College;
  readonly problem: CollegeProblem | undefined;
  readonly onChange: (part: Partial<College>) => void;
}

function Look({ draft, problem, onChange }: LookProps) {
  const { t } = useTranslation('people');
  const against = (kind: CollegeProblem['kind']) =>
    problem && problem.kind === kind && problem.kind !== 'nameMissing' ? t(`colleges.${problem.kind}`, { name: problem.name }) : undefined;
  return (
    <>
      <TextField
        label={t('colleges.letter')}
        value={draft.letter}
        onChange={(letter) => onChange({ letter })}
        maxLength={2}
        toSend={against('sameLetter')}
      />
      <RadioCards
        label={t('colleges.shape')}
        toSend={against('sameLook')}
        layout="compact"
        value={draft.shape}
        onChange={(shape) => onChange({ shape })}
        choices={COLLEGE_SHAPES.map((shape) => ({
          id: shape,
          label: t(`colleges.shapes.${shape}`),
          picture: <CollegeShape look={{ ...draft, shape }} />,
        }))}
      />
      <RadioCards
        label={t('colleges.colour')}
        layout="compact"
        value={draft.colour}
        onChange={(colour) => onChange({ colour })}
        choices={COLLEGE_COLOURS.map((colour) => ({
          id: colour,
          label: t(`colleges.colours.${colour}`),
          picture: <CollegeShape look={{ ...draft, colour }} />,
        }))}
      />
    </>
  );
}
