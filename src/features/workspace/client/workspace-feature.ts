import { Compass, Sprout } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from './messages.en';
import { fr } from './messages.fr';

/** The home screen's gestures and the frame of a démarche. */
export const workspaceFeature: ClientFeature = {
  name: 'workspace',
  messages: { fr, en },
  screens: [
    {
      path: 'cadre',
      titleKey: 'frameTitle',
      icon: Compass,
      step: 1,
      component: () => import('./frame-screen'),
      summary: () => import('./frame-summary'),
    },
    { path: 'commencer', titleKey: 'start.screenTitle', icon: Sprout, place: 'home', component: () => import('./start-screen') },
  ],
};
