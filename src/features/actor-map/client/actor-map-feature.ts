import { Waypoints } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/** The network of actors: drawn, said, listed, and written in Mermaid. */
export const actorMapFeature: ClientFeature = {
  name: 'actor-map',
  messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
  names: { fr: namesFr, en: namesEn },
  pathEntries: [{ id: 'actor-map', after: 'diagnostic', nameKey: 'path', screen: 'acteurs' }],
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
  found: (['actor', 'relation', 'circle', 'access-path', 'blind-spot'] as const).map((kind) => ({
    kind,
    nameKey: `found.${kind}`,
    path: ({ record }) => `acteurs/${record}`,
  })),
};
