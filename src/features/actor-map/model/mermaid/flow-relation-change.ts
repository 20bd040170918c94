import { foldAccents } from '#shared/fold-accents';
import { FRENCH_VERBS } from '../french-verb';
import { LONGEST_NOTE, LONGEST_VERB, type RelationType, type StoredRelation } from '../relation';
import type { FlowEdge } from './flow-chart';
import type { AddedRelation, MapChange } from './map-change';
import type { Comparison } from './flow-comparison';
import { arrowOf } from './flow-names';
import { relationLabel } from './flow-print';

type RelationChanges = Pick<MapChange, 'relationsAdded' | 'relationsChanged' | 'relationsRemoved'>;

/** The links of the text against those of the map: first the identical ones, then those with the same ends, then the rest. */
export function relationChanges(comparison: Comparison): RelationChanges {
  const { chart, before, options } = comparison;
  const known = knownRelations(comparison);
  const added: AddedRelation[] = [];
  const changed: MapChange['relationsChanged'][number][] = [];
  for (const edge of unmatched(
    chart.edges,
    known,
    (edge, one) => sameEnds(edge, one) && edge.label === one.label && sameArrow(edge, one),
  )) {
    const twin = options.base ? takeTwin(edge, known) : undefined;
    if (!twin) added.push(readEdge(edge, comparison));
    else changed.push({ id: twin.relation.id, change: edgeChange(edge, comparison, twin) });
  }
  const beforeCount = before.edges.length;
  const removed = options.base && beforeCount > 0 ? known.filter((one) => one.written && !one.taken).map((one) => one.relation.id) : [];
  return {
    relationsAdded: options.base ? added : added.filter((one) => !isThere(one, comparison)),
    relationsChanged: changed,
    relationsRemoved: removed,
  };
}

interface KnownRelation {
  readonly relation: StoredRelation;
  /** Its ends and words as the base text has them. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly arrow: string;
  /** False for what somebody else added since the base text was written. */
  readonly written: boolean;
  taken: boolean;
}

/** The relations of the map under the identifiers the text uses. */
function knownRelations({ map, chart, before, options, actorId }: Comparison): KnownRelation[] {
  const textOf = new Map<string, string>([...(options.base?.ids.actors ?? [])]);
  for (const node of chart.nodes.keys()) {
    const id = actorId(node);
    if (id !== undefined) textOf.set(id, node);
  }
  const original = new Map([...(options.base?.ids.actors ?? [])]);
  const actors = new Map(map.actors.map((actor) => [actor.id, actor]));
  const stock = stockOf(before.edges);
  return map.relations.flatMap((relation) => {
    const [from, to] = [textOf.get(relation.from), textOf.get(relation.to)];
    if (from === undefined || to === undefined) return [];
    const label = relationLabel(relation, actors.get(relation.from)).trim();
    const [wasFrom, wasTo] = [original.get(relation.from), original.get(relation.to)];
    const free = (stock.get(`${wasFrom} ${wasTo}`) ?? []).filter(({ used }) => !used);
    // The words may have changed under the text: the same ends are then enough.
    const match = free.find((one) => one.edge.label === label) ?? free[0];
    if (match) match.used = true;
    return [
      {
        relation,
        from,
        to,
        label: match?.edge.label ?? label,
        arrow: match?.edge.arrow ?? arrowOf(relation),
        written: match !== undefined,
        taken: false,
      },
    ];
  });
}

/** The links of the base text by their ends, each to be found once. */
function stockOf(edges: readonly FlowEdge[]): ReadonlyMap<string, { readonly edge: FlowEdge; used: boolean }[]> {
  const stock = new Map<string, { readonly edge: FlowEdge; used: boolean }[]>();
  for (const edge of edges) {
    const key = `${edge.from} ${edge.to}`;
    const same = stock.get(key) ?? [];
    same.push({ edge, used: false });
    stock.set(key, same);
  }
  return stock;
}

function unmatched(edges: readonly FlowEdge[], known: KnownRelation[], same: (edge: FlowEdge, one: KnownRelation) => boolean): FlowEdge[] {
  const byEnds = new Map<string, KnownRelation[]>();
  for (const one of known) byEnds.set(`${one.from} ${one.to}`, [...(byEnds.get(`${one.from} ${one.to}`) ?? []), one]);
  return edges.filter((edge) => {
    const match = byEnds.get(`${edge.from} ${edge.to}`)?.find((one) => !one.taken && same(edge, one));
    if (match) match.taken = true;
    return match === undefined;
  });
}

function takeTwin(edge: FlowEdge, known: KnownRelation[]): KnownRelation | undefined {
  const twin = known.find((one) => !one.taken && one.written && sameEnds(edge, one));
  if (twin) twin.taken = true;
  return twin;
}

function sameEnds(edge: FlowEdge, one: KnownRelation): boolean {
  return edge.from === one.from && edge.to === one.to;
}

function sameArrow(edge: FlowEdge, one: KnownRelation): boolean {
  return edge.arrow === one.arrow;
}

/** The relation an edge says: its type from the verb, the démarche's own words otherwise. */
function readEdge(edge: FlowEdge, { actorId }: Comparison): AddedRelation {
  const { type, label, note } = readEdgeLabel(edge.label);
  const arrow = edge.arrow === arrowOf({ type }) ? {} : { mermaidArrow: edge.arrow };
  return { from: actorId(edge.from) ?? edge.from, to: actorId(edge.to) ?? edge.to, type, note, ...(label ? { label } : {}), ...arrow };
}

function edgeChange(edge: FlowEdge, comparison: Comparison, was: KnownRelation): MapChange['relationsChanged'][number]['change'] {
  const now = readEdge(edge, comparison);
  const words = edge.label === was.label ? {} : { type: now.type, label: now.label, note: now.note };
  return { ...words, ...(edge.arrow === was.arrow ? {} : { mermaidArrow: now.mermaidArrow }) };
}

interface ReadVerb {
  readonly type: RelationType;
  readonly alias: boolean;
}

const TYPE_OF_FORM: ReadonlyMap<string, ReadVerb> = new Map(
  FRENCH_VERBS.flatMap(({ type, singular, plural, aliases }): [string, ReadVerb][] => [
    ...aliases.map((alias): [string, ReadVerb] => [foldAccents(alias), { type, alias: true }]),
    [foldAccents(plural), { type, alias: false }],
    [foldAccents(singular), { type, alias: false }],
  ]),
);

/** True when words on a link are kept whole: a verb of one's own, and the note after it. */
export function fitsLink(text: string): boolean {
  const { verb, note } = partsOfLabel(text);
  return note.length <= LONGEST_NOTE && (verb.length <= LONGEST_VERB || TYPE_OF_FORM.has(foldAccents(verb)));
}

function partsOfLabel(text: string): { readonly verb: string; readonly note: string } {
  const [, verb = '', note = ''] = /^(.*?)(?:\s:\s([\s\S]*))?$/u.exec(text.trim()) ?? [];
  return { verb, note };
}

/** « bloque : trois semaines » as a type and a note; words that are no known verb are kept as they are. */
export function readEdgeLabel(text: string): { readonly type: RelationType; readonly label?: string; readonly note: string } {
  const { verb, note } = partsOfLabel(text);
  if (verb === '') return { type: 'linked', note };
  const known = TYPE_OF_FORM.get(foldAccents(verb));
  if (!known) return { type: 'linked', label: verb.slice(0, LONGEST_VERB), note };
  return known.alias ? { type: known.type, label: verb, note } : { type: known.type, note };
}

function isThere(added: AddedRelation, { map }: Comparison): boolean {
  return map.relations.some(
    (one) => one.from === added.from && one.to === added.to && one.type === added.type && (one.label ?? '') === (added.label ?? ''),
  );
}
