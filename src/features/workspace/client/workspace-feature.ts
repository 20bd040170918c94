import { Compass, History, LockKeyhole, UserRoundPlus } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from './messages.en';
import { fr } from './messages.fr';

/** The home screen, the frame of a démarche, and how it is locked and kept. */
export const workspaceFeature: ClientFeature = {
  name: 'workspace',
  messages: { fr, en },
  pathEntries: [{ id: 'workspace', name: { fr: 'Cadre', en: 'Frame' }, screen: 'cadre' }],
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
  found: [{ kind: 'frame', nameKey: 'frameTitle', path: () => 'cadre' }],
};
