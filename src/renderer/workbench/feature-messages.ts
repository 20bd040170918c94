import { namesOf } from '#client/feature';
import { type Catalogue, type CatalogueOnDemand, isOnDemand } from '#client/i18n/messages';
import type { Language } from '#shared/words/language';
import { loadCatalogues } from '#client/i18n/start-i18n';
import { clientFeatures } from '#features/client';

/** What features say from the first screen on, and what they are called. */
export function inMemoryMessages(): Record<string, Catalogue> {
  return Object.fromEntries(
    clientFeatures.flatMap(({ name, messages, names }) => [
      ...(isOnDemand(messages) ? [] : [[name, messages] as const]),
      ...(names ? [[namesOf(name), names] as const] : []),
    ]),
  );
}

const loading = new Map<Language, Promise<void>>();

/** What every feature says in one language, fetched once; the same promise each time, for React's `use`. */
export function featureMessages(language: Language): Promise<void> {
  const known = loading.get(language);
  if (known) return known;
  const onDemand: Record<string, CatalogueOnDemand> = {};
  for (const { name, messages } of clientFeatures) if (isOnDemand(messages)) onDemand[name] = messages;
  const load = loadCatalogues(language, onDemand);
  loading.set(language, load);
  // A fetch that failed is tried again at the next occasion.
  load.catch(() => loading.delete(language));
  return load;
}
