import type { SearchSource } from '#client/feature';
import { chaptersOf, testimoniesAt } from '../model/diagnostic-section';

/** Chapters by their title and testimonies by their words. */
export const searchDiagnostic: SearchSource = (docs, translate) => [
  ...chaptersOf(docs.core)
    .list()
    .map((chapter) => ({ id: chapter.id, label: chapter.title, kind: translate('kinds.chapter'), path: `diagnostic/${chapter.id}` })),
  ...testimoniesAt(docs)
    .list()
    .map((testimony) => ({
      id: testimony.id,
      label: testimony.words.slice(0, 120),
      kind: translate('kinds.testimony'),
      path: `diagnostic/${testimony.chapterId}`,
    })),
];
