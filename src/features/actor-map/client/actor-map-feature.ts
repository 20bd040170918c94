import { Waypoints } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** The network of actors: drawn, said, listed, and written in Mermaid. */
export const actorMapFeature: ClientFeature = {
  name: 'actor-map',
  messages: { fr: () => import('./messages.fr'), en: () => import('./messages.en') },
  pathEntries: [{ id: 'actor-map', after: 'diagnostic', name: { fr: 'Acteurs', en: 'Actors' }, screen: 'acteurs' }],
  screens: [
    {
      path: 'acteurs',
      titleKey: 'title',
      icon: Waypoints,
      component: () => import('./actor-map-screen'),
      summary: () => import('./actor-map-summary'),
    },
  ],
  found: (['actor', 'relation', 'circle', 'access-path', 'blind-spot'] as const).map((kind) => ({
    kind,
    nameKey: `found.${kind}`,
    path: ({ record }) => `acteurs/${record}`,
  })),
};
