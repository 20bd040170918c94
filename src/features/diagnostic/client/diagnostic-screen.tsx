import { useOfferedGestures } from '#client/gestures/use-gestures.tsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrives } from '#client/kit/focus/arrival';
import { useLocation } from 'wouter';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { Button } from '#client/kit/button.tsx';
import { EmptyState } from '#client/kit/notices/empty-state.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { systemClock } from '#shared/clock';
import { addChapter } from '../model/chapters/chapter-list';
import { orderedChapters } from '../model/chapters/chapter-order';
import { chaptersOf } from '../model/diagnostic-section';
import { ChapterDialog } from './text/outline/chapter-dialog';
import { ChapterEditor } from './text/chapter-editor';
import { ChaptersAside } from './text/outline/chapters-aside';

/** « Diagnostic »: one chapter at a time, the first one when none is named by the address. */
export default function DiagnosticScreen() {
  const { t } = useTranslation('diagnostic');
  const core = useCore();
  const all = useRecords(chaptersOf(core));
  const chapters = orderedChapters(all);
  const [location, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const wanted = location.split('/')[1] ?? '';
  const chapter = all.find((one) => one.id === wanted) ?? chapters[0];
  const create = (title: string, question: string) => {
    setAsking(false);
    navigate(`/${arrives(addChapter(core, { title, question, createdAt: systemClock.now() }))}`);
  };
  useOfferedGestures('diagnostic', { 'new-chapter': () => setAsking(true) });
  return (
    <>
      {chapter ? (
        <ChapterEditor key={chapter.id} chapter={chapter} chapters={chapters} onAdd={() => setAsking(true)} />
      ) : (
        <>
          <PageHeader title={t('screenTitle')} intro={t('intro')} />
          <EmptyState
            title={t('empty.title')}
            purpose={t('empty.purpose')}
            example={<p>{t('empty.example')}</p>}
            action={
              <Button variant="go" onPress={() => setAsking(true)}>
                {t('empty.action')}
              </Button>
            }
          />
          <ChaptersAside />
        </>
      )}
      <ChapterDialog isOpen={asking} onClose={() => setAsking(false)} onSave={create} />
    </>
  );
}
