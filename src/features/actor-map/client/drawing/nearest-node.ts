import type { SceneNode } from '../../model/drawing/scene';

/** An arrow key, as `KeyboardEvent.key` names it. */
export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** One unit along each direction, `[x, y]`, y downwards. */
export const STEPS: Readonly<Record<Direction, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Whether a key is an arrow. */
export function isDirection(key: string): key is Direction {
  return key in STEPS;
}

/** The actor one expects in that direction: near, and rather straight ahead than aside. */
export function nearestNode(nodes: readonly SceneNode[], from: SceneNode, direction: Direction): SceneNode | undefined {
  const [sx, sy] = STEPS[direction];
  let best: { node: SceneNode; cost: number } | undefined;
  for (const node of nodes) {
    const [dx, dy] = [node.x - from.x, node.y - from.y];
    const ahead = dx * sx + dy * sy;
    const aside = Math.abs(dx * sy) + Math.abs(dy * sx);
    if (node.id === from.id || ahead <= 1) continue;
    const cost = ahead + aside * 2;
    if (!best || cost < best.cost) best = { node, cost };
  }
  return best?.node;
}
