import type { CSSProperties } from 'react';
import styles from './college-badge.module.css';
import { COLLEGE_PATHS, type CollegeColour, type CollegeShapeName } from './college-paths';

/** How a college shows: never by its colour alone. */
export interface CollegeLook {
  readonly colour: CollegeColour;
  readonly shape: CollegeShapeName;
  /** One or two letters, the third sign beside colour and shape. */
  readonly letter: string;
  readonly name: string;
}

/** The shape alone; decorative unless `title` says whose it is. */
export function CollegeShape({ look, size, hollow, title }: { look: CollegeLook; size?: number; hollow?: boolean; title?: string }) {
  const side = size ?? 18;
  const style = { '--college': `var(--${look.colour})` } as CSSProperties;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label when it speaks, hidden when words stand beside it
    <svg
      width={side}
      height={side}
      viewBox="-1 -1 18 18"
      className={hollow ? styles.hollow : styles.shape}
      style={style}
      {...(title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })}
    >
      <path d={COLLEGE_PATHS[look.shape]} />
    </svg>
  );
}

interface CollegeBadgeProps {
  readonly look: CollegeLook;
  readonly size?: number;
  /** Whose badge: the name of the college unless told otherwise. */
  readonly label?: string;
  /** The words beside the shape are kept for screen readers only. */
  readonly compact?: boolean;
  /** Drawn as an outline: « pas encore ». */
  readonly hollow?: boolean;
}

/** A college as colour + shape + letter + words: never colour alone. */
export function CollegeBadge({ look, size, label, compact, hollow }: CollegeBadgeProps) {
  return (
    <span className={styles.badge}>
      <CollegeShape look={look} size={size ?? 18} hollow={hollow ?? false} />
      <abbr className={styles.letter} title={look.name} aria-hidden>
        {look.letter}
      </abbr>
      <span className={compact ? 'visually-hidden' : styles.name}>{label ?? look.name}</span>
    </span>
  );
}
