import { Compass, HardDriveDownload, History, LockKeyhole, UserRoundPlus } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from './messages.en';
import { fr } from './messages.fr';

/** The home screen's gestures and the frame of a démarche. */
export const workspaceFeature: ClientFeature = {
  name: 'workspace',
  messages: { fr, en },
  pathEntries: [{ id: 'workspace', name: { fr: 'Cadre', en: 'Frame' }, screen: 'cadre' }],
  screens: [
    {
      path: 'cadre',
      titleKey: 'frameTitle',
      icon: Compass,
      component: () => import('./frame-screen'),
      summary: () => import('./frame-summary'),
    },
    { path: 'inviter', titleKey: 'invite.title', icon: UserRoundPlus, component: () => import('./invite-screen') },
    { path: 'verrou', titleKey: 'lock.title', icon: LockKeyhole, component: () => import('./protection-screen') },
    { path: 'cle', titleKey: 'files.keyTitle', icon: HardDriveDownload, component: () => import('./key-screen') },
    { path: 'copies', titleKey: 'files.backupsTitle', icon: History, component: () => import('./backups-screen') },
  ],
};
