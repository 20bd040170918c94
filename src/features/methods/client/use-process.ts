import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useCore } from '#client/documents/workspace-context.tsx';
import type { Method } from '#features/methods/model/method';
import { parseMethod } from '#features/methods/model/method-file';
import { onOriginMethod, originMethodText, type ProcessRecords, processRecords } from '#features/methods/model/process-section';

/** The phases, steps, tools, roles and rules of the démarche that is open. */
export function useProcess(): ProcessRecords {
  const core = useCore();
  return useMemo(() => processRecords(core), [core]);
}

/** The method the démarche started from; undefined when there is none, or when a peer wrote something else there. */
export function useOriginMethod(): Method | undefined {
  const core = useCore();
  const subscribe = useCallback((changed: () => void) => onOriginMethod(core, changed), [core]);
  const text = useSyncExternalStore(subscribe, () => originMethodText(core));
  return useMemo(() => {
    try {
      return text === undefined ? undefined : parseMethod(text);
    } catch {
      return undefined;
    }
  }, [text]);
}
