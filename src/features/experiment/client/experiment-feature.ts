import { FlaskConical } from 'lucide-react';
import type { ClientFeature, FoundThing } from '#client/feature';
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
  gestures: [
    { id: 'new', nameKey: 'new', path: 'experimentations' },
    { id: 'commitment', nameKey: 'commitments.add', path: 'experimentations/engagements' },
    { id: 'phase', nameKey: 'plan.addPhase', path: 'experimentations/calendrier' },
    { id: 'action', nameKey: 'action.add' },
    { id: 'indicator', nameKey: 'indicator.add' },
    { id: 'finding', nameKey: 'linkFinding' },
  ],
  found: [
    { kind: 'experiment', nameKey: 'found.experiment', path: ({ record }) => `experimentations/essai/${record}` },
    ...['loop', 'action', 'indicator', 'journal'].map((kind) => ({
      kind,
      nameKey: `found.${kind}`,
      path: ({ within }: FoundThing) => `experimentations/essai/${within}`,
    })),
    { kind: 'commitment', nameKey: 'found.commitment', path: () => 'experimentations/engagements' },
  ],
  chapterCards: [{ id: 'trials', order: 10, titleKey: 'chapter.title', component: () => import('./chapter-card') }],
};
