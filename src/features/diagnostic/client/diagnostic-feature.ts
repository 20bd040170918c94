import { NotebookPen } from 'lucide-react';
import type { ClientFeature, FoundThing } from '#client/feature';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/** The shared diagnostic: texts written by many hands. */
export const diagnosticFeature: ClientFeature = {
  name: 'diagnostic',
  messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
  names: { fr: namesFr, en: namesEn },
  pathEntries: [{ id: 'diagnostic', after: 'workspace', nameKey: 'path', screen: 'diagnostic', isEntrance: true }],
  screens: [
    {
      path: 'diagnostic',
      titleKey: 'screenTitle',
      icon: NotebookPen,
      component: () => import('./diagnostic-screen'),
      summary: () => import('./path/diagnostic-summary'),
      contents: () => import('./path/diagnostic-contents'),
    },
  ],
  found: [
    { kind: 'chapter', nameKey: 'found.chapter', path: ({ record }) => `diagnostic/${record}` },
    ...['testimony', 'figure', 'remark'].map((kind) => ({
      kind,
      nameKey: `found.${kind}`,
      path: ({ within }: FoundThing) => `diagnostic/${within ?? ''}`,
    })),
  ],
};
