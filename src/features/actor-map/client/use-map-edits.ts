import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '#client/kit/notices/toast';
import { useWorkspace } from '#client/documents/workspace-context.tsx';
import type { Actor } from '../model/actor';
import { removeActor } from '../model/actor-map-edit';
import { addActors, settleNewcomers } from '../model/add-actors';
import { newRelation } from '../model/relation';
import { applySentences, type SentenceOutcome } from '../model/sentence-apply';
import type { SentenceReading } from '../model/sentence-read';
import type { LiveMap } from './use-live-map';

/** What a person does to the map: each gesture is one undo, and newcomers find a place on the drawing. */
interface MapEdits {
  addActor(name: string, fields: Partial<Actor>): string | undefined;
  addNames(names: readonly string[]): { readonly added: number; readonly known: number };
  addRelation(from: string, to: string, type: string, fields: { readonly label?: string; readonly note: string }): string;
  addSentences(readings: readonly SentenceReading[]): SentenceOutcome;
  removeActor(id: string, links: 'keep' | 'remove'): void;
  removeRelation(id: string): void;
}

/** What a person can do to the map of this démarche. A removal is told in a toast that offers to undo it. */
export function useMapEdits({ map }: Pick<LiveMap, 'map'>): MapEdits {
  const { t } = useTranslation('actor-map');
  const { undo } = useWorkspace().core;
  return useMemo(() => {
    const sayRemoved = (text: string) => showToast(text, { action: { label: t('actions.undo'), run: () => undo.undo() } });
    // Its own step of undo: two gestures in a row are two steps.
    const gesture = <T>(work: () => T): T => {
      undo.stopCapturing();
      return work();
    };
    return {
      addActor: (name, fields) =>
        gesture(() => {
          const { ids } = addActors(map, [name], Date.now(), fields);
          settleNewcomers(map);
          return ids[0];
        }),
      addNames: (names) =>
        gesture(() => {
          const { ids, alreadyThere } = addActors(map, names, Date.now());
          settleNewcomers(map);
          return { added: ids.length, known: alreadyThere.length };
        }),
      addRelation: (from, to, type, fields) => gesture(() => map.relations.create(newRelation(from, to, type, Date.now(), fields))),
      addSentences: (readings) =>
        gesture(() => {
          const outcome = applySentences(map, readings, Date.now());
          settleNewcomers(map);
          return outcome;
        }),
      removeActor: (id, links) => {
        const name = map.actors.get(id)?.name ?? '';
        gesture(() => removeActor(map, id, links));
        sayRemoved(t('actor.removed', { name }));
      },
      removeRelation: (id) => {
        gesture(() => map.relations.remove(id));
        sayRemoved(t('relation.removed'));
      },
    };
  }, [map, undo, t]);
}
