import { Expand, Maximize, Minimize2, Minus, Plus } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#client/kit/class-names';
import { IconButton } from '#client/kit/icon-button.tsx';
import type { AccessPath } from '../../model/access-path';
import type { Position } from '../../model/actor';
import { createSceneBuilder } from '../../model/drawing/build-scene';
import { type LaidPath, layPaths, type PathLook } from '../../model/drawing/laid-path';
import type { MapScene, SceneInput, SceneNode } from '../../model/drawing/scene';
import { WORD_SIZE, VERBS_STAY_UP_TO } from '../../model/drawing/scene-node';
import styles from './map-canvas.module.css';
import { MapLayers } from './map-layers';
import { nearChosen } from './near-chosen';
import { useDragPresence } from './use-drag-presence';
import { useMapKeys } from './use-map-keys';
import { usePointerGestures } from './use-pointer-gestures';
import { useTextScale } from './use-text-scale';
import { type ViewportControls, useViewport } from './use-viewport';

/** From this zoom on words are 11 pixels or larger; from the other, links of a large map stand far enough from each other. */
const READABLE = 11 / WORD_SIZE;
const NEARBY = 1.2;

interface MapCanvasProps {
  readonly input: SceneInput;
  readonly selectedId: string | undefined;
  /** What is read aloud for each actor. */
  readonly labels: ReadonlyMap<string, string>;
  readonly canMove: boolean;
  readonly onSelect: (target: { readonly actor?: string; readonly relation?: string }) => void;
  /** A person put an actor somewhere: the one write of a whole drag. */
  readonly onMoved: (id: string, at: Position) => void;
  /** Laid over the map, from door to door as they stand right now. */
  readonly paths: readonly { readonly look: PathLook; readonly path: AccessPath }[];
  /** Stands at the edge of the drawing, in its frame. */
  readonly edge: ReactNode;
  /** Switches that stand beside those of the zoom. */
  readonly switches: ReactNode;
}

/** The living map: seen, moved through, and moved, by hand or by keyboard. */
export function MapCanvas(props: MapCanvasProps) {
  const { input, selectedId, labels, canMove, onSelect, onMoved } = props;
  const { t } = useTranslation('actor-map');
  const surface = useRef<SVGSVGElement>(null);
  const arrow = useId();
  const { held, tell } = useDragPresence();
  const [drag, setDrag] = useState<{ id: string; at: Position }>();
  const [spoken, setSpoken] = useState('');
  const [isLarge, setLarge] = useWholeScreen();
  const build = useMemo(createSceneBuilder, []);
  const [verbs, setVerbs] = useState<'all' | 'chosen'>('chosen');
  const scene = useMemo(() => {
    const places = drag ? new Map([...held, [drag.id, drag.at] as const]) : held;
    return build({ ...input, verbs, chosen: selectedId, ...(places.size > 0 ? { places } : {}) });
  }, [build, input, verbs, selectedId, held, drag]);
  const near = useMemo(() => nearChosen(scene.edges, selectedId), [scene.edges, selectedId]);
  const laid = useLaidPaths(props.paths, scene);
  const view = useViewport(surface, scene.bounds, useTextScale());
  const verbsNow = verbsAt(view.viewport.zoom, scene.nodes.length);
  useEffect(() => setVerbs(verbsNow), [verbsNow]);
  useReveal(view.reveal, selectedId, scene.nodes);
  const [currentId, setCurrent] = useState<string>();
  const current = scene.nodes.find((node) => node.id === (currentId ?? selectedId)) ?? scene.nodes[0];
  const onDrag = (id: string, at: Position | undefined) => {
    setDrag(at ? { id, at } : undefined);
    tell(id, at);
  };
  const press = useRef(onSelect);
  press.current = onSelect;
  const gestures = usePointerGestures(surface, view, { canMove, onDrag, onDrop: onMoved, onPress: (target) => press.current(target) });
  const latest = useRef(gestures.onNodePointerDown);
  latest.current = gestures.onNodePointerDown;
  // The same function at each render, so that no actor is drawn again for it.
  const onNodePointerDown = useCallback<typeof gestures.onNodePointerDown>((event, node) => latest.current(event, node), []);
  const keys = useMapKeys({
    nodes: scene.nodes,
    canMove,
    onOpen: (id) => onSelect({ actor: id }),
    onStep: onDrag,
    onDrop: onMoved,
    onFocus: (node) => {
      setCurrent(node.id);
      view.reveal(node);
      surface.current?.querySelector<SVGGElement>(`[data-actor="${CSS.escape(node.id)}"]`)?.focus({ preventScroll: true });
    },
    onZoom: (factor) => view.zoomBy(factor),
    onFit: view.showAll,
    say: (key, name) => setSpoken(t(`drawing.${key}`, { name })),
  });
  const { x, y, zoom } = view.viewport;
  const { onNodePointerDown: _own, ...surfaceGestures } = gestures;
  return (
    <div className={classNames(styles.canvas, isLarge && styles.large)}>
      {props.edge}
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no HTML element for a group; each actor in it is a button of its own */}
      <svg
        ref={surface}
        className={styles.surface}
        role="group"
        aria-label={t('drawing.label')}
        aria-describedby={`${arrow}-help`}
        onKeyDown={keys.onKeyDown}
        {...surfaceGestures}
      >
        <g transform={`translate(${-x * zoom} ${-y * zoom}) scale(${zoom})`}>
          <MapLayers
            scene={scene}
            arrow={arrow}
            selectedId={selectedId}
            near={near}
            movingId={keys.movingId ?? drag?.id}
            currentId={current?.id}
            labels={labels}
            onNodePointerDown={onNodePointerDown}
            paths={laid}
          />
        </g>
      </svg>
      <p id={`${arrow}-help`} className="visually-hidden">
        {t('drawing.help')}
      </p>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
      <div className={styles.foot}>
        {props.switches}
        {scene.hiddenLabels > 0 ? <p className={styles.hidden}>{t('drawing.hiddenLabels', { count: scene.hiddenLabels })}</p> : null}
        <ZoomButtons view={view} isLarge={isLarge} onLarge={setLarge} />
      </div>
    </div>
  );
}

interface ZoomButtonsProps {
  readonly view: ViewportControls;
  readonly isLarge: boolean;
  readonly onLarge: (isLarge: boolean) => void;
}

function ZoomButtons({ view, isLarge, onLarge }: ZoomButtonsProps) {
  const { t } = useTranslation('actor-map');
  return (
    <fieldset className={styles.zoom} aria-label={t('drawing.zoom')}>
      <IconButton label={t('drawing.nearer')} onPress={() => view.zoomBy(1.25)}>
        <Plus size={20} aria-hidden />
      </IconButton>
      <IconButton label={t('drawing.farther')} onPress={() => view.zoomBy(0.8)}>
        <Minus size={20} aria-hidden />
      </IconButton>
      <IconButton label={t('drawing.fit')} onPress={view.showAll}>
        <Maximize size={20} aria-hidden />
      </IconButton>
      <IconButton label={t(isLarge ? 'drawing.small' : 'drawing.large')} onPress={() => onLarge(!isLarge)}>
        {isLarge ? <Minimize2 size={20} aria-hidden /> : <Expand size={20} aria-hidden />}
      </IconButton>
    </fieldset>
  );
}

/** Verbs are said where they can be read: always on a small map, from nearby on a large one. */
function verbsAt(zoom: number, actors: number): 'all' | 'chosen' {
  return zoom >= (actors > VERBS_STAY_UP_TO ? NEARBY : READABLE) ? 'all' : 'chosen';
}

function useLaidPaths(paths: MapCanvasProps['paths'], scene: MapScene): readonly LaidPath[] {
  return useMemo(() => {
    const words = [...scene.circles, ...scene.edges].flatMap(({ label }) => label ?? []);
    return layPaths(paths, { nodes: new Map(scene.nodes.map((node) => [node.id, node])), obstacles: [...scene.nodes, ...words] });
  }, [paths, scene]);
}

/** Who is chosen comes into view, also when a panel has just taken its place. */
function useReveal(reveal: ViewportControls['reveal'], id: string | undefined, nodes: readonly SceneNode[]): void {
  const latest = useRef(nodes);
  latest.current = nodes;
  useEffect(() => {
    const node = latest.current.find((one) => one.id === id);
    if (node) reveal(node);
  }, [id, reveal]);
}

/** The drawing over the whole window, for a wall or fifty actors; Escape comes back. */
function useWholeScreen(): [boolean, (isLarge: boolean) => void] {
  const [isLarge, setLarge] = useState(false);
  useEffect(() => {
    if (!isLarge) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setLarge(false);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isLarge]);
  return [isLarge, setLarge];
}
