import type { SearchSource } from '#client/feature';
import { chaptersOf, testimoniesOf } from '../model/diagnostic-section';

/** Chapters by their title and testimonies by their words. */
export const searchDiagnostic: SearchSource = (core, translate) => [
  ...chaptersOf(core)
    .list()
    .map((chapter) => ({ id: chapter.id, label: chapter.title, kind: translate('kinds.chapter'), path: `diagnostic/${chapter.id}` })),
  ...testimoniesOf(core)
    .list()
    .map((testimony) => ({
      id: testimony.id,
      label: testimony.words.slice(0, 120),
      kind: translate('kinds.testimony'),
      path: `diagnostic/${testimony.chapterId}`,
    })),
];
