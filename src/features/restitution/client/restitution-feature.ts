import { Printer } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from '../words/screen.en';
import { fr } from '../words/screen.fr';

/** What the group gives back: the seventh stop of the path. */
export const restitutionFeature: ClientFeature = {
  name: 'restitution',
  messages: { fr, en },
  pathEntries: [{ id: 'restitution', after: 'inquiry', name: { fr: 'Restitution', en: 'Restitution' }, screen: 'restitution' }],
  screens: [{ path: 'restitution', titleKey: 'title', icon: Printer, component: () => import('./restitution-screen') }],
};
