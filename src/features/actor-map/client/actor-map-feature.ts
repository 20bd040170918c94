import { Waypoints } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from './messages.en';
import { fr } from './messages.fr';

/** The network of actors: drawn, said, listed, and written in Mermaid. */
export const actorMapFeature: ClientFeature = {
  name: 'actor-map',
  messages: { fr, en },
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
