import { Compass, History, LockKeyhole, UserRoundPlus } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from '../words/screen.en';
import { fr } from '../words/screen.fr';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/** The home screen, the frame of a démarche, and how it is locked and kept. */
export const workspaceFeature: ClientFeature = {
  name: 'workspace',
  messages: { fr, en },
  names: { fr: namesFr, en: namesEn },
  pathEntries: [{ id: 'workspace', nameKey: 'path', screen: 'cadre' }],
  screens: [
    {
      path: 'cadre',
      titleKey: 'frameTitle',
      icon: Compass,
      component: () => import('./frame/frame-screen'),
      summary: () => import('./frame/frame-summary'),
    },
    { path: 'inviter', titleKey: 'invite.title', icon: UserRoundPlus, component: () => import('./invite-screen') },
    { path: 'verrou', titleKey: 'lock.title', icon: LockKeyhole, component: () => import('./lock/protection-screen') },
    { path: 'copies', titleKey: 'backups.title', icon: History, component: () => import('./backups/backups-screen') },
  ],
  gestures: [
    { id: 'invite', nameKey: 'invite.title', path: 'inviter', isPlace: true },
    { id: 'lock', nameKey: 'lock.title', path: 'verrou', isPlace: true },
    { id: 'backup', nameKey: 'backups.title', path: 'copies', isPlace: true },
  ],
  found: [{ kind: 'frame', nameKey: 'frameTitle', path: () => 'cadre' }],
};
