import { Waypoints } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** The network of actors: drawn, said, listed, and written in Mermaid. */
export const actorMapFeature: ClientFeature = {
  name: 'actor-map',
  messages: { fr: () => import('./messages.fr'), en: () => import('./messages.en') },
  pathEntries: [{ id: 'actor-map', after: 'diagnostic', name: { fr: 'Acteurs', en: 'Actors' }, screen: 'acteurs' }],
  textDrawings: [{ id: 'actor-map', order: 10, component: () => import('./embedded-actor-map') }],
  screens: [
    {
      path: 'acteurs',
      titleKey: 'title',
      icon: Waypoints,
      component: () => import('./actor-map-screen'),
      summary: () => import('./actor-map-summary'),
    },
  ],
};
