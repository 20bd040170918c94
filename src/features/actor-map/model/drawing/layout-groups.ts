import type { StoredActor } from '../actor';
import { safeParents, type StoredCircle } from '../circle';

/** Actors that are placed side by side and move together, by their index in the list of actors. */
export interface Group {
  readonly members: readonly number[];
  /** Groups inside it; they share no actor. */
  readonly inner: readonly Group[];
}

/** Beyond this many different circles the largest ones are kept together, and the others as their links have them. */
const MOST_CIRCLES = 60;

type MemberSet = { readonly members: ReadonlySet<number>; readonly isMerged: boolean };

/** The circles of each actor, those around them included. Circles that do not exist are left out. */
export function circlesOfActors(actors: readonly StoredActor[], circles: readonly StoredCircle[]): readonly ReadonlySet<string>[] {
  const parents = safeParents(circles);
  return actors.map((actor) => {
    const all = new Set<string>();
    for (const circle of actor.circles) {
      for (let at: string | undefined = circle; at !== undefined && parents.has(at) && !all.has(at); at = parents.get(at)) all.add(at);
    }
    return all;
  });
}

/**
 * The circles as groups inside each other. Circles that share actors, neither inside the other, are one
 * group; in it, actors of the same circles stand together.
 */
export function groupsOf(memberships: readonly ReadonlySet<string>[]): readonly Group[] {
  const sets = parted(memberSets(memberships));
  const bySize = [...sets].sort((a, b) => b.members.size - a.members.size);
  const inside = (outer: MemberSet | undefined, among: readonly MemberSet[]): Group[] => {
    const groups: Group[] = [];
    let rest = among.filter((set) => set !== outer);
    for (let next = rest[0]; next; next = rest[0]) {
      const { members } = next;
      const within = rest.filter((set) => set !== next && isInside(set.members, members));
      rest = rest.filter((set) => set !== next && !within.includes(set));
      const inner = inside(next, within);
      groups.push({ members: [...members], inner: next.isMerged ? [...inner, ...zones(members, inner, memberships)] : inner });
    }
    return groups;
  };
  return inside(undefined, bySize);
}

function memberSets(memberships: readonly ReadonlySet<string>[]): readonly MemberSet[] {
  const members = new Map<string, Set<number>>();
  for (const [index, circles] of memberships.entries()) {
    for (const circle of circles) members.set(circle, (members.get(circle) ?? new Set()).add(index));
  }
  const different = new Map([...members.values()].filter((set) => set.size > 1).map((set) => [[...set].join(' '), set]));
  return [...different.values()]
    .sort((a, b) => b.size - a.size)
    .slice(0, MOST_CIRCLES)
    .map((set) => ({ members: set, isMerged: false }));
}

/** Sets that share members without one being inside the other are merged, until none do. */
function parted(sets: readonly MemberSet[]): readonly MemberSet[] {
  const found: MemberSet[] = [];
  for (let next of sets) {
    for (
      let crossed = found.find((one) => cross(one.members, next.members));
      crossed;
      crossed = found.find((one) => cross(one.members, next.members))
    ) {
      found.splice(found.indexOf(crossed), 1);
      next = { members: new Set([...crossed.members, ...next.members]), isMerged: true };
    }
    const same = found.findIndex(({ members }) => members.size === next.members.size && isInside(members, next.members));
    if (same === -1) found.push(next);
    else if (next.isMerged) found[same] = next;
  }
  return found;
}

function cross(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const shared = [...a].filter((index) => b.has(index)).length;
  return shared > 0 && shared < a.size && shared < b.size;
}

function isInside(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return [...a].every((index) => b.has(index));
}

/** Those in the very same circles, of the members that no inner group holds. */
function zones(members: ReadonlySet<number>, inner: readonly Group[], memberships: readonly ReadonlySet<string>[]): readonly Group[] {
  const held = new Set(inner.flatMap((group) => group.members));
  const bySame = new Map<string, number[]>();
  for (const index of members) {
    if (held.has(index)) continue;
    const key = [...(memberships[index] ?? [])].sort().join(' ');
    bySame.set(key, [...(bySame.get(key) ?? []), index]);
  }
  return [...bySame.values()].filter((zone) => zone.length > 1).map((zone) => ({ members: zone, inner: [] }));
}
