import type { HostFeature } from '#host/host-feature';
import type { OutputRequest } from '#host/feature-output';
import { facts, heading, paragraph, textList } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { type Say, sayIn } from '#shared/words/reader';
import { openBlindSpots } from '../model/access-path';
import type { StoredActor } from '../model/actor';
import { completeRelations } from '../model/actor-map-edit';
import { actorMapOf } from '../model/actor-map-section';
import type { StoredRelation } from '../model/relation';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';
import { gatherPaths } from './access-paths-output';
import { gatherCircles } from './circles-output';
import { sentenceIn } from './link-sentence';
import { drawnTogether, mapDrawing } from './map-drawing';

/** The network as it leaves: drawn and said, its circles, the paths people took through it. */
export const actorMapHost: HostFeature = {
  restitution: {
    sections: [
      { id: 'map', title: (language) => sayIn(language, { fr, en })('title'), gather: gatherMap },
      { id: 'circles', title: (language) => sayIn(language, { fr, en })('circles.title'), gather: gatherCircles },
      { id: 'access-paths', title: (language) => sayIn(language, { fr, en })('paths.title'), gather: gatherPaths },
    ],
  },
};

function gatherMap(request: OutputRequest): readonly OutputBlock[] {
  const { core, language } = request;
  const map = actorMapOf(core);
  const actors = map.actors.list();
  if (actors.length === 0) return [];
  const say = sayIn(language, { fr, en });
  const relations = completeRelations(map);
  const linked = new Set(relations.flatMap((relation) => [relation.from, relation.to]));
  const alone = actors.filter((actor) => !linked.has(actor.id)).map((actor) => actor.name);
  const sentences = sentencesOf(request, actors, relations);
  const words = sentences.length > 0 ? [heading(1, say('sentences')), textList(sentences)] : [];
  return [
    { kind: 'drawing', svg: mapDrawing(request, drawnTogether(map.accessPaths.list())[0] ?? [], true), words },
    ...(alone.length > 0 ? [paragraph(say('alone', { names: facts(alone, ', ') }))] : []),
    ...blindSpots(request, say),
  ];
}

function sentencesOf({ language }: OutputRequest, actors: readonly StoredActor[], relations: readonly StoredRelation[]): string[] {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  return relations.flatMap((relation) => {
    const [from, to] = [byId.get(relation.from), byId.get(relation.to)];
    return from && to ? [sentenceIn(language, relation, from, to)] : [];
  });
}

/** The needs that nobody answers; who said them is told to those who take part. */
function blindSpots({ core, audience }: OutputRequest, say: Say<typeof fr>): OutputBlock[] {
  const map = actorMapOf(core);
  const spots = openBlindSpots(map.blindSpots.list(), new Set(map.actors.list().map(({ id }) => id)));
  if (spots.length === 0) return [];
  const told = ({ saidBy, note }: (typeof spots)[number]) =>
    audience === 'workspace' ? [saidBy && say('saidBy', { who: saidBy }), note] : [];
  return [heading(1, say('blindSpots')), textList(spots.map((spot) => facts([spot.need, ...told(spot)])))];
}
