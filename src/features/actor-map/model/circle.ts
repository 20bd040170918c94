import { z } from 'zod';
import { knownOr } from '#document/records/known-word';
import type { Stored } from '#document/records/record-collection';

/** A role of a circle: a mandate and a function that holds it for a time. `holder` is a role label, never a person's file. */
export const circleRoleSchema = z.object({
  name: z.string().max(200),
  mandate: z.string().max(2000).catch(''),
  /** Empty when the role is vacant. */
  holder: z.string().max(200).catch(''),
  /** Free text, as people say it: « deux ans », « jusqu'en juin 2027 ». */
  term: z.string().max(120).catch(''),
});

/** A role of a circle as read. */
export type CircleRole = Stored<z.output<typeof circleRoleSchema>>;

/** What a circle keeps, in the order it is offered. */
export const CIRCLE_EVENT_KINDS = ['decision', 'deliverable', 'opened', 'closed'] as const;

/** What a circle keeps: a decision, a deliverable (« contrat signé le … »), an opening or a closing. */
export const circleEventSchema = z.object({
  kind: knownOr(CIRCLE_EVENT_KINDS, 'decision'),
  /** ISO date, possibly only year and month. */
  on: z.string().max(10).catch(''),
  text: z.string().max(2000).catch(''),
});

/** An event of a circle as read; `on` is empty when nobody knows the date. */
export type CircleEvent = Stored<z.output<typeof circleEventSchema>>;

/** A circle of distributed governance: actors with a purpose, for a time, perhaps inside another circle. */
export const circleSchema = z.object({
  name: z.string().min(1).max(200),
  purpose: z.string().max(4000).catch(''),
  /** ISO dates, possibly only year and month; an empty end is open. */
  startsOn: z.string().max(10).catch(''),
  endsOn: z.string().max(10).catch(''),
  /** Id of the circle this one is inside of. */
  parent: z.string().max(64).optional().catch(undefined),
  mermaidId: z
    .string()
    .regex(/^[A-Za-z][\w-]{0,60}$/u)
    .optional()
    .catch(undefined),
  createdAt: z.number().catch(0),
});

/** A circle with its roles and what it kept, in the order they were added. */
export type Circle = z.output<typeof circleSchema> & { readonly roles: readonly CircleRole[]; readonly events: readonly CircleEvent[] };
/** A circle with its record id. */
export type StoredCircle = Stored<Circle>;

/**
 * A circle without dates, roles or events, its name cut at 200 characters; `fields` overrides. `now` in milliseconds
 * since 1970.
 */
export function newCircle(name: string, now: number, fields: Partial<Circle> = {}): Circle {
  return { name: name.trim().slice(0, 200), purpose: '', startsOn: '', endsOn: '', roles: [], events: [], createdAt: now, ...fields };
}

/** A role that nobody holds yet. */
export function newCircleRole(name: string): Omit<CircleRole, 'id'> {
  return { name, mandate: '', holder: '', term: '' };
}

/** True when nobody holds the role: shown, so that it can be offered. */
export function isVacant(role: CircleRole): boolean {
  return role.holder.trim() === '';
}

/**
 * The circles from the outside in, each with its depth. A parent that is missing, or that would make a
 * ring (two people can nest two circles into each other while apart), counts as none. Costs one look at each
 * circle, however deep they are nested.
 */
export function nestedCircles(circles: readonly StoredCircle[]): readonly { readonly circle: StoredCircle; readonly depth: number }[] {
  const parents = safeParents(circles);
  const inside = new Map<string | undefined, StoredCircle[]>();
  for (const circle of circles) {
    const parent = parents.get(circle.id);
    const siblings = inside.get(parent);
    if (siblings) siblings.push(circle);
    else inside.set(parent, [circle]);
  }
  const result: { circle: StoredCircle; depth: number }[] = [];
  // No recursion: anybody may nest circles thousands deep, and the call stack would overflow.
  const waiting = (inside.get(undefined) ?? []).map((circle) => ({ circle, depth: 0 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    result.push(next);
    const depth = next.depth + 1;
    for (const circle of [...(inside.get(next.circle.id) ?? [])].reverse()) waiting.push({ circle, depth });
  }
  return result;
}

/** Each circle's parent, rings cut at their smallest id so that every peer cuts at the same place. */
export function safeParents(circles: readonly StoredCircle[]): ReadonlyMap<string, string | undefined> {
  const written = new Map(circles.map(({ id, parent }) => [id, parent]));
  const parents = new Map<string, string | undefined>();
  for (const start of written.keys()) {
    // Outwards until what is settled already; a circle met twice on the way closes a ring.
    const way = new Map<string, string | undefined>();
    let at: string | undefined = start;
    while (at !== undefined && written.has(at) && !parents.has(at) && !way.has(at)) {
      way.set(at, written.get(at));
      at = written.get(at);
    }
    const cut = at !== undefined && way.has(at) ? smallestFrom(at, way) : undefined;
    for (const [id, parent] of way) parents.set(id, parent !== undefined && written.has(parent) && id !== cut ? parent : undefined);
  }
  return parents;
}

/** The smallest id of the ring that ends a way outwards, and begins at `entry`. */
function smallestFrom(entry: string, way: ReadonlyMap<string, string | undefined>): string {
  const ids = [...way.keys()];
  return ids.slice(ids.indexOf(entry)).reduce((a, b) => (a < b ? a : b));
}
