import type { RecordId } from '#shared/ids';
import type { ActorMap } from './actor-map-section';
import { safeParents } from './circle';
import { newActor, type Position, type StoredActor } from './actor';
import type { StoredRelation } from './relation';

/** A link with an end that is no longer on the map, and the name that end had when that is known. */
interface DanglingRelation {
  readonly relation: StoredRelation;
  readonly missing: readonly { readonly end: 'from' | 'to'; readonly id: RecordId; readonly name: string }[];
}

/** The links with both ends on the map, in reading order. */
export function completeRelations(map: Pick<ActorMap, 'actors' | 'relations'>): readonly StoredRelation[] {
  return map.relations.list().filter((relation) => map.actors.get(relation.from) && map.actors.get(relation.to));
}

/**
 * The links that lost an end: the actor was removed here, or by somebody else while the link was being
 * drawn. They are never dropped silently.
 */
export function danglingRelations(map: Pick<ActorMap, 'actors' | 'relations'>): readonly DanglingRelation[] {
  return map.relations.list().flatMap((relation) => {
    const missing = (['from', 'to'] as const)
      .filter((end) => !map.actors.get(relation[end]))
      .map((end) => ({ end, id: relation[end], name: (end === 'from' ? relation.fromName : relation.toName) ?? '' }));
    return missing.length > 0 ? [{ relation, missing }] : [];
  });
}

/**
 * Removes an actor. Its links stay, with the name it had, and are listed by `danglingRelations`; with
 * `links: 'remove'` they go too. One transaction: one undo brings everything back.
 */
export function removeActor(map: ActorMap, id: RecordId, links: 'keep' | 'remove' = 'keep'): void {
  const name = map.actors.get(id)?.name;
  map.transact(() => {
    for (const relation of map.relations.list()) {
      if (relation.from !== id && relation.to !== id) continue;
      if (links === 'remove') map.relations.remove(relation.id);
      else if (name !== undefined) map.relations.patch(relation.id, lostNames(relation, id, name));
    }
    map.actors.remove(id);
  });
}

function lostNames(relation: StoredRelation, id: RecordId, name: string): { fromName?: string; toName?: string } {
  return { ...(relation.from === id ? { fromName: name } : {}), ...(relation.to === id ? { toName: name } : {}) };
}

/** Puts a removed actor back under its old id, so that every link to it is whole again. */
export function restoreActor(map: ActorMap, id: RecordId, name: string, now: number): void {
  if (map.actors.get(id)) return;
  map.transact(() => {
    map.actors.create(newActor(name, now), { id });
    forgetLostNames(map, id);
  });
}

/** Gives the links of a removed actor to another one; links that would join an actor to itself are left as they are. */
export function reattachRelations(map: ActorMap, lost: RecordId, to: RecordId): void {
  map.transact(() => {
    for (const relation of map.relations.list()) {
      if (relation.from === lost && relation.to !== to) map.relations.patch(relation.id, { from: to, fromName: undefined });
      if (relation.to === lost && relation.from !== to) map.relations.patch(relation.id, { to, toName: undefined });
    }
  });
}

function forgetLostNames(map: ActorMap, id: RecordId): void {
  for (const relation of map.relations.list()) {
    if (relation.from === id && relation.fromName !== undefined) map.relations.patch(relation.id, { fromName: undefined });
    if (relation.to === id && relation.toName !== undefined) map.relations.patch(relation.id, { toName: undefined });
  }
}

/** Removes circles: their members leave them, inner circles move up to the nearest one that stays. */
export function removeCircles(map: ActorMap, ids: readonly RecordId[]): void {
  const gone = new Set(ids);
  const parents = safeParents(map.circles.list());
  const nearest = (id: string | undefined): string | undefined => (id !== undefined && gone.has(id) ? nearest(parents.get(id)) : id);
  map.transact(() => {
    for (const actor of map.actors.list()) {
      if (actor.circles.some((circle) => gone.has(circle))) {
        map.actors.patch(actor.id, { circles: actor.circles.filter((circle) => !gone.has(circle)) });
      }
    }
    for (const circle of map.circles.list()) {
      if (circle.parent && gone.has(circle.parent) && !gone.has(circle.id))
        map.circles.patch(circle.id, { parent: nearest(circle.parent) });
    }
    for (const id of ids) map.circles.remove(id);
  });
}

/** The members of a circle, as the actors say it. */
export function membersOf(actors: readonly StoredActor[], circle: RecordId): readonly StoredActor[] {
  return actors.filter((actor) => actor.circles.includes(circle));
}

/** Writes the places found by the layout or by a move, in one transaction; whole units, so that re-runs write nothing. */
export function writePositions(map: ActorMap, positions: ReadonlyMap<RecordId, Position>, fields: { pinned?: boolean } = {}): void {
  map.transact(() => {
    for (const [id, [x, y]] of positions) {
      if (map.actors.get(id)) map.actors.patch(id, { at: [Math.round(x), Math.round(y)], ...fields });
    }
  });
}
