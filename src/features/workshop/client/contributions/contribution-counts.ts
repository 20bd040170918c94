import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import { documentsContract } from '#bridge/documents-contract';
import { useObservable } from '#client/documents/use-observable';
import { useService, useWorkspace } from '#client/documents/workspace-context.tsx';
import type { RecordId } from '#shared/ids';
import { createObservable } from '#shared/observable';
import { stepDocumentId } from '../../model/step-section';

/** What is counted in pages that are open: truer than what the host last noted. */
const live = createObservable<ReadonlyMap<RecordId, number>>(new Map());

/** Says how many contributions a step that is open holds now. */
export function tellCount(step: RecordId, count: number): void {
  if (live.get().get(step) !== count) live.set(new Map([...live.get(), [step, count]]));
}

const projectionSchema = z.object({ step: z.object({ contributions: z.array(z.object({ given: z.boolean() })) }) });

/**
 * How many contributions were given at each step. Steps that are not open are read from the host's projection, again
 * each time one goes to another page: opening all their documents to count would weigh on every table.
 */
export function useContributionCounts(steps: readonly RecordId[]): ReadonlyMap<RecordId, number> {
  const { id: workspaceId } = useWorkspace();
  const documents = useService(documentsContract);
  const [location] = useLocation();
  const [noted, setNoted] = useState<ReadonlyMap<RecordId, number>>(new Map());
  const wanted = steps.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the moment to read again
  useEffect(() => {
    let isCurrent = true;
    const read = async (step: RecordId) => {
      const json = await documents.projection({ workspaceId, documentId: stepDocumentId(step) }).catch(() => null);
      return [step, json === null ? 0 : givenIn(json)] as const;
    };
    Promise.all(wanted.split(' ').filter(Boolean).map(read)).then((counts) => isCurrent && setNoted(new Map(counts)));
    return () => {
      isCurrent = false;
    };
  }, [documents, workspaceId, wanted, location]);
  return new Map([...noted, ...useObservable(live)]);
}

function givenIn(json: string): number {
  const result = projectionSchema.safeParse(JSON.parse(json));
  return result.success ? result.data.step.contributions.filter(({ given }) => given).length : 0;
}
