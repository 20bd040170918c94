import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhonesState, phonesContract } from '#bridge/phones-contract';
import { useHostState } from '#client/documents/use-host-state';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import { useErrorSentence } from '#client/i18n/use-error-sentence';
import { showToast } from '#client/kit/notices/toast';
import type { RecordId } from '#shared/ids';
import { stepDocumentId, stepOfDocument } from '../model/step-section';

/** Phones at this computer, as far as workshops go. */
export interface Phones {
  /** True while phones can come. */
  readonly isOpen: boolean;
  /** The step they are shown. */
  readonly shown: RecordId | undefined;
  /** How many were let in and are here. */
  readonly here: number;
  /** How many began something and did not give it. */
  readonly keeping: number;
  /** Shows them a step in place of what they saw, or nothing. */
  show(step: RecordId | undefined): void;
}

/** What phones are shown now, kept up to date. */
export function usePhones(): Phones {
  const { t } = useTranslation('workshop');
  const { id: workspaceId } = useWorkspace();
  const phones = useService(phonesContract);
  const state = usePhonesState();
  const sentence = useErrorSentence();
  const keeping = state?.guests.filter(({ kept }) => kept > 0).length ?? 0;
  const show = async (step: RecordId | undefined) => {
    try {
      await phones.show({ workspaceId, documentId: step === undefined ? null : stepDocumentId(step) });
      const done = t(step === undefined ? 'phones.hidden' : 'phones.shown');
      showToast(keeping > 0 ? `${done} ${t('phones.keeping', { count: keeping })}` : done, { kind: 'info' });
    } catch (error) {
      showToast(sentence(error).text, { kind: 'error' });
    }
  };
  return {
    isOpen: Boolean(state?.session),
    shown: state?.session?.shown ? stepOfDocument(state.session.shown) : undefined,
    keeping,
    here: state?.guests.filter((guest) => guest.here).length ?? 0,
    show: (step) => void show(step),
  };
}

/** Undefined until the host has answered once. */
function usePhonesState(): PhonesState | undefined {
  const { id: workspaceId } = useWorkspace();
  const phones = useService(phonesContract);
  return useHostState<PhonesState>(useCallback((listener) => phones.state({ workspaceId }, listener), [phones, workspaceId]));
}
