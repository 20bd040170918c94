import { ArrowLeftRight, CircleHelp, Footprints, HandHelping, Lightbulb, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContributionKind } from '../../model/contribution';
import styles from '../workshop.module.css';

const ICONS: Readonly<Record<ContributionKind, LucideIcon>> = {
  lived: Footprints,
  difficulty: TriangleAlert,
  strength: HandHelping,
  solution: Lightbulb,
  question: CircleHelp,
  disagreement: ArrowLeftRight,
};

/** What a contribution is: a word, and a picture that repeats it. Colours belong to colleges. */
export function KindMark({ kind, size }: { readonly kind: ContributionKind; readonly size?: number }) {
  const { t } = useTranslation('workshop');
  const Icon = ICONS[kind];
  return (
    <span className={styles.kind}>
      <Icon size={size ?? 18} aria-hidden />
      {t(`kinds.${kind}`)}
    </span>
  );
}
