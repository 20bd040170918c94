import { Printer } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from './messages.en';
import { fr } from './messages.fr';

/** What the group gives back: the seventh stop of the path. */
export const restitutionFeature: ClientFeature = {
  name: 'restitution',
  messages: { fr, en },
  screens: [{ path: 'restitution', titleKey: 'title', icon: Printer, step: 7, component: () => import('./restitution-screen') }],
};
