import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { completeRelations } from '../model/actor-map-edit';
import { ActorMapView } from './drawing/actor-map-view';
import { LinkSentence } from './sentences/link-sentence';
import styles from './forms/map-forms.module.css';
import { useLiveMap } from './use-live-map';

/** The démarche's map inside a text, alive: it follows the map, and its sentences stand under it for who does not see it. */
export default function EmbeddedActorMap() {
  const { t } = useTranslation('actor-map');
  const live = useLiveMap();
  const { map, actors, relations } = live;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the collections change in place; the lists say when
  const whole = useMemo(() => completeRelations(map), [map, actors, relations]);
  if (actors.length === 0) return <p>{t('empty.title')}</p>;
  return (
    <div>
      <ActorMapView
        {...live}
        relations={whole}
        label={`${t('drawing.label')}. ${t('summary', { actors: actors.length, links: whole.length })}`}
      />
      <details className={styles.more}>
        <summary>{t('sentences.list')}</summary>
        <ul className={styles.say}>
          {whole.map((relation) => (
            <li key={relation.id}>
              <LinkSentence live={live} relation={relation} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
