import type { ClientFeature } from '#client/feature';

/** Phones of people who are here: how they come in, and who is in. */
export const phonesFeature: ClientFeature = {
  name: 'phones',
  messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
  screens: [],
  inviteTabs: [{ id: 'phones', order: 10, labelKey: 'tab', component: () => import('./phones-tab') }],
  barItem: () => import('./phones-bar-item'),
};
