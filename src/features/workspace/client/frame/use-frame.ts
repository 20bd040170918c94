import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useCore } from '#client/documents/workspace-context.tsx';
import { type Frame, frameSchema, onFrameChange, readFrame } from '../../model/workspace-section';

/** The frame of the open démarche: its title, territory, purpose; kept in step with whoever changes it. */
export function useFrame(): Frame {
  const core = useCore();
  const subscribe = useCallback((changed: () => void) => onFrameChange(core, changed), [core]);
  // As text, so that an equal frame is the same value.
  const text = useSyncExternalStore(subscribe, () => JSON.stringify(readFrame(core)));
  return useMemo(() => frameSchema.parse(JSON.parse(text)), [text]);
}
