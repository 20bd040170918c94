import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDocument } from '#client/documents/open-document';
import { SharedTextArea } from '#client/documents/shared-text-area.tsx';
import { Button } from '#client/kit/button.tsx';
import { CollegeBadge } from '#client/kit/marks/college-badge.tsx';
import { Menu } from '#client/kit/layout/menu.tsx';
import { PictureIcon } from '#client/kit/marks/picture-icon.tsx';
import type { Stored } from '#document/records/record-collection';
import type { RecordId } from '#shared/ids';
import { type Contribution, MOST_CHARACTERS } from '../../model/contribution';
import { contributionText, patchContribution } from '../../model/step-section';
import { kindsOf, type Step } from '../../model/workshop-section';
import { ContributionFiles } from './contribution-files';
import { KindMark } from './kind-mark';
import { useColleges } from '../use-colleges';
import { useTables } from '../use-tables';
import { WithdrawContribution } from './withdraw-contribution';
import styles from '../workshop.module.css';

interface ContributionCardProps {
  readonly step: Stored<Step>;
  readonly document: OpenDocument;
  readonly contribution: Stored<Contribution>;
  /** Says its kind, where the group does not. */
  readonly withKind: boolean;
  readonly onQuote: (id: RecordId) => void;
}

/** What somebody brought: their words, what goes with them, from whom. */
export function ContributionCard({ step, document, contribution, withKind, onQuote }: ContributionCardProps) {
  const { t } = useTranslation('workshop');
  const [isEditing, setEditing] = useState(false);
  const [isWithdrawing, setWithdrawing] = useState(false);
  const text = contributionText(document.doc, contribution.id);
  return (
    <article className={styles.contribution}>
      {withKind ? <KindMark kind={contribution.kind} /> : null}
      {isEditing && text ? (
        <>
          <SharedTextArea text={text} label={t('card.words')} rows={3} maxLength={MOST_CHARACTERS} autoFocus />
          <div>
            <Button size="s" onPress={() => setEditing(false)}>
              {t('card.done')}
            </Button>
          </div>
        </>
      ) : (
        <p className={styles.said}>{contribution.text}</p>
      )}
      <ContributionFiles files={contribution.files} />
      <footer className={styles.from}>
        <Author contribution={contribution} />
        <Gestures
          step={step}
          document={document}
          contribution={contribution}
          onEdit={() => setEditing(true)}
          onQuote={() => onQuote(contribution.id)}
          onWithdraw={() => setWithdrawing(true)}
        />
      </footer>
      {isWithdrawing ? (
        <WithdrawContribution document={document} contribution={contribution} onClose={() => setWithdrawing(false)} />
      ) : null}
    </article>
  );
}

/** A college, a name or a picture or neither, and a table when there are several. */
export function Author({ contribution }: { readonly contribution: Contribution }) {
  const { t } = useTranslation('workshop');
  const { t: people } = useTranslation('people');
  const { lookOf } = useColleges();
  const tables = useTables();
  const table = tables.length > 1 ? tables.find(({ id }) => id === contribution.table)?.name : undefined;
  return (
    <p className={styles.author}>
      <CollegeBadge look={lookOf(contribution.college)} />
      <span className={styles.who}>
        <PictureIcon picture={contribution.picture} size={18} />
        {contribution.name || (contribution.picture ? people(`pictures.${contribution.picture}`) : t('card.unnamed'))}
      </span>
      {table ? <span>{table}</span> : null}
    </p>
  );
}

interface GesturesProps {
  readonly step: Stored<Step>;
  readonly document: OpenDocument;
  readonly contribution: Stored<Contribution>;
  readonly onEdit: () => void;
  readonly onQuote: () => void;
  readonly onWithdraw: () => void;
}

function Gestures({ step, document: { doc }, contribution, onEdit, onQuote, onWithdraw }: GesturesProps) {
  const { t } = useTranslation('workshop');
  const others = kindsOf(step).filter((kind) => kind !== contribution.kind);
  return (
    <Menu
      label={t('card.gestures', { start: contribution.text.slice(0, 40) })}
      trigger={<Ellipsis size={22} aria-hidden />}
      entries={[
        { id: 'edit', label: t('card.edit'), onAction: onEdit },
        ...others.map((kind) => ({
          id: kind,
          label: t('card.move', { kind: t(`kinds.${kind}`) }),
          onAction: () => patchContribution(doc, contribution.id, { kind }),
        })),
        { id: 'quote', label: t('quote.title'), onAction: onQuote },
        { id: 'remove', label: t('card.remove'), danger: true, onAction: onWithdraw },
      ]}
    />
  );
}
