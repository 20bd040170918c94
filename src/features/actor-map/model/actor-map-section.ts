import type * as Y from 'yjs';
import { z } from 'zod';
import { LOCAL, type Origin } from '#document/origin';
import { adoptingLists } from '#document/records/former-lists';
import { type ListedCollection, listedCollection } from '#document/records/listed-collection';
import { type RecordCollection, recordCollection } from '#document/records/record-collection';
import { listOfRecords, listOfReferences } from '#document/records/record-list';
import { type Findable, type Section, written } from '#document/section';
import { type AccessPath, accessPathSchema, type BlindSpot, blindSpotSchema, doorSchema } from './access-path';
import { type Actor, actorSchema } from './actor';
import { type Circle, circleEventSchema, circleRoleSchema, circleSchema } from './circle';
import { type Relation, relationSchema } from './relation';

/** How long a kept line may be, in signs. */
export const LONGEST_KEPT_LINE = 4000;

/** A line of somebody's Mermaid text that the map has no place for: kept as written, and listed. */
const keptLineSchema = z.object({ text: z.string().max(LONGEST_KEPT_LINE), createdAt: z.number().catch(0) });
/** A kept line as read; `createdAt` in milliseconds since 1970. */
export type KeptLine = z.output<typeof keptLineSchema>;

const settingSchema = z.object({ value: z.string().max(40) });

/** The lists of the map's records, by the root of the records: what two tables add to one at once both stands. */
const LISTS = {
  actors: { circles: listOfReferences('circle-members', 'actorId', 'circleId') },
  circles: {
    roles: listOfRecords('circle-roles', 'circleId', circleRoleSchema),
    events: listOfRecords('circle-events', 'circleId', circleEventSchema),
  },
  'access-paths': { doors: listOfRecords('access-path-doors', 'pathId', doorSchema) },
  'blind-spots': { answeredBy: listOfReferences('blind-spot-answers', 'spotId', 'actorId') },
} as const;

/** Each collection of the map whose records have lists. */
type ActorCollection = ListedCollection<Actor, (typeof LISTS)['actors']>;
type CircleCollection = ListedCollection<Circle, (typeof LISTS)['circles']>;
type AccessPathCollection = ListedCollection<AccessPath, (typeof LISTS)['access-paths']>;
type BlindSpotCollection = ListedCollection<BlindSpot, (typeof LISTS)['blind-spots']>;

/** The actors of a démarche's core document. */
export function actorsOf(doc: Y.Doc): ActorCollection {
  return listedCollection(doc, 'actors', actorSchema, LISTS.actors);
}

/** The typed links. An end may be missing: see `danglingRelations`. */
export function relationsOf(doc: Y.Doc): RecordCollection<Relation> {
  return recordCollection(doc, 'relations', relationSchema);
}

/** The circles. A parent may be missing, or closed in a ring: read them through `nestedCircles`. */
export function circlesOf(doc: Y.Doc): CircleCollection {
  return listedCollection(doc, 'circles', circleSchema, LISTS.circles);
}

/** The access paths that were told, each with its doors in the order they were pushed. */
export function accessPathsOf(doc: Y.Doc): AccessPathCollection {
  return listedCollection(doc, 'access-paths', accessPathSchema, LISTS['access-paths']);
}

/** The needs that were said, answered or not: see `openBlindSpots`. */
export function blindSpotsOf(doc: Y.Doc): BlindSpotCollection {
  return listedCollection(doc, 'blind-spots', blindSpotSchema, LISTS['blind-spots']);
}

/** Lines of Mermaid text the map could not read, in the order they were pasted. */
function keptLinesOf(doc: Y.Doc): RecordCollection<KeptLine> {
  return recordCollection(doc, 'actor-map-kept-lines', keptLineSchema);
}

/** Everything the map is made of, and one transaction over it. */
export interface ActorMap {
  readonly actors: ActorCollection;
  readonly relations: RecordCollection<Relation>;
  readonly circles: CircleCollection;
  readonly accessPaths: AccessPathCollection;
  readonly blindSpots: BlindSpotCollection;
  readonly keptLines: RecordCollection<KeptLine>;
  /** Mermaid's direction (`LR`, `TB`…) as a person last wrote it. */
  direction(): string;
  setDirection(direction: string): void;
  /** Everything `work` writes is one transaction: one undo, one frame on the wire. */
  transact<T>(work: () => T, origin?: Origin): T;
}

/** The map of one core document. */
export function actorMapOf(doc: Y.Doc): ActorMap {
  const settings = recordCollection(doc, 'actor-map-settings', settingSchema);
  return {
    actors: actorsOf(doc),
    relations: relationsOf(doc),
    circles: circlesOf(doc),
    accessPaths: accessPathsOf(doc),
    blindSpots: blindSpotsOf(doc),
    keptLines: keptLinesOf(doc),
    direction: () => settings.get('direction')?.value ?? 'LR',
    setDirection: (value) => {
      if (settings.get('direction')) settings.patch('direction', { value });
      else settings.create({ value }, { id: 'direction' });
    },
    transact: (work, origin = LOCAL) => doc.transact(work, origin),
  };
}

const adoptLists = adoptingLists(LISTS);

function* findableOf(doc: Y.Doc): Generator<Findable, void, void> {
  for (const { id, name, territory, missions, publics, contactRole, note } of actorsOf(doc).list()) {
    yield { kind: 'actor', record: id, title: name, words: written(missions, publics, territory, contactRole, note) };
  }
  yield* findableRelations(doc);
  for (const { id, name, purpose, roles, events } of circlesOf(doc).list()) {
    const said = [...roles.flatMap((role) => [role.name, role.mandate, role.holder, role.term]), ...events.map(({ text }) => text)];
    yield { kind: 'circle', record: id, title: name, words: written(purpose, ...said) };
  }
  for (const { id, name, need, toldBy, doors } of accessPathsOf(doc).list()) {
    yield { kind: 'access-path', record: id, title: name, words: written(need, toldBy, ...doors.map(({ words }) => words)) };
  }
  for (const { id, need, saidBy, note } of blindSpotsOf(doc).list()) {
    yield { kind: 'blind-spot', record: id, title: need, words: written(saidBy, note) };
  }
}

/** A link is told by its ends; one that only the kind of link says holds no word of anybody. */
function* findableRelations(doc: Y.Doc): Generator<Findable, void, void> {
  const actors = actorsOf(doc);
  for (const { id, from, to, label, note, fromName, toName } of relationsOf(doc).list()) {
    const ends = [actors.get(from)?.name ?? fromName, actors.get(to)?.name ?? toName].filter(Boolean);
    if (label || note) yield { kind: 'relation', record: id, within: from, title: ends.join(' – '), words: written(label, note) };
  }
}

/** The actor map's place in the core document. */
export const actorMapSection: Section = {
  name: 'actor-map',
  kind: 'core',
  version: 2,
  migrations: [() => {}, adoptLists],
  adopt: adoptLists,
  project: (doc) => ({
    actors: actorsOf(doc).list(),
    relations: relationsOf(doc).list(),
    circles: circlesOf(doc).list(),
    accessPaths: accessPathsOf(doc).list(),
    blindSpots: blindSpotsOf(doc).list(),
  }),
  counted: 'actors',
  findable: findableOf,
  named: { actors: 'actor', circles: 'circle', 'circle-roles': 'circle', 'circle-events': 'circle' },
};
