import type { ClientFeature } from '#client/feature';
import { en as namesEn } from './words/names.en';
import { fr as namesFr } from './words/names.fr';

const part = async () => ({ default: () => null });

/** What the recipes bring to the interface. */
export const recipesFeature: ClientFeature = {
  name: 'recipes',
  messages: { fr: () => import('./words/screen.fr'), en: () => import('./words/screen.en') },
  names: { fr: namesFr, en: namesEn },
  pathEntries: [{ id: 'recipes', after: 'actor-map', before: 'experiment', nameKey: 'path' }],
  screens: [],
  homeGestures: [{ id: 'cook', order: 15, screen: 'recettes', nameKey: 'cook' }],
  frameCards: [{ id: 'kitchen', order: 15, column: 'wide', titleKey: 'title', component: part }],
  inviteTabs: [{ id: 'cooks', order: 15, labelKey: 'title', component: part }],
  chapterCards: [{ id: 'dishes', order: 5, titleKey: 'title', component: part }],
  found: [{ kind: 'recipe', nameKey: 'title', path: ({ record }) => `recettes/${record}` }],
};
