import { BookOpen } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** The method a démarche follows, and the way to hand it on: the last stop of the path. */
export const methodsFeature: ClientFeature = {
  name: 'methods',
  messages: { fr: () => import('./messages.fr'), en: () => import('./messages.en') },
  screens: [
    {
      path: 'methode',
      titleKey: 'title',
      icon: BookOpen,
      step: 8,
      component: () => import('./method-screen'),
      summary: () => import('./method-summary'),
    },
  ],
};
