import { useCallback, useSyncExternalStore } from 'react';
import { useCore } from '#client/documents/workspace-context.tsx';
import { onFrameChange, readFrame } from '#features/workspace/model/workspace-section';

/** When the group agreed on its ground rules (`YYYY-MM-DD`), kept in step; undefined while it has not. */
export function useAgreedOn(): string | undefined {
  const core = useCore();
  const subscribe = useCallback((changed: () => void) => onFrameChange(core, changed), [core]);
  return useSyncExternalStore(subscribe, () => readFrame(core).agreedOn);
}
