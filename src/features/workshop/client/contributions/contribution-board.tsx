import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { List } from '#client/kit/layout/list.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import type { OpenDocument } from '#client/documents/open-document';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { SelectField } from '#client/kit/fields/select-field.tsx';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import type { Contribution, ShownKind } from '../../model/contribution';
import { type ContributionGroup, type Grouping, GROUPINGS, groupContributions } from '../../model/contribution-groups';
import { kindsOf, type Step } from '../../model/workshop-section';
import { ContributionCard } from './contribution-card';
import { KindMark } from './kind-mark';
import { useColleges } from '../use-colleges';
import { useTables } from '../use-tables';
import styles from '../workshop.module.css';

interface ContributionBoardProps {
  readonly step: Stored<Step>;
  readonly document: OpenDocument;
  /** Given ones only. */
  readonly contributions: readonly Stored<Contribution>[];
  readonly onQuote: (id: RecordId) => void;
}

/** What was given, in groups by kind, by college or by table; the latest first. */
export function ContributionBoard({ step, document, contributions, onQuote }: ContributionBoardProps) {
  const { t } = useTranslation('workshop');
  const [chosen, choose] = useState<Grouping>();
  const by = chosen ?? (kindsOf(step).length > 1 ? 'kind' : 'college');
  const groups = groupContributions(contributions, by, useGroupKeys(step, by)).filter(
    // What was asked for and did not come says something too; a college or a table that is silent may not be here.
    (group) => group.contributions.length > 0 || (by === 'kind' && step.kinds.length > 0),
  );
  if (contributions.length === 0) return <p className={styles.nothing}>{t('board.nothing')}</p>;
  return (
    <Stack gap={5}>
      <div className={styles.groupBy}>
        <SelectField
          label={t('board.by')}
          choices={GROUPINGS.map((id) => ({ id, label: t(`board.groupings.${id}`) }))}
          value={by}
          onChange={choose}
        />
      </div>
      <div className={styles.board}>
        {groups.map((group) => (
          <Group key={group.key} step={step} document={document} by={by} group={group} onQuote={onQuote} />
        ))}
      </div>
    </Stack>
  );
}

/** The groups there may be, in the order one expects them. */
function useGroupKeys(step: Step, by: Grouping): readonly string[] {
  const { colleges } = useColleges();
  const tables = useTables();
  if (by === 'kind') return kindsOf(step);
  return (by === 'college' ? colleges : tables).map(({ id }) => id);
}

interface GroupProps {
  readonly step: Stored<Step>;
  readonly document: OpenDocument;
  readonly by: Grouping;
  readonly group: ContributionGroup;
  readonly onQuote: (id: RecordId) => void;
}

function Group({ step, document, by, group: { key, contributions }, onQuote }: GroupProps) {
  const { t } = useTranslation('workshop');
  const title = useId();
  return (
    <Stack as="section" aria-labelledby={title}>
      <h2 id={title} className={styles.groupTitle}>
        <GroupName by={by} id={key} />
        <small>{contributions.length}</small>
      </h2>
      {contributions.length === 0 ? <p className={styles.soft}>{t('board.emptyGroup')}</p> : null}
      <List gap={3} columns="narrow">
        {[...contributions].reverse().map((contribution) => (
          <li key={contribution.id}>
            <ContributionCard step={step} document={document} contribution={contribution} withKind={by !== 'kind'} onQuote={onQuote} />
          </li>
        ))}
      </List>
    </Stack>
  );
}

function GroupName({ by, id }: { readonly by: Grouping; readonly id: string }) {
  const { t } = useTranslation('workshop');
  const { lookOf } = useColleges();
  const tables = useTables();
  if (by === 'kind') return <KindMark kind={id as ShownKind} />;
  if (by === 'college') return <CollegeBadge look={lookOf(id)} />;
  return <>{tables.find((table) => table.id === id)?.name ?? t('board.noTable')}</>;
}
