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
  gestures: [
    { id: 'new-chapter', nameKey: 'outline.add', path: 'diagnostic' },
    { id: 'validate', nameKey: 'margin.validation.title', path: 'diagnostic' },
    { id: 'testimony', nameKey: 'margin.testimonies.add', path: 'diagnostic' },
    { id: 'figure', nameKey: 'margin.figures.add', path: 'diagnostic' },
    { id: 'find', nameKey: 'tools.find', path: 'diagnostic' },
    { id: 'authors', nameKey: 'tools.authors', path: 'diagnostic' },
    { id: 'outline', nameKey: 'beside.outline', path: 'diagnostic' },
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
