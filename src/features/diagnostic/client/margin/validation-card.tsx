import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore, useMe } from '#client/documents/workspace-context.tsx';
import type { TextSession } from '#client/editor/text-session';
import { useSessionVersion } from '#client/editor/use-session-version';
import { useLocale } from '#client/i18n/use-locale';
import { CheckboxField } from '#client/kit/fields/checkbox-field.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { shownWord } from '#document/records/known-word';
import type { Stored } from '#document/records/record-collection';
import { type Chapter, VALIDATION_WAYS } from '#features/diagnostic/model/diagnostic-records';
import { figuresOf, testimoniesOf, validationsOf } from '#features/diagnostic/model/diagnostic-section';
import { passagesOf, type TextChange } from '#features/diagnostic/model/validation/validated-text';
import { changesOf, type CollegeStand, setValidation, sharingOf } from '#features/diagnostic/model/validation/validation';
import { collegesOf, orderedColleges, peopleOf } from '#features/people/model/people-section';
import { dayOf, formatPartialDate } from '#shared/partial-date';
import { MarginCard } from './margin-card';
import styles from './margin.module.css';

interface ValidationCardProps {
  readonly chapter: Stored<Chapter>;
  /** Undefined where the text can't be written, and what was validated is not compared with it. */
  readonly session: TextSession | undefined;
}

/** Which colleges stand behind the chapter as it is. A scribe may tick for a college that decided together. */
export function ValidationCard({ chapter, session }: ValidationCardProps) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const me = useMe();
  const [how, setHow] = useState<(typeof VALIDATION_WAYS)[number]>('together');
  const colleges = orderedColleges(useRecords(collegesOf(core)));
  const validations = useRecords(validationsOf(core));
  const passages = usePassages(chapter, session);
  const sharing = sharingOf({ chapterId: chapter.id, passages, colleges, validations });
  const headline = sharing.isShared
    ? t('margin.validation.shared')
    : t('margin.validation.count', { validated: sharing.validated, total: colleges.length });
  const set = (collegeId: string, now: boolean) => {
    const seen = session && passagesOf(core, chapter, session.doc);
    setValidation(core, { chapterId: chapter.id, collegeId, by: me.personId, how, passages: seen }, now, Date.now());
  };
  return (
    <MarginCard title={t('margin.validation.title')} marked={sharing.isShared}>
      <p aria-live="polite">
        <strong>{headline}</strong>
      </p>
      <Stack gap={2}>
        {sharing.stands.map((stand) => (
          <Stand key={stand.college.id} stand={stand} onChange={(now) => set(stand.college.id, now)} />
        ))}
      </Stack>
      <Changes stands={sharing.stands} />
      <SelectField
        label={t('margin.validation.way')}
        value={how}
        onChange={setHow}
        choices={VALIDATION_WAYS.map((id) => ({ id, label: t(`margin.validation.ways.${id}`) }))}
      />
      <p className={styles.aside}>{t('margin.validation.how')}</p>
    </MarginCard>
  );
}

/** What the chapter says now, a moment after it or what it shows changed. */
function usePassages(chapter: Stored<Chapter>, session: TextSession | undefined) {
  const core = useCore();
  const version = useSessionVersion(session);
  // An agreement is compared with the words it was given to, and not with those of a moment before.
  const [given, figures, testimonies] = [useRecords(validationsOf(core)), useRecords(figuresOf(core)), useRecords(testimoniesOf(core))];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes in place; `version` and the records say when
  return useMemo(() => session && passagesOf(core, chapter, session.doc), [core, chapter, session, version, given, figures, testimonies]);
}

/** One college: whether it agrees to the text as it is, since when and how. */
function Stand({ stand, onChange }: { readonly stand: CollegeStand; readonly onChange: (validated: boolean) => void }) {
  const { college, validated } = stand;
  const given = useGiven(stand);
  return (
    <CheckboxField
      isSelected={validated}
      onChange={onChange}
      label={<CollegeBadge look={college} hollow={!validated} size={16} />}
      description={given}
    />
  );
}

/** When, how and by whom it was noted, in a sentence. */
function useGiven({ given, change }: CollegeStand): string | undefined {
  const { t } = useTranslation('diagnostic');
  const locale = useLocale();
  const person = useRecords(peopleOf(useCore())).find(({ id }) => id === given?.by);
  if (!given) return undefined;
  const date = formatPartialDate(dayOf(given.createdAt), locale);
  const way = given.how === undefined ? 'unsaid' : shownWord(VALIDATION_WAYS, given.how);
  const said = t(`margin.validation.given.${way}`, { date, named: person ? 'yes' : 'no', name: person?.name ?? '' });
  return change ? `${said} ${t('margin.validation.again')}` : said;
}

/** The most passages that are shown of what changed. */
const SHOWN = 3;

/** What changed since colleges agreed, each change once. */
function Changes({ stands }: { readonly stands: readonly CollegeStand[] }) {
  const { t } = useTranslation('diagnostic');
  return changesOf(stands).map(({ change, colleges }) => {
    const names = colleges.map(({ name }) => name).join(', ');
    return (
      <div key={names}>
        <p>{t('margin.validation.changed', { names })}</p>
        <Change change={change} />
      </div>
    );
  });
}

function Change({ change: { added, gone } }: { readonly change: TextChange }) {
  const { t } = useTranslation('diagnostic');
  const others = added.length - SHOWN;
  return (
    <ul className={styles.changes}>
      {added.slice(0, SHOWN).map((words) => (
        <li key={words}>{t('quoted', { ns: 'kit', words: words.length > 90 ? `${words.slice(0, 88)}…` : words })}</li>
      ))}
      {others > 0 ? <li>{t('margin.validation.others', { count: others })}</li> : null}
      {gone > 0 ? <li>{t('margin.validation.gone', { count: gone })}</li> : null}
    </ul>
  );
}
