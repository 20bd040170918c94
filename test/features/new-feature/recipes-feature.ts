import type { ClientFeature } from '#client/feature';

const part = async () => ({ default: () => null });

/** What the recipes bring to the interface. */
export const recipesFeature: ClientFeature = {
  name: 'recipes',
  messages: { fr: { title: 'Recettes' }, en: { title: 'Recipes' } },
  pathEntries: [{ id: 'recipes', after: 'actor-map', before: 'experiment', name: { fr: 'Recettes', en: 'Recipes' } }],
  screens: [],
  homeGestures: [{ id: 'cook', order: 15, screen: 'recettes', name: { fr: 'Cuisiner', en: 'Cook' } }],
  frameCards: [{ id: 'kitchen', order: 15, column: 'wide', titleKey: 'title', component: part }],
  inviteTabs: [{ id: 'cooks', order: 15, labelKey: 'title', component: part }],
  chapterCards: [{ id: 'dishes', order: 5, titleKey: 'title', component: part }],
  found: [{ kind: 'recipe', nameKey: 'title', path: ({ record }) => `recettes/${record}` }],
};
