import { NotebookPen } from 'lucide-react';
import type { ClientFeature } from '#client/feature';

/** The shared diagnostic: texts written by many hands. */
export const diagnosticFeature: ClientFeature = {
  name: 'diagnostic',
  messages: { fr: () => import('./messages.fr'), en: () => import('./messages.en') },
  pathEntries: [
    { id: 'diagnostic', after: 'workspace', name: { fr: 'Diagnostic', en: 'Diagnostic' }, screen: 'diagnostic', isEntrance: true },
  ],
  screens: [
    {
      path: 'diagnostic',
      titleKey: 'screenTitle',
      icon: NotebookPen,
      component: () => import('./diagnostic-screen'),
    },
  ],
  search: async () => ({ default: (await import('./diagnostic-search')).searchDiagnostic }),
};
