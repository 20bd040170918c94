import type * as Y from 'yjs';
import { digestOf, sameDigest } from '#document/sync/document-digest';
import type { RecordCollection } from '#document/records/record-collection';
import { projectDocument } from '#document/section';
import { type Actor, newActor } from '#features/actor-map/model/actor';
import { actorsOf, circlesOf, relationsOf } from '#features/actor-map/model/actor-map-section';
import { newCircle } from '#features/actor-map/model/circle';
import { newRelation } from '#features/actor-map/model/relation';
import { addChapter, moveChapter } from '#features/diagnostic/model/chapters/chapter-list';
import { orderedChapters } from '#features/diagnostic/model/chapters/chapter-order';
import { chaptersOf } from '#features/diagnostic/model/diagnostic-section';
import { newSource } from '#features/diagnostic/model/source';
import { sourcesOf } from '#features/diagnostic/model/source-section';
import { sections } from '#features/model';
import { type Random, randomFrom } from '../random';
import { compact, hearOne, meet, type Replica, restart, settle, startReplica } from './section-replica';

/** One way the records of a démarche are written, drawn from the real sections. */
interface Written {
  readonly of: (doc: Y.Doc) => RecordCollection<object>;
  readonly make: (random: Random, ids: readonly string[]) => object;
  readonly change: (random: Random, ids: readonly string[]) => object;
}

const NAMES = ['Le Comptoir', 'Mission des Tilleuls', 'CCAS de Saint-Aubert', 'Épicerie', 'Maison de santé', '𝔸bri', 'L’Escale'];
const name = (random: Random) => `${random.pick(NAMES)} ${random.below(9)}`;
const anyOf = (random: Random, ids: readonly string[]) => (ids.length > 0 ? random.pick(ids) : 'nobody');
const collection = <T extends object>(written: {
  of: (doc: Y.Doc) => RecordCollection<T>;
  make: (random: Random, ids: readonly string[]) => T;
  change: (random: Random, ids: readonly string[]) => Partial<T>;
}) => written as unknown as Written;

const COLLECTIONS: readonly Written[] = [
  collection({
    of: actorsOf,
    make: (random) => newActor(name(random), random.below(1000)),
    // Positions move most: a drop on the map is one key.
    change: (random): Partial<Actor> => {
      if (random.below(3) > 0) return { at: [random.below(2000) - 1000, random.below(2000) - 1000] };
      return random.pick<Partial<Actor>>([
        { name: name(random) },
        { missions: name(random) },
        { pinned: random.below(2) === 0 },
        { at: undefined },
      ]);
    },
  }),
  collection({
    of: relationsOf,
    make: (random, ids) => newRelation(anyOf(random, ids), anyOf(random, ids), 'funds', random.below(1000)),
    change: (random, ids) => random.pick([{ type: 'blocks' }, { note: name(random) }, { to: anyOf(random, ids) }]),
  }),
  collection({
    of: circlesOf,
    make: (random) => newCircle(name(random), random.below(1000)),
    change: (random) => random.pick([{ purpose: name(random) }, { name: name(random) }]),
  }),
  collection({
    of: sourcesOf,
    make: (random) => newSource(name(random), random.below(1000)),
    change: (random) =>
      random.pick([{ date: '2026-03' }, { date: undefined }, { testimony: true, consent: 'public' as const }, { note: name(random) }]),
  }),
];

/** What a schedule did and what came of it, for the message of a failure. */
interface Outcome {
  readonly seed: number;
  readonly replicas: number;
  /** Why it failed; empty when everybody ended with the same, and with all that was never removed. */
  readonly faults: readonly string[];
}

interface World {
  readonly random: Random;
  readonly replicas: Replica[];
  /** Every record somebody made, and those somebody once took away (an undone creation included). */
  readonly made: Set<string>;
  readonly removed: Set<string>;
  nextId: number;
}

/** Runs one random afternoon: 2 to 8 replicas, edits, cuts, lost and doubled updates, restarts, copied profiles. */
export function runSchedule(seed: number, steps = 60): Outcome {
  const random = randomFrom(seed);
  const world: World = { random, replicas: [], made: new Set(), removed: new Set(), nextId: 0 };
  const count = 2 + random.below(5);
  for (let index = 0; index < count; index++) join(world, { snapshot: undefined, updates: [] });
  try {
    for (let step = 0; step < steps; step++) act(world);
    settle(world.replicas, random);
    return { seed, replicas: world.replicas.length, faults: [...divergences(world), ...losses(world)] };
  } catch (error) {
    return { seed, replicas: world.replicas.length, faults: [`threw: ${error instanceof Error ? error.stack : String(error)}`] };
  } finally {
    for (const replica of world.replicas) {
      replica.undo.destroy();
      replica.doc.destroy();
    }
  }
}

function act(world: World): void {
  const { random, replicas } = world;
  const replica = random.pick(replicas);
  const die = random.below(100);
  if (die < 50) edit(world, replica);
  else if (die < 58) watchRemovals(world, replica, () => (random.below(3) > 0 ? replica.undo.undo() : replica.undo.redo()));
  else if (die < 80) for (let heard = random.below(6); heard > 0 && replica.inbox.length > 0; heard--) hearOne(replica, random);
  else if (die < 86) replica.group = random.below(3);
  else if (die < 90) meet(replica, random.pick(replicas));
  else if (die < 93) restart(replica, random);
  else if (die < 95) compact(replica);
  else if (die < 97) random.pick(replicas).inbox.splice(0, 2 + random.below(5));
  else if (die < 99 && replicas.length < 8) copyProfile(world, replica);
  else moveAChapter(world, replica);
}

function edit(world: World, replica: Replica): void {
  const { random } = world;
  const written = random.pick(COLLECTIONS);
  const records = written.of(replica.doc);
  const actorIds = actorsOf(replica.doc)
    .list()
    .map(({ id }) => id);
  const existing = records.list().map(({ id }) => id);
  const die = random.below(10);
  if (existing.length === 0 || die < 3) {
    const id = `r${world.nextId++}`;
    records.create(written.make(random, actorIds), { id });
    world.made.add(id);
  } else if (die < 9) records.patch(random.pick(existing), written.change(random, actorIds));
  else watchRemovals(world, replica, () => records.remove(random.pick(existing)));
}

function moveAChapter(world: World, replica: Replica): void {
  const { random } = world;
  const chapters = orderedChapters(chaptersOf(replica.doc).list());
  if (chapters.length < 4) addChapter(replica.doc, { title: name(random), question: '', createdAt: random.below(1000) });
  else moveChapter(replica.doc, random.pick(chapters).id, random.below(2) === 0 ? -1 : 1);
}

/** A folder copied to another computer: the same content, a client of its own. */
function copyProfile(world: World, replica: Replica): void {
  join(world, { snapshot: replica.stored.snapshot, updates: [...replica.stored.updates] });
}

function join(world: World, stored: Replica['stored']): void {
  const replica = startReplica(`table ${world.replicas.length + 1}`, world.random, stored);
  replica.onUpdate = (update, from, local) => {
    // A replica passes on what it wrote; what it heard travels by meetings.
    if (!local) return;
    for (const other of world.replicas) if (other !== from && other.group === from.group) other.inbox.push(update);
  };
  world.replicas.push(replica);
}

function watchRemovals(world: World, replica: Replica, work: () => void): void {
  const before = presentIn(replica.doc);
  work();
  const after = presentIn(replica.doc);
  for (const id of before) if (!after.has(id)) world.removed.add(id);
}

function idsIn(doc: Y.Doc): Set<string> {
  return new Set(
    COLLECTIONS.flatMap(({ of }) =>
      of(doc)
        .list()
        .map(({ id }) => id),
    ),
  );
}

/** Also the records that can't be read for now: a field of theirs was replaced, and the new one is on its way. */
function presentIn(doc: Y.Doc): Set<string> {
  return new Set([...idsIn(doc), ...COLLECTIONS.flatMap(({ of }) => of(doc).rejected())]);
}

function divergences({ replicas }: World): string[] {
  const [first, ...others] = replicas;
  if (!first) return [];
  const [digest, lists, json] = [digestOf(first.doc), listsOf(first.doc), jsonOf(first.doc)];
  return others.flatMap((other) => [
    ...(sameDigest(digest, digestOf(other.doc)) ? [] : [`${other.name}: another digest than ${first.name}`]),
    ...(lists === listsOf(other.doc) ? [] : [`${other.name}: other lists than ${first.name}`]),
    ...(json === jsonOf(other.doc) ? [] : [`${other.name}: other content than ${first.name}`]),
  ]);
}

/** A record that was made and that nobody ever took away is there, everywhere. */
function losses({ replicas, made, removed }: World): string[] {
  return replicas.flatMap((replica) => {
    const here = idsIn(replica.doc);
    const lost = [...made].filter((id) => !removed.has(id) && !here.has(id));
    return lost.length > 0 ? [`${replica.name}: lost ${lost.join(', ')}`] : [];
  });
}

/** What the interface reads, through views kept up to date one event at a time. */
function listsOf(doc: Y.Doc): string {
  return JSON.stringify(COLLECTIONS.map(({ of }) => [of(doc).list(), of(doc).rejected()]));
}

/** What is exported and projected. Keys of a map come in the order they arrived: sorted, they are the same content. */
function jsonOf(doc: Y.Doc): string {
  const core = sections.filter((section) => section.kind === 'core');
  return JSON.stringify(
    [projectDocument(doc, core), ['actors', 'relations', 'circles', 'sources', 'chapters'].map((root) => doc.getMap(root).toJSON())],
    sortedKeys,
  );
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
