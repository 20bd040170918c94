import { useMemo } from 'react';
import { documentsContract } from '#bridge/documents-contract';
import { useService, useWorkspace } from '../documents/workspace-context.tsx';
import { browserJournal, type WordJournal } from './word-journal';

/** The journal of one's own words in the open démarche, sealed by the key that the host keeps for it. */
export function useWordJournal(): WordJournal {
  const documents = useService(documentsContract);
  const { id: workspaceId } = useWorkspace();
  return useMemo(() => browserJournal(() => documents.journalKey({ workspaceId })), [documents, workspaceId]);
}
