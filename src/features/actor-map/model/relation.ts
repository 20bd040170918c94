import { z } from 'zod';
import type { Stored } from '#document/records/record-collection';

/** What one actor does to, for or with another. `linked` says no more than « est en lien avec ». */
export const RELATION_TYPES = [
  'orients',
  'funds',
  'hosts',
  'informs',
  'works-with',
  'supports',
  'decides-for',
  'mandates',
  'trains',
  'lends',
  'asks',
  'reports-to',
  'depends-on',
  'represents',
  'blocks',
  'linked',
] as const;

/** A type that the app has a verb and a line for. */
export type RelationType = (typeof RELATION_TYPES)[number];

/** How long a verb of the démarche's own may be, and a note on a link, in signs. */
export const LONGEST_VERB = 120;
/** How long a note on a link may be, in characters. */
export const LONGEST_NOTE = 2000;

/** A typed link, from one actor to another. */
export const relationSchema = z.object({
  from: z.string().min(1).max(64),
  to: z.string().min(1).max(64),
  /** One of `RELATION_TYPES`; anything else reads as `linked` and keeps its label. */
  type: z.string().max(40).catch('linked'),
  /** The démarche's own verb, instead of the type's. */
  label: z.string().max(LONGEST_VERB).optional().catch(undefined),
  note: z.string().max(LONGEST_NOTE).catch(''),
  /** Set when an end was removed: the name it had, so that the link can be taken up again. */
  fromName: z.string().max(200).optional().catch(undefined),
  toName: z.string().max(200).optional().catch(undefined),
  /** The arrow a person wrote in Mermaid when it is not the type's own (`-.->`, `==>`, `<-->`). */
  mermaidArrow: z
    .string()
    .regex(/^[<ox]?[-=.~]{2,30}[>ox]?$/u)
    .optional()
    .catch(undefined),
  createdAt: z.number().catch(0),
});

/** A link as read. Its ends are ids, and may name an actor that is gone. */
export type Relation = z.output<typeof relationSchema>;
/** A link with its record id. */
export type StoredRelation = Stored<Relation>;

/** A new link; a custom `label` is trimmed, and an empty one is none. */
export function newRelation(from: string, to: string, type: string, now: number, fields: Partial<Relation> = {}): Relation {
  const label = fields.label?.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_VERB);
  const { label: _given, ...rest } = fields;
  return { from, to, type, note: '', createdAt: now, ...rest, ...(label ? { label } : {}) };
}

/** True for one of the types this app knows. */
function isRelationType(type: string): type is RelationType {
  return (RELATION_TYPES as readonly string[]).includes(type);
}

/** The type whose verb and line are used. */
export function drawnType(type: string): RelationType {
  return isRelationType(type) ? type : 'linked';
}

/** The type of a link whose sentence was written anew: one of a newer version stays while its sentence still says as much. */
export function typeAfter(was: string, said: string): string {
  return drawnType(was) === said ? was : said;
}

/** How many links begin or end at each actor that has any. */
export function linkCounts(relations: readonly Pick<StoredRelation, 'from' | 'to'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of relations) for (const end of new Set([from, to])) counts.set(end, (counts.get(end) ?? 0) + 1);
  return counts;
}
