import type { ClientFeature } from '#client/feature';
import { recipesOf } from './recipes-model';

/** What the recipes bring to the interface. */
export const recipesFeature: ClientFeature = {
  name: 'recipes',
  messages: { fr: { title: 'Recettes' }, en: { title: 'Recipes' } },
  pathEntries: [{ id: 'recipes', after: 'actor-map', before: 'experiment', name: { fr: 'Recettes', en: 'Recipes' } }],
  screens: [],
  search: async () => ({
    default: (core) =>
      recipesOf(core)
        .list()
        .map(({ id, name }) => ({ id, label: name, kind: 'recette', path: `recettes/${id}` })),
  }),
};
