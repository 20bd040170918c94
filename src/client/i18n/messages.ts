import type { MessageTree } from '#shared/words/catalogue';

/** Both languages of one namespace, in memory. */
export interface Catalogue {
  readonly fr: MessageTree;
  readonly en: MessageTree;
}

/** Both languages of one namespace, each fetched when it is spoken. */
export interface CatalogueOnDemand {
  readonly fr: () => Promise<{ readonly fr: MessageTree }>;
  readonly en: () => Promise<{ readonly en: MessageTree }>;
}

/** Whether a catalogue is fetched when its language is needed, instead of coming with the page. */
export function isOnDemand(catalogue: Catalogue | CatalogueOnDemand): catalogue is CatalogueOnDemand {
  return typeof catalogue.fr === 'function';
}
