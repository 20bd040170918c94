import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmbedRegistry } from '#client/editor/embeds/embed-view.tsx';
import { ShownText, type SignProps } from '#client/editor/shown-text.tsx';
import type { TextSession } from '#client/editor/text-session';
import { useSessionVersion } from '#client/editor/use-session-version';
import { CollegeBadge, CollegeShape } from '#client/kit/marks/college-badge.tsx';
import { authorOf } from '#document/text/text-authors';
import type { TextPart } from '#document/text/text-read';
import { CHAPTER_PARTS, readChapter } from '../../model/diagnostic-section';
import { useCollegeLooks } from '../margin/use-college-looks';
import styles from './author-view.module.css';

interface AuthorViewProps {
  readonly session: TextSession;
  readonly embeds: EmbedRegistry;
}

/** « Qui a écrit ? »: the text to be read as it is, each stretch signed by the college it came from. */
export function AuthorView({ session, embeds }: AuthorViewProps) {
  const { t } = useTranslation('diagnostic');
  const version = useSessionVersion(session);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes in place; `version` says when
  const text = useMemo(() => readChapter(session.doc, ({ id }) => authorOf(session.doc, id.client)?.college ?? ''), [session, version]);
  const colleges = [...new Set(CHAPTER_PARTS.flatMap((part) => text[part].flatMap(writersIn)))];
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
      {CHAPTER_PARTS.map((part) => (
        <section key={part} aria-labelledby={`authors-${part}`}>
          <h2 id={`authors-${part}`}>{t(`parts.${part}.title`)}</h2>
          <ShownText parts={text[part]} embeds={embeds} sign={Signed} />
        </section>
      ))}
    </>
  );
}

function writersIn(part: TextPart): readonly string[] {
  return 'children' in part ? part.children.flatMap(writersIn) : [part.writer ?? ''];
}

/** Underlined in the colour of its college, whose shape stands where its words begin. */
function Signed({ part, before, children }: SignProps) {
  const look = useCollegeLooks()(part.writer ?? '');
  const goesOn = before !== undefined && !('children' in before) && before.writer === part.writer;
  return (
    <span className={'text' in part ? styles.run : styles.embed} style={{ '--college': `var(--${look.colour})` } as CSSProperties}>
      {goesOn ? null : <CollegeShape look={look} size={13} title={look.name} />}
      {children}
    </span>
  );
}
