import { slug } from '#shared/slug';
import type { ActorKind, StoredActor } from '../actor';
import { drawnKind } from '../actor';
import type { StoredCircle } from '../circle';
import { MUTUAL_TYPES } from '../french-verb';
import { drawnType, type Relation } from '../relation';

/** Mermaid's shape for each kind of actor; the map's own drawing uses shapes of its own. */
const SHAPE_OF_KIND: Readonly<Record<ActorKind, string>> = {
  association: 'round',
  'public-service': 'rect',
  commune: 'hexagon',
  residents: 'stadium',
  'resource-person': 'circle',
  company: 'trapezoid',
  school: 'subroutine',
  place: 'odd',
  other: 'lean-right',
};

/** The shape an actor has in Mermaid: the one a person wrote, or its kind's. */
export function shapeOf(actor: Pick<StoredActor, 'kind' | 'mermaidShape'>): string {
  return actor.mermaidShape ?? shapeOfKind(actor.kind);
}

/** Mermaid's shape for a kind, by its name in `FLOW_SHAPES`. */
export function shapeOfKind(kind: string): string {
  return SHAPE_OF_KIND[drawnKind(kind)];
}

/** The arrow of a link when nobody wrote another: dashed for what blocks, both ways for what is mutual. */
export function arrowOf(relation: Pick<Relation, 'type' | 'mermaidArrow'>): string {
  if (relation.mermaidArrow) return relation.mermaidArrow;
  const type = drawnType(relation.type);
  if (type === 'blocks') return '-.->';
  return MUTUAL_TYPES.has(type) ? '<-->' : '-->';
}

/** `premier_accueil`: what an identifier or a class keeps of a name. */
function flowName(name: string): string {
  return slug(name, { separator: '_', longest: 40 }) || 'x';
}

/** Class names that carry what Mermaid has no word for. */
export const kindClass = (kind: string) => `kind_${flowName(kind)}`;
/** The class of an actor's college, from the college's id. */
export const collegeClass = (college: string) => `college_${flowName(college)}`;

/** Every actor's and circle's identifier: the person's own when they wrote one, else readable and unique. */
export interface FlowIds {
  readonly actors: ReadonlyMap<string, string>;
  readonly circles: ReadonlyMap<string, string>;
}

/** Identifiers in a stable order (oldest first), so that two computers write the same text. */
export function flowIds(actors: readonly StoredActor[], circles: readonly StoredCircle[]): FlowIds {
  const taken = new Set<string>();
  return { actors: idsOf(actors, 'a', taken), circles: idsOf(circles, 'c', taken) };
}

function idsOf(records: readonly { id: string; name: string; mermaidId?: string | undefined }[], prefix: string, taken: Set<string>) {
  const ids = new Map<string, string>();
  for (const record of records) {
    if (!record.mermaidId || !isWritableId(record.mermaidId) || taken.has(record.mermaidId)) continue;
    taken.add(record.mermaidId);
    ids.set(record.id, record.mermaidId);
  }
  // Where the numbering of each name goes on: a thousand actors of one name are not counted from 2 each time.
  const counts = new Map<string, number>();
  for (const record of records) {
    if (ids.has(record.id)) continue;
    const base = `${prefix}_${flowName(record.name)}`;
    let id = base;
    let count = counts.get(base) ?? 2;
    for (; taken.has(id); count++) id = `${base}_${count}`;
    counts.set(base, count);
    taken.add(id);
    ids.set(record.id, id);
  }
  return ids;
}

/** False for what Mermaid's reader takes for one of its own words, even at the beginning of an identifier. */
export function isWritableId(id: string): boolean {
  return (
    /^[A-Za-z]\w{0,60}$/u.test(id) &&
    !/^(?:end|graph|flowchart|subgraph|style|linkStyle|classDef|class|click|href|call|default|direction|interpolate|accTitle|accDescr|_self|_blank|_parent|_top)/iu.test(
      id,
    )
  );
}
