import { MessagesSquare } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** Workshops: questions put to everybody, and what everybody brings. The fifth stop of the path. */
export const workshopFeature: ClientFeature = {
  name: 'workshop',
  messages: { fr: () => import('./messages.fr'), en: () => import('./messages.en') },
  screens: [
    {
      path: 'ateliers',
      titleKey: 'title',
      icon: MessagesSquare,
      component: () => import('./workshops-screen'),
      summary: () => import('./workshop-summary'),
      step: 5,
    },
  ],
  search: async () => ({ default: (await import('./workshop-search')).searchWorkshops }),
};
