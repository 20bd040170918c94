import type { Position, StoredActor } from '../actor';
import { MUTUAL_TYPES } from '../french-verb';
import { isPluralName } from '../french-name';
import { drawnType, type StoredRelation } from '../relation';
import { relationVerb } from '../sentence-print';
import { type Curve, chooseBend, curveBetween, curvePath, loopPath } from './edge-curve';
import { type Box, BoxIndex, boundsOf } from './geometry';
import { type LabelWish, placeLabels } from './label-placement';
import { placeNewcomers } from './newcomers';
import type { MapCollege, MapScene, SceneEdge, SceneInput, SceneLabel, SceneNode } from './scene';
import { sceneCircles } from './scene-circles';
import { WORD_SIZE, sceneNode, VERBS_STAY_UP_TO } from './scene-node';
import { cut, textWidth } from './text-width';

const LABEL_WIDTH = 210;

interface DrawnNode {
  readonly actor: StoredActor;
  readonly college: MapCollege | undefined;
  readonly node: SceneNode;
}

interface DrawnEdge {
  readonly relation: StoredRelation;
  readonly from: SceneNode;
  readonly to: SceneNode;
  readonly subject: StoredActor;
  readonly bend: number;
  readonly curve: Curve;
  readonly edge: SceneEdge;
}

/**
 * Turns a map into what is drawn, again and again: what did not change since the last call is the very same
 * object, so that a change of one actor redraws that actor and its links, and nothing else moves.
 */
export function createSceneBuilder(): (input: SceneInput) => MapScene {
  let nodes = new Map<string, DrawnNode>();
  let edges = new Map<string, DrawnEdge>();
  return (input) => {
    nodes = drawNodes(input, nodes);
    const boxes = [...nodes.values()].map(({ node }) => node);
    edges = drawEdges(input.relations, nodes, boxes, edges);
    const circles = sceneCircles({ ...input, nodes: new Map(boxes.map((node) => [node.id, node])) });
    const names = circles.flatMap(({ label }) => label ?? []);
    const speaks = whoSpeaks(input);
    const said = (one: DrawnEdge) => (speaks(one.relation) ? labelText(one, input.verb ?? relationVerb) : '');
    edges = drawLabels(edges, [...boxes, ...names], said);
    const drawn = [...edges.values()].map(({ edge }) => edge);
    const labels = drawn.flatMap(({ label }) => label ?? []);
    const outlines = circles.flatMap((circle) => circle.outlines.flat().map(([x, y]): Box => ({ x, y, w: 6, h: 6 })));
    const wanted = [...edges.values()].filter((one) => said(one) !== '').length;
    return {
      nodes: boxes,
      edges: drawn,
      circles,
      bounds: boundsOf([...boxes, ...outlines, ...names]),
      hiddenLabels: wanted - labels.length,
    };
  };
}

/** The scene of a map drawn once. */
export function buildScene(input: SceneInput): MapScene {
  return createSceneBuilder()(input);
}

function drawNodes(
  { actors, relations, circles, colleges, places }: SceneInput,
  before: ReadonlyMap<string, DrawnNode>,
): Map<string, DrawnNode> {
  const known = new Map(colleges.map((college) => [college.id, college]));
  const first = actors.some((actor) => !actor.at && !places?.has(actor.id)) ? placeNewcomers({ actors, relations, circles }) : undefined;
  const drawn = new Map<string, DrawnNode>();
  for (const actor of actors) {
    const at: Position = places?.get(actor.id) ?? actor.at ?? first?.get(actor.id) ?? [0, 0];
    const college = known.get(actor.college);
    const old = before.get(actor.id);
    const same = old?.actor === actor && old.college === college && old.node.x === at[0] && old.node.y === at[1];
    drawn.set(actor.id, same ? old : { actor, college, node: sceneNode(actor, at, college) });
  }
  return drawn;
}

function drawEdges(
  relations: readonly StoredRelation[],
  nodes: ReadonlyMap<string, DrawnNode>,
  boxes: readonly SceneNode[],
  before: ReadonlyMap<string, DrawnEdge>,
): Map<string, DrawnEdge> {
  const index = new BoxIndex(boxes);
  const taken = new Map<string, number[]>();
  const drawn = new Map<string, DrawnEdge>();
  for (const relation of relations) {
    const [from, to] = [nodes.get(relation.from), nodes.get(relation.to)];
    if (!from || !to) continue;
    const old = before.get(relation.id);
    const bends = bendsOfPair(taken, relation);
    const kept = old && old.from === from.node && old.to === to.node && !bends.used.includes(old.bend) ? old : undefined;
    const same = kept?.relation === relation && kept.subject === from.actor;
    const edge = same ? kept : drawEdge(relation, from, to, kept?.bend ?? chooseBend(from.node, to.node, index, bends.used), kept);
    bends.use(edge.bend);
    drawn.set(relation.id, edge);
  }
  return drawn;
}

/** The bends that links between the same two have taken, seen from this link's direction. */
function bendsOfPair(taken: Map<string, number[]>, { from, to }: StoredRelation) {
  const [key, sign] = from < to ? [`${from} ${to}`, 1] : [`${to} ${from}`, -1];
  const bends = taken.get(key) ?? [];
  taken.set(key, bends);
  return { used: bends.map((bend) => bend * sign), use: (bend: number) => bends.push(bend * sign) };
}

function drawEdge(relation: StoredRelation, from: DrawnNode, to: DrawnNode, bend: number, old: DrawnEdge | undefined): DrawnEdge {
  const loop = from.node === to.node ? loopPath(from.node) : undefined;
  const curve = loop ? { start: loop.top, control: loop.top, end: loop.top } : curveBetween(from.node, to.node, bend);
  const edge: SceneEdge = {
    id: relation.id,
    from: relation.from,
    to: relation.to,
    path: loop?.path ?? curvePath(curve),
    line: lineOf(relation),
    heads: headsOf(relation),
    label: old?.edge.label,
  };
  return { relation, from: from.node, to: to.node, subject: from.actor, bend, curve, edge };
}

/** Dashes mean that somebody blocks somebody, and nothing else. */
function lineOf({ type, mermaidArrow }: StoredRelation): SceneEdge['line'] {
  if (type === 'blocks') return 'dashed';
  return mermaidArrow?.includes('=') ? 'thick' : 'solid';
}

function headsOf({ type, mermaidArrow }: StoredRelation): SceneEdge['heads'] {
  if (mermaidArrow) {
    if (!/[>ox]$/u.test(mermaidArrow)) return 'none';
    return /^[<ox]/u.test(mermaidArrow) ? 'both' : 'end';
  }
  return MUTUAL_TYPES.has(drawnType(type)) ? 'both' : 'end';
}

/** Which links say their verb: all of them, or those of the actor or link that one has chosen. */
function whoSpeaks({ actors, verbs, chosen }: SceneInput): (relation: StoredRelation) => boolean {
  const all = verbs ?? (actors.length > VERBS_STAY_UP_TO ? 'chosen' : 'all');
  return all === 'all' ? () => true : ({ id, from, to }) => chosen !== undefined && [id, from, to].includes(chosen);
}

/** What a link says on the drawing: its verb, and its note when both are short. */
function labelText({ relation, subject }: Pick<DrawnEdge, 'relation' | 'subject'>, verbOf: typeof relationVerb): string {
  if (relation.type === 'linked' && !relation.label && !relation.note) return '';
  const verb = verbOf(relation, isPluralName(subject));
  const note = relation.note.replace(/\s+/gu, ' ').trim();
  const whole = note ? `${verb}\u00a0: ${note}` : verb;
  if (textWidth(whole, WORD_SIZE) <= LABEL_WIDTH) return whole;
  return cut(note ? `${verb} …` : verb, LABEL_WIDTH, WORD_SIZE);
}

function drawLabels(
  edges: ReadonlyMap<string, DrawnEdge>,
  obstacles: readonly Box[],
  said: (one: DrawnEdge) => string,
): Map<string, DrawnEdge> {
  const wishes = [...edges.values()].flatMap((one) => wishOf(one, said(one)));
  const placed = placeLabels(wishes, obstacles);
  const drawn = new Map<string, DrawnEdge>();
  for (const [id, one] of edges) {
    const label = placed.get(id);
    drawn.set(id, sameLabel(one.edge.label, label) ? one : { ...one, edge: { ...one.edge, label } });
  }
  return drawn;
}

function wishOf(one: DrawnEdge, text: string): readonly LabelWish[] {
  if (text === '') return [];
  const { label } = one.edge;
  const stays = label && label.text === text && nearCurve(label, one.curve);
  const wish = { id: one.edge.id, text, w: Math.round(textWidth(text, WORD_SIZE) + 6), h: 20, curve: one.curve };
  return [stays ? { ...wish, before: [label.x, label.y] } : wish];
}

/** A label stays where it is as long as its curve still passes nearby. */
function nearCurve(label: SceneLabel, { start, control, end }: Curve): boolean {
  const reach = Math.max(24, label.w / 2);
  for (let t = 0.15; t < 0.9; t += 0.05) {
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    const [x, y] = [a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]];
    if (Math.abs(x - label.x) < reach && Math.abs(y - label.y) < 24) return true;
  }
  return false;
}

function sameLabel(a: SceneLabel | undefined, b: SceneLabel | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.text === b.text && a.x === b.x && a.y === b.y;
}
