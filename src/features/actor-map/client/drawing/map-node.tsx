import { type CSSProperties, memo, type PointerEvent } from 'react';
import { collegeOutline } from '../../model/drawing/palette';
import type { MapCollege, SceneNode } from '../../model/drawing/scene';
import { BADGE_SIZE, letterDrop, NAME_LEADING, nodeInside } from '../../model/drawing/scene-node';
import { classNames } from '#client/kit/class-names';
import { keyed } from '../keyed';
import styles from './map-layers.module.css';

interface MapNodeProps {
  readonly node: SceneNode;
  /** Read aloud: name, kind, college, how many links. Undefined in a drawing that is only looked at. */
  readonly label?: string | undefined;
  readonly isSelected?: boolean;
  readonly isMoving?: boolean;
  /** Another one is chosen, and no link joins the two. */
  readonly isFaded?: boolean;
  readonly tabIndex?: number;
  readonly onPointerDown?: (event: PointerEvent<SVGGElement>, node: SceneNode) => void;
}

/** One actor: a shape for its kind, a badge (colour, shape, letter) for its college, its name inside. */
export const MapNode = memo(function MapNode({ node, label, isSelected, isMoving, isFaded, tabIndex, onPointerDown }: MapNodeProps) {
  const inside = nodeInside(node);
  const style = node.college ? ({ '--college': `var(--${node.college.colour})` } as CSSProperties) : undefined;
  const acts =
    label === undefined ? {} : { role: 'button', tabIndex: tabIndex ?? -1, 'aria-label': label, 'aria-pressed': isSelected ?? false };
  return (
    <g
      {...acts}
      data-actor={node.id}
      transform={`translate(${node.x} ${node.y})`}
      {...(style ? { style } : {})}
      className={classNames(styles.node, isSelected && styles.selected, isMoving && styles.moving, isFaded && styles.faded)}
      onPointerDown={(event) => onPointerDown?.(event, node)}
    >
      <path className={styles.outline} d={node.path} />
      {node.college ? <Badge college={node.college} x={inside.badgeX} y={inside.badgeY} /> : null}
      <text className={styles.name}>
        {keyed(node.lines, (line) => line).map(({ key, item: line }, index) => (
          <tspan key={key} x={inside.textX} y={inside.firstY + index * NAME_LEADING}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
});

function Badge({ college, x, y }: { college: MapCollege; x: number; y: number }) {
  return (
    <g transform={`translate(${x - BADGE_SIZE / 2} ${y - BADGE_SIZE / 2})`}>
      <path className={styles.badge} transform={`scale(${BADGE_SIZE / 16})`} d={collegeOutline(college.shape)} />
      <text className={styles.letter} x={BADGE_SIZE / 2} y={BADGE_SIZE / 2 + letterDrop(college.shape)}>
        {college.letter}
      </text>
    </g>
  );
}
