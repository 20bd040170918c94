import { listAfter } from '#document/records/list-after';
import { ACTOR_KINDS, type Actor, cleanName, type StoredActor, wholeName } from '../actor';
import type { Circle } from '../circle';
import { foldName } from '../french-name';
import { LONGEST_KEPT_LINE } from '../actor-map-section';
import type { FlowChart, FlowNode } from './flow-chart';
import { type ChangeOptions, type Comparison, startComparison } from './flow-comparison';
import { collegeClass, isWritableId, kindClass, shapeOfKind } from './flow-names';
import { collegeDefinition, type MapContent } from './flow-print';
import { fitsLink, relationChanges } from './flow-relation-change';
import type { MapChange } from './map-change';

/**
 * What `text` changes on `map`. With `base` (hand editing), the text is compared with what it was, so that
 * what somebody else changed meanwhile stays changed. Without it (a paste), names already on the map are
 * recognised and nothing is removed.
 */
export function compareFlowchart(text: string, map: MapContent, options: ChangeOptions = {}): MapChange {
  const comparison = startComparison(text, map, options);
  const { chart, before } = comparison;
  if (chart.otherDiagram) return { ...NOTHING, otherDiagram: chart.otherDiagram };
  const turned = chart.isFlowchart && chart.direction !== (before.direction || (map.direction ?? 'LR'));
  const kept = keptLines(comparison);
  const actors = actorChanges(comparison);
  return {
    ...actors,
    ...circleChanges(comparison),
    ...relationChanges(comparison),
    ...(turned ? { direction: chart.direction } : {}),
    ...(kept === undefined ? {} : { keptLines: kept }),
    removed: chart.removed,
    unreadLinks: chart.kept.filter(({ kind, text }) => kind === 'link' && (kept ?? []).includes(text)).map(({ text }) => text),
    sameNames: sameNames(chart, actors.actorsAdded),
    shortened: shortened(comparison, kept ?? []),
  };
}

const NOTHING: MapChange = {
  actorsAdded: [],
  actorsChanged: [],
  actorsRemoved: [],
  circlesAdded: [],
  circlesChanged: [],
  circlesRemoved: [],
  relationsAdded: [],
  relationsChanged: [],
  relationsRemoved: [],
  removed: [],
  unreadLinks: [],
  sameNames: [],
  shortened: [],
};

/** The names of new actors that another identifier of the text has too. */
function sameNames({ nodes }: FlowChart, added: MapChange['actorsAdded']): readonly string[] {
  const counts = new Map<string, number>();
  for (const { id, label } of nodes.values()) {
    const name = foldName(label || id);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const twice = new Map(added.filter(({ name }) => (counts.get(foldName(name)) ?? 0) > 1).map(({ name }) => [foldName(name), name]));
  return [...twice.values()];
}

/** True when applying the change would write nothing. */
export function isEmptyChange(change: MapChange): boolean {
  const { removed: _taken, shortened: _cut, unreadLinks: _links, sameNames: _names, otherDiagram: _other, ...written } = change;
  const { direction, keptLines: kept, ...lists } = written;
  return direction === undefined && kept === undefined && Object.values(lists).every((list) => list.length === 0);
}

/** Names, words on links and kept lines that are new in the text and too long for their place. */
function shortened({ chart, before }: Comparison, kept: readonly string[]): readonly string[] {
  const names = [
    ...[...chart.nodes.values()].map(({ id, label }) => [label || id, before.nodes.get(id)?.label] as const),
    ...[...chart.groups.values()].map(({ id, title }) => [title, before.groups.get(id)?.title] as const),
  ].flatMap(([name, was]) => (name !== was && cleanName(name) !== wholeName(name) ? [name] : []));
  const known = new Set(before.edges.map(({ label }) => label));
  const words = chart.edges.map(({ label }) => label).filter((label) => !known.has(label) && !fitsLink(label));
  return [...new Set([...names, ...words, ...kept.filter((line) => line.length > LONGEST_KEPT_LINE)])];
}

function actorChanges(comparison: Comparison): Pick<MapChange, 'actorsAdded' | 'actorsChanged' | 'actorsRemoved'> {
  const { map, chart, before, options } = comparison;
  const byId = new Map(map.actors.map((actor) => [actor.id, actor]));
  const added: MapChange['actorsAdded'][number][] = [];
  const changed: MapChange['actorsChanged'][number][] = [];
  const seen = new Set<string>();
  for (const node of chart.nodes.values()) {
    const actor = byId.get(comparison.actorId(node.id) ?? '');
    if (actor === undefined) added.push({ key: node.id, name: cleanName(node.label || node.id), fields: newActorFields(node, comparison) });
    else {
      seen.add(actor.id);
      const change = actorChange(node, actor, comparison);
      if (Object.keys(change).length > 0) changed.push({ id: actor.id, change });
    }
  }
  const written = [...(options.base?.ids.actors ?? [])].filter(([id, text]) => before.nodes.has(text) && byId.has(id));
  return { actorsAdded: added, actorsChanged: changed, actorsRemoved: written.map(([id]) => id).filter((id) => !seen.has(id)) };
}

function newActorFields(node: FlowNode, comparison: Comparison): Partial<Actor> {
  const { kind = 'other', college = '', circles } = saidBy(node, comparison, comparison.chart);
  const shape = node.shape ?? 'rect';
  return {
    kind,
    college,
    circles: [...circles],
    ...(shape === shapeOfKind(kind) ? {} : { mermaidShape: shape }),
    ...(isWritableId(node.id) ? { mermaidId: node.id } : {}),
  };
}

/** Only what the text says otherwise than it did: the rest may have changed under it. */
function actorChange(node: FlowNode, actor: StoredActor, comparison: Comparison): Partial<Actor> {
  const was = comparison.before.nodes.get(node.id);
  if (!was && comparison.options.base) return isWritableId(node.id) ? { mermaidId: node.id } : {};
  if (!was) return whatWasBlank(node, actor, comparison);
  const now = saidBy(node, comparison, comparison.chart);
  const then = saidBy(was, comparison, comparison.before);
  const change: { -readonly [K in keyof Actor]?: Actor[K] } = {};
  if (node.label && node.label !== was.label) change.name = cleanName(node.label);
  if (now.kind !== then.kind) change.kind = now.kind ?? 'other';
  if (now.college !== then.college) change.college = now.college ?? '';
  if (now.circles.join() !== then.circles.join()) change.circles = listAfter(then.circles, now.circles, actor.circles);
  const shape = node.shape ?? 'rect';
  if (shape !== (was.shape ?? 'rect')) change.mermaidShape = shape === shapeOfKind(change.kind ?? actor.kind) ? undefined : shape;
  return change;
}

/** A pasted text tells what the map did not know of somebody yet, and overwrites nothing. */
function whatWasBlank(node: FlowNode, actor: StoredActor, comparison: Comparison): Partial<Actor> {
  const { kind, college, circles } = saidBy(node, comparison, comparison.chart);
  return {
    ...(kind && kind !== 'other' && actor.kind === 'other' ? { kind } : {}),
    ...(college && actor.college === '' ? { college } : {}),
    ...(circles.length > 0 && actor.circles.length === 0 ? { circles: [...circles] } : {}),
  };
}

interface Said {
  readonly kind: string | undefined;
  readonly college: string | undefined;
  readonly circles: readonly string[];
}

/** Kind, college and circles, as the classes and the subgraph of a node say them. */
function saidBy(node: FlowNode, { map, options, circlesOf }: Comparison, chart: FlowChart): Said {
  const kinds = [...ACTOR_KINDS, ...map.actors.map((actor) => actor.kind)];
  const colleges = [...(options.colleges ?? []), ...map.actors.map((actor) => actor.college)].filter((id) => id !== '');
  const ownKind = node.classes.find((name) => name.startsWith('kind_'))?.slice('kind_'.length);
  const ownCollege = node.classes.find((name) => name.startsWith('college_'))?.slice('college_'.length);
  return {
    kind: kinds.find((kind) => node.classes.includes(kindClass(kind))) ?? ownKind,
    college: colleges.find((college) => node.classes.includes(collegeClass(college))) ?? ownCollege,
    circles: circlesOf(node, chart),
  };
}

function circleChanges(comparison: Comparison): Pick<MapChange, 'circlesAdded' | 'circlesChanged' | 'circlesRemoved'> {
  const { map, chart, before, options, circleId } = comparison;
  const added: MapChange['circlesAdded'][number][] = [];
  const changed: MapChange['circlesChanged'][number][] = [];
  const seen = new Set<string>();
  for (const group of chart.groups.values()) {
    const id = circleId(group.id);
    const parent = group.parent === undefined ? undefined : (circleId(group.parent) ?? group.parent);
    if (id === undefined) {
      const fields = isWritableId(group.id) ? { mermaidId: group.id } : {};
      added.push({ key: group.id, name: cleanName(group.title), fields, ...(parent === undefined ? {} : { parent }) });
      continue;
    }
    seen.add(id);
    const was = before.groups.get(group.id);
    const change: Partial<Circle> = {};
    if (was && group.title !== was.title) change.name = cleanName(group.title);
    if (was && group.parent !== was.parent) change.parent = parent;
    if (Object.keys(change).length > 0) changed.push({ id, change });
  }
  const onMap = new Set(map.circles.map((circle) => circle.id));
  const gone = [...(options.base?.ids.circles ?? [])].filter(([id, text]) => before.groups.has(text) && onMap.has(id) && !seen.has(id));
  return { circlesAdded: added, circlesChanged: changed, circlesRemoved: gone.map(([id]) => id) };
}

/** Lines of the text that are somebody's own, or undefined when they are those already kept. */
function keptLines({ chart, map, options }: Comparison): readonly string[] | undefined {
  const definitions = Object.entries(options.collegeColours ?? {}).map(([college, colour]) => collegeDefinition(college, colour).trim());
  const generated = new Set(definitions);
  const already = (map.keptLines ?? []).map(({ text }) => text);
  const written = [...chart.kept.map(({ text }) => text).filter((text) => !generated.has(text)), ...chart.removed];
  const lines = options.base ? written : written.filter((text) => !already.includes(text));
  return lines.join('\u0000') === (options.base ? already : []).join('\u0000') ? undefined : lines;
}
