import { useRecord, useRecords } from '#client/documents/use-records';
import { useCore, useOpenDocument } from '#client/documents/workspace-context.tsx';
import type { OpenDocument } from '#client/documents/open-document';
import type { Stored } from '#document/records/record-collection';
import { HERE, submissionId } from '#document/audience';
import type { DocumentId, RecordId } from '#shared/ids';
import { stepDocumentId } from '../model/step-section';
import { type Step, stepsOf, stepsOfWorkshop, type Workshop, workshopsOf } from '../model/workshop-section';

/** Every workshop of the démarche that is open, the oldest first. */
export function useWorkshops(): readonly Stored<Workshop>[] {
  return useRecords(workshopsOf(useCore()));
}

/** The steps of one workshop in their order, or of all of them. */
export function useSteps(workshop?: RecordId): readonly Stored<Step>[] {
  const steps = useRecords(stepsOf(useCore()));
  return workshop === undefined ? steps : stepsOfWorkshop(steps, workshop);
}

/** One step and the workshop it belongs to; undefined while it is not there. */
export function useStep(id: RecordId): { step: Stored<Step>; workshop: Stored<Workshop> | undefined } | undefined {
  const core = useCore();
  const step = useRecord(stepsOf(core), id);
  const workshop = useRecord(workshopsOf(core), step?.workshop);
  return step && { step, workshop };
}

/** The document of what was given at a step, held open while the page shows; never the one of the step before. */
export function useStepDocument(step: RecordId): OpenDocument | undefined {
  return useExactly(stepDocumentId(step));
}

/** The document of what is being written at this computer for people without a phone, and is not given yet. */
export function useDraftDocument(step: RecordId): OpenDocument | undefined {
  return useExactly(submissionId(stepDocumentId(step), HERE));
}

function useExactly(id: DocumentId): OpenDocument | undefined {
  const document = useOpenDocument(id);
  return document?.id === id ? document : undefined;
}
