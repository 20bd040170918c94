import { FlaskConical } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/** Experiments, calendar and commitments: the fourth stop of the path. */
export const experimentFeature: ClientFeature = {
  name: 'experiment',
  messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
  names: { fr: namesFr, en: namesEn },
  pathEntries: [{ id: 'experiment', after: 'actor-map', nameKey: 'path', screen: 'experimentations' }],
  screens: [
    {
      path: 'experimentations',
      titleKey: 'title',
      icon: FlaskConical,
      component: () => import('./experiments-screen'),
      summary: () => import('./experiment-summary'),
    },
  ],
  chapterCards: [{ id: 'trials', order: 10, titleKey: 'chapter.title', component: () => import('./chapter-card') }],
};
