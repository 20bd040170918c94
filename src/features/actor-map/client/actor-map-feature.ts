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
  gestures: [
    { id: 'add-actor', nameKey: 'actions.addActor', path: 'acteurs' },
    { id: 'connect', nameKey: 'actions.connect', path: 'acteurs' },
    { id: 'circles', nameKey: 'actions.circles', path: 'acteurs' },
    { id: 'missing', nameKey: 'actions.missing', path: 'acteurs' },
    { id: 'arrange', nameKey: 'actions.arrange', path: 'acteurs' },
    { id: 'paste', nameKey: 'actions.paste', path: 'acteurs' },
    { id: 'export-svg', nameKey: 'exports.svg', path: 'acteurs' },
    { id: 'export-png', nameKey: 'exports.png', path: 'acteurs' },
    { id: 'export-mmd', nameKey: 'exports.mermaid', path: 'acteurs' },
    { id: 'export-actors', nameKey: 'exports.actorsCsv', path: 'acteurs' },
    { id: 'export-links', nameKey: 'exports.linksCsv', path: 'acteurs' },
    { id: 'export-sentences', nameKey: 'exports.sentences', path: 'acteurs' },
    { id: 'export-graphml', nameKey: 'exports.graphml', path: 'acteurs' },
  ],
  found: (['actor', 'relation', 'circle', 'access-path', 'blind-spot'] as const).map((kind) => ({
    kind,
    nameKey: `found.${kind}`,
    path: ({ record }) => `acteurs/${record}`,
  })),
};
