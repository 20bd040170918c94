import type { HostFeature } from '#host/host-feature';
import { sayIn } from '#shared/words/reader';
import { recipesOf } from './recipes-model';
import { en } from './words/print.en';
import { fr } from './words/print.fr';

/** The recipes as they leave the démarche. */
export const recipesHost: HostFeature = {
  restitution: {
    sections: [
      {
        id: 'recipes',
        title: (language) => sayIn(language, { fr, en })('title'),
        gather: ({ core }) =>
          recipesOf(core)
            .list()
            .map(({ name }) => ({ kind: 'paragraph', children: [{ kind: 'text', text: name }] })),
      },
    ],
  },
};
