import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '#client/documents/use-records';
import { useCore } from '#client/documents/workspace-context.tsx';
import { actorMapOf } from '../model/actor-map-section';

/** « 50 acteurs, 80 liens », under the step of the path; nothing while the map is empty. */
export default function ActorMapSummary() {
  const { t } = useTranslation('actor-map');
  const core = useCore();
  const map = useMemo(() => actorMapOf(core), [core]);
  const actors = useRecords(map.actors);
  const links = useRecords(map.relations);
  if (actors.length === 0) return null;
  return <>{t('summary', { actors: actors.length, links: links.length })}</>;
}
