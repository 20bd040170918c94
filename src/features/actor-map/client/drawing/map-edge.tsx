import { type CSSProperties, memo } from 'react';
import { classNames } from '#client/kit/class-names';
import type { SceneCircle, SceneEdge } from '../../model/drawing/scene';
import styles from './map-layers.module.css';

interface MapEdgeProps {
  readonly edge: SceneEdge;
  readonly isSelected?: boolean;
  /** An actor is chosen that this link does not touch. */
  readonly isFaded?: boolean;
  readonly arrow: string;
}

/** One link: a curve with its arrow, and a wide invisible curve over it that is easy to press. */
export const MapEdge = memo(function MapEdge({ edge, isSelected, isFaded, arrow }: MapEdgeProps) {
  const end = edge.heads === 'none' ? {} : { markerEnd: `url(#${arrow})` };
  const start = edge.heads === 'both' ? { markerStart: `url(#${arrow})` } : {};
  return (
    <g
      data-relation={edge.id}
      className={classNames(styles.edge, styles[edge.line], isSelected && styles.selected, isFaded && styles.faded)}
    >
      <path className={styles.reach} d={edge.path} />
      <path className={styles.line} d={edge.path} {...end} {...start} />
    </g>
  );
});

/** A link's label, on an opaque rectangle so that no line runs through it. */
export const MapEdgeLabel = memo(function MapEdgeLabel({ edge, isSelected }: { readonly edge: SceneEdge; readonly isSelected?: boolean }) {
  const { label } = edge;
  if (!label) return null;
  return (
    <g
      data-relation={edge.id}
      className={classNames(styles.label, edge.line === 'dashed' && styles.dashedLabel, isSelected && styles.selected)}
    >
      <rect x={label.x - label.w / 2} y={label.y - label.h / 2} width={label.w} height={label.h} rx={4} />
      <text x={label.x} y={label.y + 5}>
        {label.text}
      </text>
    </g>
  );
});

/** The region of a circle, in its hue and with its edge. */
export const MapCircle = memo(function MapCircle({ circle }: { readonly circle: SceneCircle }) {
  return (
    <g className={classNames(styles.circle, styles[circle.edge])} style={hueOf(circle)}>
      <path className={styles.ground} d={circle.path} fillRule="evenodd" />
      <path className={styles.rim} d={circle.path} />
      {circle.edge === 'double' ? <path className={styles.furrow} d={circle.path} /> : null}
    </g>
  );
});

/** A circle's name on a tab at its edge; nothing when there is no free place for it. */
export const MapCircleName = memo(function MapCircleName({ circle }: { readonly circle: SceneCircle }) {
  const { label } = circle;
  if (!label) return null;
  return (
    <g className={styles.tab} style={hueOf(circle)}>
      <rect x={label.x - label.w / 2} y={label.y - label.h / 2} width={label.w} height={label.h} rx={6} />
      <text x={label.x} y={label.y + 5}>
        {label.text}
      </text>
    </g>
  );
});

function hueOf({ hue }: SceneCircle): CSSProperties {
  return { '--hue': `var(--${hue})` } as CSSProperties;
}
