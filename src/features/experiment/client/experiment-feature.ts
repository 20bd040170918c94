import { FlaskConical } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** Experiments, calendar and commitments: the fourth stop of the path. */
export const experimentFeature: ClientFeature = {
  name: 'experiment',
  messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
  pathEntries: [{ id: 'experiment', after: 'actor-map', name: { fr: 'Expérimentations', en: 'Experiments' }, screen: 'experimentations' }],
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
