import { MessagesSquare } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/** Workshops: questions put to everybody, and what everybody brings. The fifth stop of the path. */
export const workshopFeature: ClientFeature = {
  name: 'workshop',
  messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
  names: { fr: namesFr, en: namesEn },
  pathEntries: [{ id: 'workshop', after: 'experiment', nameKey: 'path', screen: 'ateliers' }],
  screens: [
    {
      path: 'ateliers',
      titleKey: 'title',
      icon: MessagesSquare,
      component: () => import('./workshops-screen'),
      summary: () => import('./workshop-summary'),
    },
  ],
  gestures: [
    { id: 'new', nameKey: 'newWorkshop', path: 'ateliers' },
    { id: 'new-blank', nameKey: 'newBlank', path: 'ateliers' },
    { id: 'next', nameKey: 'step.after' },
    { id: 'before', nameKey: 'step.before' },
    { id: 'show', nameKey: 'phones.show' },
    { id: 'hide', nameKey: 'phones.hide' },
    { id: 'write', nameKey: 'scribe.open' },
    { id: 'project', nameKey: 'projector.open' },
  ],
  found: [
    { kind: 'workshop', nameKey: 'found.workshop', path: ({ record }) => `ateliers/atelier/${record}` },
    { kind: 'workshop-step', nameKey: 'found.workshop-step', path: ({ record }) => `ateliers/temps/${record}` },
    { kind: 'contribution', nameKey: 'found.contribution', path: ({ within }) => `ateliers/temps/${within}` },
  ],
};
