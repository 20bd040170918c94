import { type KeyboardEvent, useState } from 'react';
import type { Position } from '../../model/actor';
import type { SceneNode } from '../../model/drawing/scene';
import { type Direction, isDirection, nearestNode, STEPS } from './nearest-node';

/** Map units of one arrow key while moving an actor; ten times more with Shift held. */
const STEP = 12;

interface MapKeysOptions {
  readonly nodes: readonly SceneNode[];
  readonly canMove: boolean;
  readonly onOpen: (id: string) => void;
  readonly onStep: (id: string, at: Position | undefined) => void;
  readonly onDrop: (id: string, at: Position) => void;
  readonly onFocus: (node: SceneNode) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  /** Says what happened, for who can't see it. */
  readonly say: (key: 'moving' | 'moved' | 'moveCancelled', name: string) => void;
}

interface MapKeys {
  /** The actor that arrows move right now. */
  readonly movingId: string | undefined;
  readonly startMoving: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<SVGSVGElement>) => void;
}

/** The keyboard's way through the drawing: arrows go from actor to actor, Enter opens, M moves, + − 0 zoom. */
export function useMapKeys(options: MapKeysOptions): MapKeys {
  const [moving, setMoving] = useState<{ id: string; at: Position }>();
  const { nodes, say } = options;
  const startMoving = (id: string) => {
    const node = nodes.find((one) => one.id === id);
    if (!node || !options.canMove) return;
    setMoving({ id, at: [node.x, node.y] });
    say('moving', node.name);
  };
  const stop = (node: SceneNode, isDrop: boolean) => {
    if (!moving) return;
    options.onStep(moving.id, undefined);
    if (isDrop) options.onDrop(moving.id, moving.at);
    setMoving(undefined);
    say(isDrop ? 'moved' : 'moveCancelled', node.name);
  };
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = nodes.find((one) => one.id === (event.target as SVGElement).dataset.actor);
    const done = moving && node ? keyWhileMoving(event, node) : keyOnMap(event, node);
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const keyWhileMoving = (event: KeyboardEvent, node: SceneNode): boolean => {
    if (!moving) return false;
    if (event.key === 'Escape') stop(node, false);
    else if (event.key === 'Enter' || event.key === ' ' || event.key.toLowerCase() === 'm') stop(node, true);
    else if (isDirection(event.key)) {
      const at = stepped(moving.at, event.key, event.shiftKey);
      setMoving({ id: moving.id, at });
      options.onStep(moving.id, at);
    } else return false;
    return true;
  };
  const keyOnMap = (event: KeyboardEvent, node: SceneNode | undefined): boolean => {
    if (event.key === '+' || event.key === '=') options.onZoom(1.25);
    else if (event.key === '-') options.onZoom(0.8);
    else if (event.key === '0') options.onFit();
    else if (node && (event.key === 'Enter' || event.key === ' ')) options.onOpen(node.id);
    else if (node && event.key.toLowerCase() === 'm') startMoving(node.id);
    else if (node && isDirection(event.key)) {
      const next = nearestNode(nodes, node, event.key);
      if (next) options.onFocus(next);
    } else return false;
    return true;
  };
  return { movingId: moving?.id, startMoving, onKeyDown };
}

function stepped([x, y]: Position, direction: Direction, isLong: boolean): Position {
  const [sx, sy] = STEPS[direction];
  const step = isLong ? STEP * 10 : STEP;
  return [x + sx * step, y + sy * step];
}
