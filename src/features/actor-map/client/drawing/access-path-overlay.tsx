import type { AccessPath } from '../../model/access-path';
import type { SceneNode } from '../../model/drawing/scene';
import styles from './map-layers.module.css';

/** A parcours d'accès over the map: a marker line from door to door, each door numbered. */
export function AccessPathOverlay({ path, nodes }: { readonly path: AccessPath; readonly nodes: ReadonlyMap<string, SceneNode> }) {
  const doors = path.doors.flatMap((door, index) => {
    const node = nodes.get(door.actor ?? '');
    return node ? [{ number: index + 1, x: node.x, y: node.y - node.h / 2 }] : [];
  });
  const line = doors.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return (
    <g pointerEvents="none">
      <path className={styles.path} d={line} />
      {doors.map(({ number, x, y }) => (
        <g key={number} className={styles.step} transform={`translate(${x + (number % 2 === 0 ? 10 : -10)} ${y})`}>
          <circle r={12} />
          <text y={4.5}>{number}</text>
        </g>
      ))}
    </g>
  );
}
