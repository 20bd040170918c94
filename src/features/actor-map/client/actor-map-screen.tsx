import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { Button } from '#client/kit/button.tsx';
import { EmptyState } from '#client/kit/notices/empty-state.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Tabs } from '#client/kit/layout/tabs.tsx';
import { completeRelations } from '../model/actor-map-edit';
import { filterMap } from '../model/map-filter';
import styles from './actor-map-screen.module.css';
import { ActorList } from './actor-list';
import { DanglingLinks } from './dangling-links';
import { DrawingView } from './drawing/drawing-view';
import { FilterBar } from './filter-bar';
import { MapActions } from './map-actions';
import { MapSidePanel } from './map-side-panel';
import type { MapViewProps } from './map-view-props';
import { MermaidView } from './mermaid/mermaid-view';
import { SentencesView } from './sentences/sentences-view';
import { TableView } from './table-view';
import { useLiveMap } from './use-live-map';
import { type MapScreenState, useMapScreen } from './use-map-screen';
import { useNarrow } from './use-narrow';

type View = 'liste' | 'dessin' | 'phrases' | 'tableau' | 'mermaid';

/** « Acteurs »: the map of the territory, in equal views. */
export default function ActorMapScreen() {
  const { t } = useTranslation('actor-map');
  const live = useLiveMap();
  const state = useMapScreen(live.map);
  const { map, actors, relations } = live;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the collections change in place; the lists say when
  const whole = useMemo(() => completeRelations(map), [map, actors, relations]);
  const shown = useMemo(() => filterMap(actors, whole, state.filter), [actors, whole, state.filter]);
  const view: MapViewProps = { live, state, shown };
  return (
    <>
      <PageHeader title={t('title')} actions={<MapActions {...view} />} />
      <DanglingLinks live={live} />
      <div className={state.panel ? styles.withPanel : styles.alone}>
        <div className={styles.views}>
          {actors.length === 0 ? <NobodyYet state={state} readOnly={live.readOnly} /> : <Views {...view} />}
        </div>
        {state.panel ? <MapSidePanel {...view} /> : null}
      </div>
    </>
  );
}

function Views(view: MapViewProps) {
  const { t } = useTranslation('actor-map');
  const [location, navigate] = useLocation();
  const isNarrow = useNarrow();
  const tabs: readonly { readonly id: View; readonly label: string; readonly content: ReactNode }[] = [
    // On a narrow screen a drawing is a stamp, and the table wider than the page: who is there comes first, the rest one press away.
    ...(isNarrow ? [{ id: 'liste' as const, label: t('tabs.list'), content: <ActorList {...view} /> }] : []),
    { id: 'dessin', label: t('tabs.drawing'), content: <DrawingView {...view} /> },
    { id: 'phrases', label: t('tabs.sentences'), content: <SentencesView {...view} /> },
    { id: 'tableau', label: t('tabs.table'), content: <TableView {...view} /> },
    { id: 'mermaid', label: t('tabs.mermaid'), content: <MermaidView {...view} /> },
  ];
  const selected = tabs.find(({ id }) => location === `/${id}`)?.id;
  if (!selected) return <Redirect to={`/${tabs[0]?.id}`} replace />;
  return (
    <Tabs<View>
      label={t('tabs.label')}
      selected={selected}
      onChange={(next) => navigate(`/${next}`)}
      isStrip={isNarrow}
      beside={<FilterBar {...view} isStrip={isNarrow} />}
      tabs={tabs}
    />
  );
}

function NobodyYet({ state, readOnly }: { readonly state: MapScreenState; readonly readOnly: boolean }) {
  const { t } = useTranslation('actor-map');
  return (
    <EmptyState
      title={t('empty.title')}
      purpose={t('empty.purpose')}
      example={<p>{t('empty.example')}</p>}
      action={
        readOnly ? null : (
          <>
            <Button variant="go" onPress={() => state.open({ kind: 'new-actor' })}>
              {t('actions.addActor')}
            </Button>
            <Button onPress={() => state.open({ kind: 'paste' })}>{t('actions.paste')}</Button>
            <Button onPress={() => state.open({ kind: 'paste', first: 'mermaid' })}>{t('actions.pasteMermaid')}</Button>
          </>
        )
      }
    />
  );
}
