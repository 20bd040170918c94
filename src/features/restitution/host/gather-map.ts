import { openBlindSpots } from '#features/actor-map/model/access-path';
import { completeRelations } from '#features/actor-map/model/actor-map-edit';
import { actorMapOf } from '#features/actor-map/model/actor-map-section';
import { actorMapSvg } from '#features/actor-map/model/drawing/static-svg';
import { printSentence } from '#features/actor-map/model/sentence-print';
import { collegesOf, orderedColleges } from '#features/people/model/people-section';
import type { RestitutionMap } from '../model/restitution';
import { fill } from '../model/words';
import type { Gathering } from './gather-restitution';

/** The actor map, drawn and in sentences; undefined when it is empty. */
export function gatherMap({ core, words }: Gathering): RestitutionMap | undefined {
  const map = actorMapOf(core);
  const actors = map.actors.list();
  if (actors.length === 0) return undefined;
  const relations = completeRelations(map);
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const sentences = relations.flatMap((relation) => {
    const [from, to] = [byId.get(relation.from), byId.get(relation.to)];
    return from && to ? [printSentence(relation, from, to)] : [];
  });
  const linked = new Set(relations.flatMap((relation) => [relation.from, relation.to]));
  const colleges = orderedColleges(collegesOf(core).list());
  const svg = actorMapSvg(
    { actors, relations, circles: map.circles.list(), colleges },
    {
      title: words.map,
      description: fill(words.mapAlt, { actors: actors.length, links: relations.length }),
      legend: colleges.map((college) => ({ college })),
    },
  );
  return {
    svg,
    sentences,
    alone: actors.filter((actor) => !linked.has(actor.id)).map((actor) => actor.name),
    blindSpots: openBlindSpots(map.blindSpots.list(), new Set(byId.keys())).map((spot) => spot.need),
  };
}
