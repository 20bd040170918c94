import type { PointerEvent } from 'react';
import type { LaidPath } from '../../model/drawing/laid-path';
import type { MapScene, SceneNode } from '../../model/drawing/scene';
import { PathLine, PathMarks } from '../laid-over/laid-path';
import { MapCircle, MapCircleName, MapEdge, MapEdgeLabel } from './map-edge';
import styles from './map-layers.module.css';
import { MapNode } from './map-node';

interface MapLayersProps {
  readonly scene: MapScene;
  /** Names the arrow: two drawings on one page must not share it. */
  readonly arrow: string;
  readonly selectedId?: string | undefined;
  /** Ids of who and what stays in full colour while something is chosen; undefined when nothing is. */
  readonly near?: ReadonlySet<string> | undefined;
  readonly movingId?: string | undefined;
  /** The one actor that the Tab key stops at. */
  readonly currentId?: string | undefined;
  /** What is read aloud for each actor; without it the drawing is only looked at. */
  readonly labels?: ReadonlyMap<string, string>;
  /** Parcours d'accès laid over the map. */
  readonly paths?: readonly LaidPath[];
  readonly onNodePointerDown?: (event: PointerEvent<SVGGElement>, node: SceneNode) => void;
}

/** Links are read in the sentences, actors by their own names: the rest of the drawing is only seen. */
const FOR_THE_EYE = { 'aria-hidden': true } as const;

/** The layers of a map, back to front: circles, links, paths, actors, words. Each piece is drawn again only when it changed. */
export function MapLayers(props: MapLayersProps) {
  const { scene, arrow, selectedId, near, movingId, currentId, labels, paths, onNodePointerDown } = props;
  return (
    <>
      <defs>
        <marker
          id={arrow}
          viewBox="0 0 10 10"
          refX="8.5"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <path className={styles.arrow} d="M1 1 9 5 1 9" />
        </marker>
      </defs>
      <g {...FOR_THE_EYE}>
        {scene.circles.map((circle) => (
          <MapCircle key={circle.id} circle={circle} />
        ))}
        {scene.edges.map((edge) => (
          <MapEdge
            key={edge.id}
            edge={edge}
            arrow={arrow}
            isSelected={edge.id === selectedId}
            isFaded={near !== undefined && !near.has(edge.id)}
          />
        ))}
        {paths?.map((path) => (
          <PathLine key={path.look} path={path} />
        ))}
      </g>
      <g>
        {scene.nodes.map((node) => (
          <MapNode
            key={node.id}
            node={node}
            label={labels?.get(node.id)}
            isSelected={node.id === selectedId}
            isMoving={node.id === movingId}
            isFaded={near !== undefined && !near.has(node.id)}
            tabIndex={node.id === currentId ? 0 : -1}
            {...(onNodePointerDown ? { onPointerDown: onNodePointerDown } : {})}
          />
        ))}
      </g>
      <g {...FOR_THE_EYE}>
        {scene.edges.map((edge) => (
          <MapEdgeLabel key={edge.id} edge={edge} isSelected={edge.id === selectedId} />
        ))}
        {scene.circles.map((circle) => (
          <MapCircleName key={circle.id} circle={circle} />
        ))}
        {paths?.map((path) => (
          <PathMarks key={path.look} path={path} />
        ))}
      </g>
    </>
  );
}
