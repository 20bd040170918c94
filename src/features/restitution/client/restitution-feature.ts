import { Printer } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from '../words/screen.en';
import { fr } from '../words/screen.fr';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/** What the group gives back: the seventh stop of the path. */
export const restitutionFeature: ClientFeature = {
  name: 'restitution',
  messages: { fr, en },
  names: { fr: namesFr, en: namesEn },
  pathEntries: [{ id: 'restitution', after: 'inquiry', nameKey: 'path', screen: 'restitution' }],
  gestures: ['pdf', 'html', 'markdown'].map((id) => ({ id, nameKey: `made.${id}`, path: 'restitution' })),
  screens: [{ path: 'restitution', titleKey: 'title', icon: Printer, component: () => import('./restitution-screen') }],
};
