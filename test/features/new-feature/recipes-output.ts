import type { HostFeature } from '#host/host-feature';
import { recipesOf } from './recipes-model';

/** The recipes as they leave the démarche. */
export const recipesHost: HostFeature = {
  restitution: {
    sections: [
      {
        id: 'recipes',
        title: (language) => (language === 'fr' ? 'Recettes' : 'Recipes'),
        gather: ({ core }) =>
          recipesOf(core)
            .list()
            .map(({ name }) => ({ kind: 'paragraph', children: [{ kind: 'text', text: name }] })),
      },
    ],
  },
};
