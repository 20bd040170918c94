import { shownWord } from '#document/records/known-word';
import type { OutputRequest } from '#host/feature-output';
import { definitions, facts, heading, paragraph, textList } from '#shared/output/blocks';
import type { OutputBlock } from '#shared/output/section';
import { type Say, sayIn } from '#shared/words/reader';
import { DOOR_OUTCOMES, type Door, doorsBeforeTheRightOne, type StoredAccessPath } from '../model/access-path';
import { accessPathsOf, actorsOf } from '../model/actor-map-section';
import { drawnTogether, mapDrawing } from './map-drawing';
import { en } from '../words/print.en';
import { fr } from '../words/print.fr';

/**
 * The doors that were pushed, path by path. Nobody was asked how far a told path may go: what was said at each door, and who
 * told it, is for those who take part.
 */
export function gatherPaths(request: OutputRequest): readonly OutputBlock[] {
  const say = sayIn(request.language, { fr, en });
  const paths = accessPathsOf(request.core).list();
  if (paths.length === 0) return [];
  if (request.audience === 'public') request.lose(say('wordsWithheld', { count: paths.length }));
  const told = paths.flatMap((path) => pathBlocks(path, request, say));
  // The first ones are drawn with the map itself; a drawing that held all of them could not tell them apart.
  const drawings = drawnTogether(paths)
    .slice(1)
    .filter((some) => some.some(({ doors }) => doors.some(({ actor }) => actor)));
  return [
    paragraph(say('paths.intro'), 'lead'),
    ...told,
    ...drawings.map((some): OutputBlock => ({ kind: 'drawing', svg: mapDrawing(request, some, false), words: [] })),
  ];
}

function pathBlocks(path: StoredAccessPath, request: OutputRequest, say: Say<typeof fr>): OutputBlock[] {
  const isFound = path.doors.some(({ outcome }) => outcome === 'answered');
  const doors = path.doors.map((door) => doorLine(door, request, say)).filter((line) => line !== '');
  return [
    heading(1, path.name),
    ...definitions([
      [say('paths.need'), path.need],
      [say('paths.toldBy'), request.audience === 'workspace' ? path.toldBy : ''],
    ]),
    paragraph(say(isFound ? 'paths.doors' : 'paths.doorsNone', { count: doorsBeforeTheRightOne(path) })),
    ...(doors.length > 0 ? [textList(doors, true)] : []),
  ];
}

function doorLine({ actor, words, outcome }: Door, { core, audience }: OutputRequest, say: Say<typeof fr>): string {
  const name = actorsOf(core).get(actor ?? '')?.name;
  const said = audience === 'workspace' && words !== name ? words : '';
  return facts([name, said, say(`paths.outcomes.${shownWord(DOOR_OUTCOMES, outcome)}`)]);
}
