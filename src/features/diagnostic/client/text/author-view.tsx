import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextSession } from '#client/editor/text-session';
import { useSessionVersion } from '#client/editor/use-session-version';
import { CollegeBadge, CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { CHAPTER_PARTS, partRoot } from '../../model/diagnostic-section';
import styles from './author-view.module.css';
import { type AuthoredBlock, authoredBlocks } from './authored-blocks';
import { useCollegeLooks } from '../margin/use-college-looks';

/** « Qui a écrit ? »: the text to be read, each stretch signed by the college it came from. */
export function AuthorView({ session }: { readonly session: TextSession }) {
  const { t } = useTranslation('diagnostic');
  const version = useSessionVersion(session);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes in place; `version` says when
  const parts = useMemo(() => CHAPTER_PARTS.map((part) => ({ part, blocks: authoredBlocks(session, partRoot(part)) })), [session, version]);
  const colleges = [...new Set(parts.flatMap(({ blocks }) => blocks.flatMap((block) => block.runs.map((run) => run.college))))];
  const lookOf = useCollegeLooks();
  return (
    <>
      <p className={styles.intro}>{t('authors.intro')}</p>
      <ul className={styles.legend} aria-label={t('authors.legend')}>
        {colleges.map((college) => (
          <li key={college}>
            <CollegeBadge look={lookOf(college)} />
          </li>
        ))}
      </ul>
      {parts.map(({ part, blocks }) => (
        <section key={part} aria-labelledby={`authors-${part}`}>
          <h2 id={`authors-${part}`}>{t(`parts.${part}.title`)}</h2>
          {blocks.map((block) => (
            <Block key={block.key} block={block} />
          ))}
        </section>
      ))}
    </>
  );
}

function Block({ block }: { readonly block: AuthoredBlock }) {
  const lookOf = useCollegeLooks();
  return (
    <p>
      {block.runs.map((run) => {
        const look = lookOf(run.college);
        return (
          <span key={run.key} className={styles.run} style={{ '--college': `var(--${look.colour})` } as CSSProperties}>
            <CollegeShape look={look} size={13} title={look.name} />
            {run.text}
          </span>
        );
      })}
    </p>
  );
}
