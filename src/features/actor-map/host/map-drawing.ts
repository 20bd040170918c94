import { collegesOf, orderedColleges } from '#features/people/model/people-section';
import type { OutputRequest } from '#host/feature-output';
import { sayIn } from '#shared/words/reader';
import { type AccessPath, openBlindSpots } from '../model/access-path';
import { completeRelations } from '../model/actor-map-edit';
import { actorMapOf } from '../model/actor-map-section';
import { PATH_LOOKS } from '../model/drawing/laid-path';
import { actorMapSvg } from '../model/drawing/static-svg';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';
import { en as screenEn } from '../words/screen.en';
import { fr as screenFr } from '../words/screen.fr';
import { verbIn } from './link-sentence';

/** The paths that one drawing can tell apart, drawing by drawing: as many as there are looks. */
export function drawnTogether<P extends AccessPath>(paths: readonly P[]): readonly (readonly P[])[] {
  const together: P[][] = [];
  for (let at = 0; at < paths.length; at += PATH_LOOKS.length) together.push(paths.slice(at, at + PATH_LOOKS.length));
  return together;
}

/** The whole map with paths laid over it, and the needs that nobody answers when `withSpots`; its legend is the screen's. */
export function mapDrawing({ core, language }: OutputRequest, paths: readonly AccessPath[], withSpots: boolean): string {
  const say = sayIn(language, { fr, en });
  const saySeen = sayIn(language, { fr: screenFr, en: screenEn });
  const map = actorMapOf(core);
  const [actors, relations] = [map.actors.list(), completeRelations(map)];
  const spots = withSpots ? openBlindSpots(map.blindSpots.list(), new Set(actors.map(({ id }) => id))) : [];
  return actorMapSvg(
    { actors, relations, circles: map.circles.list(), colleges: orderedColleges(collegesOf(core).list()), verb: verbIn(language) },
    {
      title: say('title'),
      description: say('alt', { actors: actors.length, links: relations.length }),
      legend: { kind: (kind) => saySeen(`kinds.${kind}`), blocks: saySeen('legend.blocks'), nobody: saySeen('overlays.nobody') },
      paths: paths.map((path, index) => ({ look: PATH_LOOKS[index] ?? PATH_LOOKS[0], path })),
      spots: spots.map(({ need }) => need),
    },
  );
}
