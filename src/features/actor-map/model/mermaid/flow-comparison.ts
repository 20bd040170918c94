import { foldAccents } from '#shared/fold-accents';
import { foldName } from '../french-name';
import type { FlowChart, FlowNode } from './flow-chart';
import { parseFlowchart } from './flow-parse';
import type { FlowText, MapContent } from './flow-print';

/** What a text is compared with, and how its classes are read back. */
export interface ChangeOptions {
  /** The text as it was before it was edited: what is gone from it is removed from the map. Absent for a paste, which only adds. */
  readonly base?: FlowText;
  readonly collegeColours?: Readonly<Record<string, string>>;
  /** Ids of the démarche's colleges, so that a class gives the right one back. */
  readonly colleges?: readonly string[];
}

/** Two readings of a text, and what each identifier in them stands for on the map. */
export interface Comparison {
  readonly map: MapContent;
  readonly chart: FlowChart;
  /** The text before the edit, read in the same way; empty for a paste. */
  readonly before: FlowChart;
  readonly options: ChangeOptions;
  /** The actor a node stands for; undefined for a new one. */
  actorId(node: string): string | undefined;
  /** The circle a subgraph stands for; undefined for a new one. */
  circleId(group: string): string | undefined;
  /** Circles of a node, the one it is drawn in first: ids, or identifiers of new subgraphs. */
  circlesOf(node: FlowNode, chart: FlowChart): readonly string[];
}

const EMPTY: FlowChart = { isFlowchart: false, direction: '', nodes: new Map(), edges: [], groups: new Map(), kept: [], removed: [] };

/** Reads the text, and the one before it when there is one, and recognises who is who. */
export function startComparison(text: string, map: MapContent, options: ChangeOptions): Comparison {
  const chart = parseFlowchart(text);
  const before = options.base ? parseFlowchart(options.base.text) : EMPTY;
  const actors = recognise(
    [...chart.nodes.values()].map((node) => ({ key: node.id, name: foldName(node.label || node.id) })),
    map.actors.map((actor) => ({ id: actor.id, name: foldName(actor.name) })),
    options.base?.ids.actors,
  );
  const circles = recognise(
    [...chart.groups.values()].map((group) => ({ key: group.id, name: foldAccents(group.title) })),
    map.circles.map((circle) => ({ id: circle.id, name: foldAccents(circle.name) })),
    options.base?.ids.circles,
  );
  const [groupNow, groupBefore] = [groupOfNodes(chart), groupOfNodes(before)];
  const writtenCircles = reversed(options.base?.ids.circles);
  const reference = (group: string) => circles.get(group) ?? writtenCircles.get(group) ?? group;
  return {
    map,
    chart,
    before,
    options,
    actorId: (node) => actors.get(node),
    circleId: (group) => circles.get(group),
    circlesOf: (node, inChart) => {
      const drawnIn = inChart === chart ? groupNow.get(node.id) : groupBefore.get(node.id);
      const others = node.classes.filter((name) => name.startsWith('in_')).map((name) => name.slice(3));
      return [...new Set([...(drawnIn === undefined ? [] : [drawnIn]), ...others].map(reference))];
    },
  };
}

/** First by the identifier the base text gave them, then by name; nobody is recognised twice. */
function recognise(
  written: readonly { key: string; name: string }[],
  present: readonly { id: string; name: string }[],
  base: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const byKey = reversed(base);
  const onMap = new Set(present.map(({ id }) => id));
  const byName = new Map(present.map(({ id, name }) => [name, id]));
  const found = new Map<string, string>();
  const claimed = new Set<string>();
  for (const pass of [({ key }: { key: string }) => byKey.get(key), ({ name }: { name: string }) => byName.get(name)]) {
    for (const one of written) {
      const id = found.has(one.key) ? undefined : pass(one);
      if (id === undefined || claimed.has(id) || !onMap.has(id)) continue;
      claimed.add(id);
      found.set(one.key, id);
    }
  }
  return found;
}

function reversed(ids: ReadonlyMap<string, string> | undefined): ReadonlyMap<string, string> {
  return new Map([...(ids ?? [])].map(([id, written]) => [written, id]));
}

function groupOfNodes(chart: FlowChart): ReadonlyMap<string, string> {
  return new Map([...chart.groups.values()].flatMap((group) => group.nodes.map((node) => [node, group.id] as const)));
}
