import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { Row } from '#client/kit/layout/row.tsx';
import { Stack } from '#client/kit/layout/stack.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Stored } from '#document/records/record-collection';
import { systemClock } from '#shared/clock';
import { moveChapter, putChapterAside, putChapterBack } from '../../../model/chapters/chapter-list';
import type { Chapter } from '../../../model/diagnostic-records';
import { chaptersOf } from '../../../model/diagnostic-section';
import styles from '../../margin/beside.module.css';
import { ChapterDialog } from './chapter-dialog';
import { ChaptersAside } from './chapters-aside';

interface ChapterListProps {
  readonly chapter: Stored<Chapter>;
  readonly chapters: readonly Stored<Chapter>[];
  readonly onAdd: () => void;
}

/** The chapters of the diagnostic in their order, what may be done with this one, and those that were put aside. */
export function ChapterList({ chapter, chapters, onAdd }: ChapterListProps) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const [renaming, setRenaming] = useState(false);
  const rename = (title: string, question: string) => {
    chaptersOf(core).patch(chapter.id, { title, question, unnamed: undefined });
    setRenaming(false);
  };
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
        {chapter.asideSince === undefined ? <PlaceButtons chapter={chapter} /> : null}
      </Row>
      <ChaptersAside />
      <ChapterDialog isOpen={renaming} onClose={() => setRenaming(false)} chapter={chapter} onSave={rename} />
    </Stack>
  );
}

/** Up, down, and aside; what was put aside is put back by one gesture, at once or later. */
function PlaceButtons({ chapter: { id, title } }: { readonly chapter: Stored<Chapter> }) {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const [, navigate] = useLocation();
  const putAside = () => {
    putChapterAside(core, id, systemClock.now());
    navigate('/');
    showToast(t('outline.isAside', { title }), {
      kind: 'info',
      action: { label: t('outline.putBack'), run: () => putChapterBack(core, id) },
    });
  };
  return (
    <>
      <Button size="s" variant="quiet" onPress={() => moveChapter(core, id, -1)}>
        {t('outline.up')}
      </Button>
      <Button size="s" variant="quiet" onPress={() => moveChapter(core, id, 1)}>
        {t('outline.down')}
      </Button>
      <Button size="s" variant="quiet" onPress={putAside}>
        {t('outline.putAside')}
      </Button>
    </>
  );
}
