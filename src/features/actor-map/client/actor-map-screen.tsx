import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { Button } from '#client/kit/button.tsx';
import { EmptyState } from '#client/kit/notices/empty-state.tsx';
import { PageHeader } from '#client/kit/layout/page-header.tsx';
import { Tabs } from '#client/kit/layout/tabs.tsx';
import { completeRelations } from '../model/actor-map-edit';
import { filterMap } from '../model/map-filter';
import styles from './actor-map-screen.module.css';
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

const VIEWS = ['dessin', 'phrases', 'tableau', 'mermaid'] as const;
type View = (typeof VIEWS)[number];

/** « Acteurs »: the map of the territory, in four equal views. */
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
  const selected = VIEWS.find((one) => location === `/${one}`);
  if (!selected) return <Redirect to={`/${firstView()}`} replace />;
  return (
    <Tabs<View>
      label={t('tabs.label')}
      selected={selected}
      onChange={(next) => navigate(`/${next}`)}
      beside={<FilterBar {...view} />}
      tabs={[
        { id: 'dessin', label: t('tabs.drawing'), content: <DrawingView {...view} /> },
        { id: 'phrases', label: t('tabs.sentences'), content: <SentencesView {...view} /> },
        { id: 'tableau', label: t('tabs.table'), content: <TableView {...view} /> },
        { id: 'mermaid', label: t('tabs.mermaid'), content: <MermaidView {...view} /> },
      ]}
    />
  );
}

/** On a narrow screen a drawing is a stamp: the sentences come first there, and the drawing is one press away. */
function firstView(): View {
  return matchMedia('(width <= 48em)').matches ? 'phrases' : 'dessin';
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
          </>
        )
      }
    />
  );
}
