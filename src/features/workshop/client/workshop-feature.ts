import { MessagesSquare } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** Workshops: questions put to everybody, and what everybody brings. The fifth stop of the path. */
export const workshopFeature: ClientFeature = {
  name: 'workshop',
  messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
  pathEntries: [{ id: 'workshop', after: 'experiment', name: { fr: 'Ateliers', en: 'Workshops' }, screen: 'ateliers' }],
  screens: [
    {
      path: 'ateliers',
      titleKey: 'title',
      icon: MessagesSquare,
      component: () => import('./workshops-screen'),
      summary: () => import('./workshop-summary'),
    },
  ],
  search: async () => ({ default: (await import('./workshop-search')).searchWorkshops }),
};
