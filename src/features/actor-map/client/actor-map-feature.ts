import { Waypoints } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** The network of actors: drawn, said, listed, and written in Mermaid. */
export const actorMapFeature: ClientFeature = {
  name: 'actor-map',
  messages: { fr: () => import('./messages.fr'), en: () => import('./messages.en') },
  screens: [
    {
      path: 'acteurs',
      titleKey: 'title',
      icon: Waypoints,
      step: 3,
      component: () => import('./actor-map-screen'),
      summary: () => import('./actor-map-summary'),
    },
  ],
};
