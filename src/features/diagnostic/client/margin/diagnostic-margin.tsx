import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import type { RecordId } from '#shared/ids';
import type { TextSession } from '#client/editor/text-session';
import type { Stored } from '#document/records/record-collection';
import type { Chapter } from '../../model/diagnostic-records';
import type { ChapterCard } from '#client/feature';
import { type Owned, PartView, partsOf, useFeatures } from '#client/feature-parts.tsx';
import { FiguresCard } from './figures-card';
import { MarginCard } from './margin-card';
import { NotesCard } from './notes-card';
import { TestimoniesCard } from './testimonies-card';
import { ValidationCard } from './validation-card';

interface DiagnosticMarginProps {
  readonly chapter: Stored<Chapter>;
  /** The chapter's text, where it can be written. */
  readonly session: TextSession | undefined;
  /** Puts a testimony in the text, where the caret is. */
  readonly onInsertQuote: (testimonyId: RecordId) => void;
  /** Puts a figure in the text, where the caret is. */
  readonly onInsertFigure: (figureId: RecordId) => void;
}

/** What stands beside a chapter: who validates it, remarks, and the words and figures it leans on. */
export function DiagnosticMargin({ chapter, session, onInsertQuote, onInsertFigure }: DiagnosticMarginProps) {
  const { t } = useTranslation('diagnostic');
  const chapterId = chapter.id;
  const cards = partsOf(useFeatures(), ({ chapterCards }) => chapterCards);
  return (
    <Stack as="aside" gap={4} aria-label={t('margin.label')}>
      <ValidationCard chapter={chapter} session={session} />
      <TestimoniesCard chapterId={chapterId} onInsert={onInsertQuote} />
      <FiguresCard chapterId={chapterId} onInsert={onInsertFigure} />
      {cards.map((card) => (
        <FeatureCard key={`${card.feature}:${card.id}`} card={card} chapterId={chapterId} />
      ))}
      <NotesCard chapterId={chapterId} />
    </Stack>
  );
}

/** What stands elsewhere because of the chapter, as its feature shows it. */
function FeatureCard({ card, chapterId }: { readonly card: Owned<ChapterCard>; readonly chapterId: RecordId }) {
  const { t } = useTranslation(card.feature);
  return (
    <MarginCard title={t(card.titleKey)}>
      <Suspense>
        <PartView load={card.component} props={{ chapterId }} />
      </Suspense>
    </MarginCard>
  );
}
