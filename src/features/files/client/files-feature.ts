import { FileDown, HardDriveDownload } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import { en } from '../words/screen.en';
import { fr } from '../words/screen.fr';
import { OpenFile } from './open-file';

/** A démarche as a file: opening one, saving one, and carrying it from table to table on a USB key. */
export const filesFeature: ClientFeature = {
  name: 'files',
  messages: { fr, en },
  screens: [{ path: 'cle', titleKey: 'keyTitle', icon: HardDriveDownload, component: () => import('./key/key-screen') }],
  gestures: [{ id: 'key', nameKey: 'keyTitle', path: 'cle', isPlace: true }],
  homeGestures: [{ id: 'open', order: 30, component: OpenFile }],
  workspaceGestures: [
    { id: 'save', order: 30, labelKey: 'save.title', icon: FileDown, dialog: () => import('./save-file-dialog') },
    { id: 'key', order: 40, labelKey: 'keyTitle', icon: HardDriveDownload, screen: 'cle' },
  ],
  frameCards: [{ id: 'files', order: 20, column: 'wide', titleKey: 'keepTitle', component: () => import('./frame-files') }],
};
