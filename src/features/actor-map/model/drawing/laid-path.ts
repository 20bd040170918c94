import type { AccessPath, Door } from '../access-path';
import type { Position } from '../actor';
import { BENDS, type Curve, chooseBend, curveBetween, curvePath } from './edge-curve';
import { type Box, BoxIndex } from './geometry';
import { placeLabels } from './label-placement';
import type { SceneLabel, SceneNode } from './scene';
import { WORD_SIZE } from './scene-node';
import { cut, textWidth } from './text-width';

/** How two paths laid over one drawing are told apart: the look belongs to the path as long as it is shown. */
export const PATH_LOOKS = ['first', 'second'] as const;

/** A look of `PATH_LOOKS`: hue, line and markers of its own. */
export type PathLook = (typeof PATH_LOOKS)[number];

/** A path that is shown, and the look it has until it is hidden. */
export interface ShownPath {
  readonly id: string;
  readonly look: PathLook;
}

/** A door of a path, at the edge of its actor. */
interface LaidDoor {
  /** Counted from 1 among all doors of the path, also those that are on no map. */
  readonly number: number;
  readonly outcome: Door['outcome'];
  readonly x: number;
  readonly y: number;
}

/** A parcours d'accès as it is laid over the drawing, in map units. */
export interface LaidPath {
  readonly look: PathLook;
  /** The `d` of the line from door to door; empty when fewer than two doors are on the map. */
  readonly line: string;
  readonly doors: readonly LaidDoor[];
  /** The tab with its name; undefined when none of its doors is on the map. */
  readonly tab: SceneLabel | undefined;
}

/** Half the size of a door's marker, in map units. */
export const DOOR_REACH = 12;
const TAB_WIDTH = 270;
const TAB_HEIGHT = 24;
/** The side of the straight way that the line of each look keeps to. */
const SIDE: Readonly<Record<PathLook, number>> = { first: 1, second: -1 };

/** Shows or hides a path among those shown, the earliest first. A third takes the place, and the look, of the earliest. */
export function toggledPath(shown: readonly ShownPath[], id: string): readonly ShownPath[] {
  const others = shown.filter((one) => one.id !== id);
  if (others.length < shown.length) return others;
  const kept = others.slice(others.length < PATH_LOOKS.length ? 0 : 1);
  const look = PATH_LOOKS.find((one) => !kept.some((path) => path.look === one)) ?? PATH_LOOKS[0];
  return [...kept, { id, look }];
}

/** The look a path is shown in; undefined when it is not. */
export function lookOf(shown: readonly ShownPath[], id: string): PathLook | undefined {
  return shown.find((one) => one.id === id)?.look;
}

/** The paths that are shown, each with its look; one that is gone is left out. */
export function laidPaths<P extends { readonly id: string }>(
  shown: readonly ShownPath[],
  paths: readonly P[],
): readonly { readonly look: PathLook; readonly path: P }[] {
  return shown.flatMap(({ id, look }) => paths.filter((path) => path.id === id).map((path) => ({ look, path })));
}

interface Laying {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  /** What the name of a path may not cover: actors, names of circles, words of links. */
  readonly obstacles: readonly Box[];
}

/** Lays paths over a drawing, each in its look; their names cover neither an actor nor each other while there is room. */
export function layPaths(paths: readonly { readonly look: PathLook; readonly path: AccessPath }[], drawing: Laying): readonly LaidPath[] {
  const taken: Box[] = [...drawing.obstacles];
  const actors = new BoxIndex(drawing.nodes.values());
  const drafts = paths.map(({ look, path }) => ({ look, path, doors: doorsOnMap(path.doors, look, drawing.nodes) }));
  for (const { doors } of drafts) for (const { x, y } of doors) taken.push({ x, y, w: DOOR_REACH * 2, h: DOOR_REACH * 2 });
  return drafts.map(({ look, path, doors }) => {
    const curves = doors.flatMap((door, index) => curveTo(door.node, doors[index - 1]?.node, look, actors));
    const tab = placeTab(path.name, curves, doors[0], taken);
    if (tab) taken.push(tab);
    return { look, line: curves.map(curvePath).join(''), doors: doors.map(({ node: _node, ...door }) => door), tab };
  });
}

type DoorOnMap = LaidDoor & { readonly node: SceneNode };

/** Markers stand on the upper edge of their actor, clear of its badge: those of one path on its left, of the other on its right. */
function doorsOnMap(doors: readonly Door[], look: PathLook, nodes: ReadonlyMap<string, SceneNode>): readonly DoorOnMap[] {
  const visits = new Map<string, number>();
  return doors.flatMap(({ actor, outcome }, index) => {
    const node = nodes.get(actor ?? '');
    if (!node) return [];
    const visit = visits.get(node.id) ?? 0;
    visits.set(node.id, visit + 1);
    const inwards = (node.w / 2 - DOOR_REACH) * (look === 'first' ? -1 : 1);
    const x = node.x + inwards - Math.sign(inwards) * visit * DOOR_REACH * 2;
    return [{ number: index + 1, outcome, x: Math.round(x), y: Math.round(node.y - node.h / 2 - DOOR_REACH / 2), node }];
  });
}

function curveTo(to: SceneNode, from: SceneNode | undefined, look: PathLook, actors: BoxIndex<SceneNode>): readonly Curve[] {
  if (!from || from === to) return [];
  // The same side whichever way one goes: two paths between the same doors never lie on each other.
  const side = SIDE[look] * (from.id < to.id ? 1 : -1);
  const otherSide = BENDS.filter((bend) => Math.sign(bend) !== side);
  return [curveBetween(from, to, chooseBend(from, to, actors, otherSide))];
}

/** Along the line where it is free, else over the first door. */
function placeTab(name: string, curves: readonly Curve[], first: DoorOnMap | undefined, taken: readonly Box[]): SceneLabel | undefined {
  if (!first) return undefined;
  const text = cut(name, TAB_WIDTH, WORD_SIZE);
  const size = { w: Math.round(textWidth(text, WORD_SIZE) + 20), h: TAB_HEIGHT };
  const above: Position = [first.x, first.y - DOOR_REACH - TAB_HEIGHT];
  const over: Curve = { start: above, control: above, end: above };
  for (const curve of [...curves, over]) {
    const label = placeLabels([{ id: name, text, ...size, curve }], taken).get(name);
    if (label) return label;
  }
  return { text, ...size, x: above[0], y: above[1] };
}
