/** A catalogue of messages: nested groups of ICU sentences. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/**
 * The shape another language must have: the same keys as the French catalogue, no more, no less.
 * `export const en: Messages<typeof fr> = {…}` does not compile while a sentence is missing.
 */
export type Messages<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Messages<Tree[Key]> };

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
