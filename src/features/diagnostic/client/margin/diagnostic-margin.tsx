import { useTranslation } from 'react-i18next';
import { Stack } from '#client/kit/layout/stack.tsx';
import type { RecordId } from '#shared/ids';
import { FiguresCard } from './figures-card';
import { NotesCard } from './notes-card';
import { TestimoniesCard } from './testimonies-card';
import { TrialsCard } from './trials-card';
import { ValidationCard } from './validation-card';

interface DiagnosticMarginProps {
  readonly chapterId: RecordId;
  /** Puts a testimony in the text, where the caret is. */
  readonly onInsertQuote: (testimonyId: RecordId) => void;
  /** Puts a figure in the text, where the caret is. */
  readonly onInsertFigure: (figureId: RecordId) => void;
}

/** What stands beside a chapter: who validates it, remarks, and the words and figures it leans on. */
export function DiagnosticMargin({ chapterId, onInsertQuote, onInsertFigure }: DiagnosticMarginProps) {
  const { t } = useTranslation('diagnostic');
  return (
    <Stack as="aside" gap={4} aria-label={t('margin.label')}>
      <ValidationCard chapterId={chapterId} />
      <TestimoniesCard chapterId={chapterId} onInsert={onInsertQuote} />
      <FiguresCard chapterId={chapterId} onInsert={onInsertFigure} />
      <TrialsCard chapterId={chapterId} />
      <NotesCard chapterId={chapterId} />
    </Stack>
  );
}
