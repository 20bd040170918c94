import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#shared/app-error';
import type { ErrorWords } from './words/errors.fr';

/** A failure as a person reads it; `text` is the three sentences in a row. */
type ErrorSentence = ErrorWords & { readonly text: string };

/** Turns any failure into its sentences: what happened, what is safe, what to do. */
export function useErrorSentence(): (error: unknown) => ErrorSentence {
  const { t } = useTranslation('errors');
  return useCallback(
    (error: unknown) => {
      const { code, details } = toAppError(error);
      const [what, safe, todo] = [t(`${code}.what`, details), t(`${code}.safe`, details), t(`${code}.todo`, details)];
      return { what, safe, todo, text: `${what} ${safe} ${todo}` };
    },
    [t],
  );
}
