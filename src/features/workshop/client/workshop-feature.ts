import { MessagesSquare } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** Workshops: questions put to everybody, and what everybody brings. The fifth stop of the path. */
export const workshopFeature: ClientFeature = {
  name: 'workshop',
  messages: { fr: () => import('./messages.fr'), en: () => import('./messages.en') },
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
  found: [
    { kind: 'workshop', nameKey: 'found.workshop', path: ({ record }) => `ateliers/atelier/${record}` },
    { kind: 'workshop-step', nameKey: 'found.workshop-step', path: ({ record }) => `ateliers/temps/${record}` },
    { kind: 'contribution', nameKey: 'found.contribution', path: ({ within }) => `ateliers/temps/${within}` },
  ],
};
