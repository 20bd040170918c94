import { ArrowLeftRight, CircleDashed, CircleHelp, Footprints, HandHelping, Lightbulb, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type NewerWord, shownWord } from '#document/records/known-word';
import { CONTRIBUTION_KINDS, type ContributionKind, type ShownKind } from '../../model/contribution';
import styles from '../workshop.module.css';

const ICONS: Readonly<Record<ShownKind, LucideIcon>> = {
  lived: Footprints,
  difficulty: TriangleAlert,
  strength: HandHelping,
  solution: Lightbulb,
  question: CircleHelp,
  disagreement: ArrowLeftRight,
  newer: CircleDashed,
};

/** What a contribution is: a word, and a picture that repeats it. Colours belong to colleges. */
export function KindMark({ kind, size }: { readonly kind: ContributionKind | NewerWord | 'newer'; readonly size?: number }) {
  const { t } = useTranslation('workshop');
  const shown = shownWord<ContributionKind>(CONTRIBUTION_KINDS, kind as ContributionKind | NewerWord);
  const Icon = ICONS[shown];
  return (
    <span className={styles.kind}>
      <Icon size={size ?? 18} aria-hidden />
      {t(`kinds.${shown}`)}
    </span>
  );
}
