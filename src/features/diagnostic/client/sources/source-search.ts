import type { SearchSource } from '#client/feature';
import { sourcesAt } from '../../model/source-section';

/** Every source by its title, for the search palette. */
export const searchSources: SearchSource = (docs, translate) =>
  sourcesAt(docs)
    .list()
    .map(({ id, title }) => ({ id: `source-${id}`, label: title, kind: translate('hitKind'), path: `sources/${id}` }));
