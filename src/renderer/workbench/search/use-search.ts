import { useEffect, useState } from 'react';
import { documentsContract, type SearchHit } from '#bridge/documents-contract';
import { useService } from '#client/documents/workspace-context.tsx';

/** What was found of the last words that were answered. */
interface SearchState {
  readonly hits: readonly SearchHit[];
  /** The words that `hits` answer. */
  readonly words: string;
  /** More may come by itself. */
  readonly isComplete: boolean;
  readonly error?: unknown;
}

const NOTHING: SearchState = { hits: [], words: '', isComplete: true };
/** How long it is until one asks again for what was not read yet. */
const AGAIN_MS = 400;

/** Asks the host at each change of `words`; what was found last stays until there is an answer. */
export function useSearch(workspaceId: string, words: string): SearchState {
  const documents = useService(documentsContract);
  const [state, setState] = useState(NOTHING);
  useEffect(() => {
    let isCurrent = true;
    let timer: number | undefined;
    const ask = async () => {
      try {
        const answer = await documents.search({ workspaceId, words });
        if (!isCurrent) return;
        setState({ ...answer, words });
        if (!answer.isComplete) timer = window.setTimeout(ask, AGAIN_MS);
      } catch (error) {
        if (isCurrent) setState({ ...NOTHING, words, error });
      }
    };
    if (words.trim() === '') setState(NOTHING);
    else void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [documents, workspaceId, words]);
  return state;
}
