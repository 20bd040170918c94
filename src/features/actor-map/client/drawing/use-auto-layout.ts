import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import { showToast } from '#client/kit/notices/toast';
import type { Position } from '../../model/actor';
import { completeRelations, writePositions } from '../../model/actor-map-edit';
import type { LiveMap } from '../use-live-map';

/** Arranges the map in a worker and writes the places in one transaction. What somebody moved meanwhile stays where it was put. */
export function useAutoLayout({ map }: LiveMap): { readonly isArranging: boolean; readonly arrange: () => void } {
  const { t } = useTranslation('actor-map');
  const { undo } = useWorkspace().core;
  const [isArranging, setArranging] = useState(false);
  const worker = useRef<Worker>(undefined);
  useEffect(() => () => worker.current?.terminate(), []);
  const arrange = useCallback(() => {
    const asked = map.actors.list();
    const running = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
    worker.current?.terminate();
    worker.current = running;
    setArranging(true);
    const finish = (text: string, kind: 'ok' | 'warn') => {
      running.terminate();
      setArranging(false);
      showToast(text, { kind });
    };
    running.onmessage = ({ data }: MessageEvent<ReadonlyMap<string, Position>>) => {
      const moved = new Map([...data].filter(([id, at]) => isStillThere(map, asked, id) && differs(map.actors.get(id)?.at, at)));
      undo.stopCapturing();
      writePositions(map, moved);
      finish(moved.size > 0 ? t('arranged', { count: moved.size }) : t(whyNobodyMoved(map)), 'ok');
    };
    running.onerror = () => finish(t('exports.failed'), 'warn');
    running.postMessage({ actors: asked, relations: completeRelations(map), circles: map.circles.list() });
  }, [map, undo, t]);
  return { isArranging, arrange };
}

/** What is said when the layout leaves everybody where they are. */
function whyNobodyMoved({ actors }: LiveMap['map']): 'allPinned' | 'alreadyTidy' {
  return actors.list().every(({ pinned }) => pinned) ? 'allPinned' : 'alreadyTidy';
}

function isStillThere(map: LiveMap['map'], asked: LiveMap['actors'], id: string): boolean {
  const before = asked.find((actor) => actor.id === id)?.at;
  return map.actors.get(id) !== undefined && !differs(map.actors.get(id)?.at, before);
}

function differs(a: Position | undefined, b: Position | undefined): boolean {
  return a?.[0] !== b?.[0] || a?.[1] !== b?.[1];
}
