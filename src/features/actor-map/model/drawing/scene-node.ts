import { drawnKind, type Position, type StoredActor } from '../actor';
import { extraSize, shapePath } from './node-shape';
import type { MapCollege, SceneNode } from './scene';
import { textWidth, wrapText } from './text-width';

/** The size of all words on the map, in its units: names, verbs of links, letters on badges. None is smaller than another. */
export const WORD_SIZE = 15;
/** From one line of a name to the next, in map units. */
export const NAME_LEADING = 18;
/** The width and height of a college's badge, in map units. */
export const BADGE_SIZE = 24;
/** Up to this many actors, links say their verbs at all times; beyond, only those of the actor one has chosen. */
export const VERBS_STAY_UP_TO = 20;
const NAME_WIDTH = 138;
const PADDING = 10;
const BADGE_GAP = 7;

/** The size an actor's name takes on the map, its badge included. */
export function nodeSize(actor: Pick<StoredActor, 'name' | 'kind' | 'college'>): { w: number; h: number; lines: readonly string[] } {
  const lines = wrapText(actor.name, NAME_WIDTH, WORD_SIZE, 3);
  const text = Math.max(...lines.map((line) => textWidth(line, WORD_SIZE)));
  const badge = actor.college ? BADGE_SIZE + BADGE_GAP : 0;
  const extra = extraSize(actor.kind);
  const w = Math.max(56, Math.round(text + badge + PADDING * 2 + extra.w));
  const h = Math.max(40, lines.length * NAME_LEADING + 16) + extra.h;
  return { w, h, lines };
}

/** An actor as it is drawn round a place of the map: its name in lines, its size and its outline. */
export function sceneNode(actor: StoredActor, [x, y]: Position, college: MapCollege | undefined): SceneNode {
  const { w, h, lines } = nodeSize(actor);
  return { id: actor.id, name: actor.name, kind: drawnKind(actor.kind), college, lines, x, y, w, h, path: shapePath(actor.kind, w, h) };
}

/** How far below the middle of its badge a college's letter stands, in map units: a triangle is wide at its foot. */
export function letterDrop(shape: string): number {
  return shape === 'triangle' ? 8 : 5.3;
}

/** Where badge and text stand inside a node, from its centre. */
export function nodeInside(node: Pick<SceneNode, 'kind' | 'lines' | 'college'>): {
  badgeX: number;
  textX: number;
  firstY: number;
  badgeY: number;
} {
  const text = Math.max(...node.lines.map((line) => textWidth(line, WORD_SIZE)));
  const badge = node.college ? BADGE_SIZE + BADGE_GAP : 0;
  const left = -(text + badge) / 2 - (node.kind === 'school' ? 4 : 0);
  const roof = node.kind === 'place' ? 5 : 0;
  return {
    badgeX: left + BADGE_SIZE / 2,
    textX: left + badge,
    firstY: roof - ((node.lines.length - 1) * NAME_LEADING) / 2 + WORD_SIZE * 0.35,
    badgeY: roof,
  };
}
