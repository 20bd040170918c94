import { type PointerEvent, type RefObject, useRef } from 'react';
import type { Position } from '../../model/actor';
import type { SceneNode } from '../../model/drawing/scene';
import type { ViewportControls } from './use-viewport';

interface PointerGestures {
  readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerUp: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onNodePointerDown: (event: PointerEvent<SVGGElement>, node: SceneNode) => void;
}

interface GestureOutcomes {
  readonly canMove: boolean;
  /** At each step of a drag, in map units; undefined when it was given up. */
  readonly onDrag: (id: string, at: Position | undefined) => void;
  readonly onDrop: (id: string, at: Position) => void;
  readonly onPress: (target: { readonly actor?: string; readonly relation?: string }) => void;
}

/** Less than this, in pixels, is a press: a hand trembles. */
const TREMBLE = 5;

interface Gesture {
  readonly start: Position;
  last: Position;
  moved: boolean;
  readonly node?: SceneNode;
  readonly grip?: Position;
}

/** One finger or the mouse: drag an actor, pan the map, press; two fingers: zoom. */
export function usePointerGestures(
  surface: RefObject<SVGSVGElement | null>,
  view: ViewportControls,
  outcomes: GestureOutcomes,
): PointerGestures {
  const fingers = useRef(new Map<number, Position>());
  const gesture = useRef<Gesture>(undefined);
  const begin = (event: PointerEvent, node?: SceneNode) => {
    const at: Position = [event.clientX, event.clientY];
    fingers.current.set(event.pointerId, at);
    surface.current?.setPointerCapture(event.pointerId);
    if (fingers.current.size > 1) gesture.current = undefined;
    else {
      const [x, y] = view.toMap(...at);
      gesture.current = { start: at, last: at, moved: false, ...(node ? { node, grip: [x - node.x, y - node.y] } : {}) };
    }
  };
  const finish = (event: PointerEvent<SVGSVGElement>, isDrop: boolean) => {
    fingers.current.delete(event.pointerId);
    const done = gesture.current;
    gesture.current = undefined;
    if (!done) return;
    if (done.node && done.moved) {
      outcomes.onDrag(done.node.id, undefined);
      if (isDrop) outcomes.onDrop(done.node.id, placeOf(done, event, view));
    } else if (isDrop && !done.moved) outcomes.onPress(targetUnder(event));
  };
  return {
    onPointerDown: (event) => event.button === 0 && !event.defaultPrevented && begin(event),
    onNodePointerDown: (event, node) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.focus({ preventScroll: true });
      begin(event, outcomes.canMove ? node : undefined);
    },
    onPointerMove: (event) => {
      if (fingers.current.size === 2) return pinch(event, fingers.current, surface, view);
      const now = gesture.current;
      if (!now) return;
      const at: Position = [event.clientX, event.clientY];
      now.moved ||= Math.hypot(at[0] - now.start[0], at[1] - now.start[1]) > TREMBLE;
      if (now.moved && now.node) outcomes.onDrag(now.node.id, placeOf(now, event, view));
      else if (now.moved) view.panBy(at[0] - now.last[0], at[1] - now.last[1]);
      now.last = at;
    },
    onPointerUp: (event) => finish(event, true),
    onPointerCancel: (event) => finish(event, false),
  };
}

function placeOf({ grip }: Gesture, event: PointerEvent, view: ViewportControls): Position {
  const [x, y] = view.toMap(event.clientX, event.clientY);
  return [x - (grip?.[0] ?? 0), y - (grip?.[1] ?? 0)];
}

/** The pointer is captured by the surface, so what lies under it has to be asked for. */
function targetUnder(event: PointerEvent): { actor?: string; relation?: string } {
  const under = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-actor],[data-relation]');
  const { actor, relation } = (under as SVGElement | null)?.dataset ?? {};
  return { ...(actor ? { actor } : {}), ...(relation ? { relation } : {}) };
}

function pinch(
  event: PointerEvent,
  fingers: Map<number, Position>,
  surface: RefObject<SVGSVGElement | null>,
  view: ViewportControls,
): void {
  const before = spread(fingers);
  fingers.set(event.pointerId, [event.clientX, event.clientY]);
  const after = spread(fingers);
  const { left, top } = surface.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
  view.panBy(after.x - before.x, after.y - before.y);
  if (before.wide > 0) view.zoomBy(after.wide / before.wide, [after.x - left, after.y - top]);
}

function spread(fingers: ReadonlyMap<number, Position>): { x: number; y: number; wide: number } {
  const [a = [0, 0], b = a] = [...fingers.values()];
  return { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, wide: Math.hypot(a[0] - b[0], a[1] - b[1]) };
}
