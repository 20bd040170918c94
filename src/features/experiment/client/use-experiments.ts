import { useMemo } from 'react';
import { useCore } from '#client/documents/workspace-context.tsx';
import { type ExperimentRecords, experimentRecords } from '#features/experiment/model/experiment-section';
import { type ProcessRecords, processRecords } from '#features/methods/model/process-section';
import { dayOf } from '#shared/partial-date';

/** The experiments of the démarche that is open. */
export function useExperiments(): ExperimentRecords {
  const core = useCore();
  return useMemo(() => experimentRecords(core), [core]);
}

/** The phases, steps and templates of the démarche that is open. */
export function useProcess(): ProcessRecords {
  const core = useCore();
  return useMemo(() => processRecords(core), [core]);
}

/** The day it is, `YYYY-MM-DD`. */
export function today(): string {
  return dayOf(Date.now());
}
