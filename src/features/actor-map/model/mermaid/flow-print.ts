import { escapeMermaidLabel } from '#shared/mermaid-text';
import type { StoredActor } from '../actor';
import { nestedCircles, type StoredCircle } from '../circle';
import { isPluralName } from '../french-name';
import type { StoredRelation } from '../relation';
import { relationVerb } from '../sentence-print';
import { FLOW_SHAPES } from './flow-chart';
import { arrowOf, collegeClass, type FlowIds, flowIds, kindClass, shapeOf } from './flow-names';
import { encodeKept, KEPT_PREFIX } from './flow-parse';

/** The plain content of a map, as `ActorMap` lists it. */
export interface MapContent {
  readonly actors: readonly StoredActor[];
  readonly relations: readonly StoredRelation[];
  readonly circles: readonly StoredCircle[];
  readonly keptLines?: readonly { readonly text: string }[];
  readonly direction?: string;
}

/** A map as Mermaid text, and what each identifier in it stands for. */
export interface FlowText {
  readonly text: string;
  readonly ids: FlowIds;
}

interface PrintOptions {
  /** Colour of each college (`#1f4fc4`), for the class definitions. */
  readonly collegeColours?: Readonly<Record<string, string>>;
  /** Leaves out the lines kept from people's texts: what is drawn is generated from the data alone. */
  readonly forDrawing?: boolean;
}

/**
 * The map as a Mermaid flowchart: our identifiers, escaped labels, circles as subgraphs, kinds and colleges
 * as classes, and the lines kept from people's texts. `parseFlowchart` reads all of it back.
 */
export function printFlowchart(map: MapContent, options: PrintOptions = {}): FlowText {
  const ids = flowIds(map.actors, map.circles);
  const actors = new Map(map.actors.map((actor) => [actor.id, actor]));
  const lines = [
    `flowchart ${map.direction ?? 'LR'}`,
    ...groupLines(map, ids),
    ...map.actors.filter((actor) => firstCircle(actor, ids) === undefined).map((actor) => nodeLine(actor, ids, 1)),
    ...map.relations.flatMap((relation) => edgeLine(relation, actors, ids)),
    ...classLines(map, ids, options),
    ...(options.forDrawing ? [] : keptText(map, ids)),
  ];
  return { text: `${lines.join('\n')}\n`, ids };
}

/** The first of the actor's circles that is still there: where Mermaid, which knows one place, draws it. */
function firstCircle(actor: StoredActor, ids: FlowIds): string | undefined {
  return actor.circles.find((circle) => ids.circles.has(circle));
}

/** Deeper lines stand no further in: the spaces alone of a deep nesting would outweigh its text. */
const DEEPEST_INDENT = 20;

function indent(depth: number): string {
  return '    '.repeat(Math.min(depth, DEEPEST_INDENT));
}

function groupLines(map: MapContent, ids: FlowIds): string[] {
  const members = membersDrawn(map.actors, ids);
  const lines: string[] = [];
  const open: string[] = [];
  const closeTo = (depth: number) => {
    while (open.length > depth) {
      const inside = members.get(open.pop() ?? '') ?? [];
      lines.push(...inside.map((actor) => nodeLine(actor, ids, open.length + 2)), `${indent(open.length + 1)}end`);
    }
  };
  for (const { circle, depth } of nestedCircles(map.circles)) {
    closeTo(depth);
    lines.push(`${indent(depth + 1)}subgraph ${ids.circles.get(circle.id) ?? ''}["${escapeMermaidLabel(circle.name)}"]`);
    open.push(circle.id);
  }
  closeTo(0);
  return lines;
}

/** The actors of each circle that are drawn in it. */
function membersDrawn(actors: readonly StoredActor[], ids: FlowIds): ReadonlyMap<string, readonly StoredActor[]> {
  const members = new Map<string, StoredActor[]>();
  for (const actor of actors) {
    const circle = firstCircle(actor, ids);
    if (circle === undefined) continue;
    const known = members.get(circle);
    if (known) known.push(actor);
    else members.set(circle, [actor]);
  }
  return members;
}

function nodeLine(actor: StoredActor, ids: FlowIds, depth: number): string {
  const shape = shapeOf(actor);
  const id = ids.actors.get(actor.id) ?? '';
  const label = escapeMermaidLabel(actor.name);
  const marks = FLOW_SHAPES.find((known) => known.shape === shape);
  const name = /^@([a-z-]{1,23})$/u.exec(shape)?.[1];
  const drawn = name ? `@{ shape: ${name}, label: "${label}" }` : `${marks?.open ?? '['}"${label}"${marks?.close ?? ']'}`;
  return `${indent(depth)}${id}${drawn}`;
}

/** The text on a link: its verb, agreeing with its subject, and its note. */
export function relationLabel(relation: StoredRelation, from: StoredActor | undefined): string {
  if (relation.type === 'linked' && !relation.label && !relation.note) return '';
  const verb = relationVerb(relation, from !== undefined && isPluralName(from));
  return relation.note ? `${verb} : ${relation.note}` : verb;
}

function edgeLine(relation: StoredRelation, actors: ReadonlyMap<string, StoredActor>, ids: FlowIds): string[] {
  const [from, to] = [ids.actors.get(relation.from), ids.actors.get(relation.to)];
  if (from === undefined || to === undefined) return [];
  const label = escapeMermaidLabel(relationLabel(relation, actors.get(relation.from)));
  return [`    ${from} ${arrowOf(relation)}${label ? `|"${label}"|` : ''} ${to}`];
}

function classLines(map: MapContent, ids: FlowIds, options: PrintOptions): string[] {
  const members = new Map<string, string[]>();
  const add = (name: string, actor: StoredActor) => {
    const known = members.get(name) ?? [];
    known.push(ids.actors.get(actor.id) ?? '');
    members.set(name, known);
  };
  for (const actor of map.actors) {
    add(kindClass(actor.kind), actor);
    if (actor.college) add(collegeClass(actor.college), actor);
    const drawnIn = firstCircle(actor, ids);
    for (const circle of actor.circles) if (circle !== drawnIn && ids.circles.has(circle)) add(`in_${ids.circles.get(circle)}`, actor);
  }
  const uses = [...members].map(([name, actors]) => `    class ${[...actors].sort().join(',')} ${name}`);
  const colours = Object.entries(options.collegeColours ?? {})
    .filter(([college, colour]) => members.has(collegeClass(college)) && /^#[0-9a-f]{6}$/iu.test(colour))
    .map(([college, colour]) => collegeDefinition(college, colour));
  return [...uses, ...colours];
}

/** How a college looks in Mermaid; recognised when it comes back, so that it is not kept as somebody's own. */
export function collegeDefinition(college: string, colour: string): string {
  return `    classDef ${collegeClass(college)} fill:#ffffff,stroke:${colour},stroke-width:2px,color:#16181d`;
}

function keptText(map: MapContent, ids: FlowIds): string[] {
  const known = new Set([...ids.actors.values(), ...ids.circles.values()]);
  return (map.keptLines ?? []).map(({ text }) => `    ${canStand(text, known) ? text : KEPT_PREFIX + encodeKept(text)}`);
}

/** A line that Mermaid still understands as it is: a comment, a class, a style of something on the map. */
function canStand(text: string, known: ReadonlySet<string>): boolean {
  if (/\n|;/u.test(text)) return false;
  if (/^%%(?!\s*gardé\s*:|\s*\{)/u.test(text)) return !text.includes('%%{');
  if (/^classDef\s+\w+\s+[\w#:,.\s-]+$/u.test(text)) return true;
  const style = /^style\s+(\w+)\s+[\w#:,.\s-]+$/u.exec(text);
  return style?.[1] !== undefined && known.has(style[1]);
}
