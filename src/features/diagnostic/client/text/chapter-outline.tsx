import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { TextSession } from '#client/editor/text-session';
import { useSessionVersion } from '#client/editor/use-session-version';
import { Button } from '#client/kit/button.tsx';
import type { Stored } from '#document/records/record-collection';
import { countWords, partText } from '#document/text/text-read';
import type { Chapter } from '../../model/diagnostic-records';
import { CHAPTER_PARTS, chaptersOf, moveChapter, readChapter } from '../../model/diagnostic-section';
import { ChapterDialog } from './chapter-dialog';
import styles from '../margin/beside.module.css';

interface ChapterOutlineProps {
  readonly chapter: Stored<Chapter>;
  readonly chapters: readonly Stored<Chapter>[];
  readonly session: TextSession | undefined;
  readonly onAdd: () => void;
}

/** The chapters of the diagnostic, the parts and headings of this one, and how long it is. */
export function ChapterOutline({ chapter, chapters, session, onAdd }: ChapterOutlineProps) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const [renaming, setRenaming] = useState(false);
  const version = useSessionVersion(session);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes in place; `version` says when
  const { headings, words } = useMemo(() => outlineOf(session), [session, version]);
  return (
    <Stack gap={4}>
      <nav aria-label={t('outline.chapters')}>
        <ul className={styles.links}>
          {chapters.map((one) => (
            <li key={one.id}>
              <Link href={`/${one.id}`} {...(one.id === chapter.id && { 'aria-current': 'page' as const })}>
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Row align="stretch">
        <Button size="s" onPress={onAdd}>
          {t('outline.add')}
        </Button>
        <Button size="s" variant="quiet" onPress={() => setRenaming(true)}>
          {t('outline.rename')}
        </Button>
        <Button size="s" variant="quiet" onPress={() => moveChapter(core, chapter.id, -1)}>
          {t('outline.up')}
        </Button>
        <Button size="s" variant="quiet" onPress={() => moveChapter(core, chapter.id, 1)}>
          {t('outline.down')}
        </Button>
      </Row>
      <nav aria-label={t('outline.headings')}>
        <ul className={styles.links}>
          {headings.map((heading) => (
            <li key={heading.key} className={heading.text ? styles.sub : undefined}>
              <button type="button" onClick={() => scrollTo(heading.part, heading.text)}>
                {heading.text || t(`parts.${heading.part}.title`)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <p className={styles.hint}>{t('outline.words', { count: words })}</p>
      <ChapterDialog
        isOpen={renaming}
        onClose={() => setRenaming(false)}
        chapter={chapter}
        onSave={(title, question) => {
          chaptersOf(core).patch(chapter.id, { title, question, unnamed: undefined });
          setRenaming(false);
        }}
      />
    </Stack>
  );
}

function outlineOf(session: TextSession | undefined) {
  if (!session) return { headings: [], words: 0 };
  const text = readChapter(session.doc);
  const headings = CHAPTER_PARTS.flatMap((part) => [
    { key: part, part, text: '' },
    ...text[part].flatMap((block, index) => (block.type === 'heading' ? [{ key: `${part}-${index}`, part, text: partText(block) }] : [])),
  ]);
  const words = CHAPTER_PARTS.reduce((sum, part) => sum + countWords(text[part].map(partText).join('\n')), 0);
  return { headings, words };
}

function scrollTo(part: string, text: string): void {
  const title = document.getElementById(`part-${part}`);
  const headings = [...(title?.parentElement?.querySelectorAll('h3, h1, h4') ?? [])];
  const target = text ? headings.find((heading) => heading.textContent === text) : title;
  target?.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}
