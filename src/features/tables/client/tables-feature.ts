import { DoorOpen } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/** Other computers: inviting them, joining one, and how far what one wrote has come. */
export const tablesFeature: ClientFeature = {
  name: 'tables',
  messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
  names: { fr: namesFr, en: namesEn },
  screens: [{ path: 'rejoindre', titleKey: 'joinTitle', icon: DoorOpen, place: 'home', component: () => import('./join-screen') }],
  homeGestures: [{ id: 'join', order: 20, screen: 'rejoindre', nameKey: 'join' }],
  inviteTabs: [
    {
      id: 'tables',
      order: 20,
      labelKey: 'tab',
      component: () => import('./tables-tab'),
      isInUse: async (connection, workspaceId) => (await import('./is-shared')).isShared(connection, workspaceId),
    },
  ],
  barItem: () => import('./tables-bar-item'),
};
