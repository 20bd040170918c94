import { NotebookPen } from 'lucide-react';
import type { ClientFeature } from '#client/feature';
import type { DiagnosticSlots } from './diagnostic-slots';
import { en as namesEn } from '../words/names.en';
import { fr as namesFr } from '../words/names.fr';

/** The shared diagnostic: texts written by many hands. */
export function diagnosticFeature(slots: DiagnosticSlots): ClientFeature {
  return {
    name: 'diagnostic',
    messages: { fr: () => import('../words/screen.fr'), en: () => import('../words/screen.en') },
    names: { fr: namesFr, en: namesEn },
    pathEntries: [{ id: 'diagnostic', after: 'workspace', nameKey: 'path', screen: 'diagnostic', isEntrance: true }],
    screens: [
      {
        path: 'diagnostic',
        titleKey: 'screenTitle',
        icon: NotebookPen,
        component: async () => {
          const { diagnosticScreen } = await import('./diagnostic-screen');
          return { default: diagnosticScreen(slots) };
        },
      },
    ],
    search: async () => ({ default: (await import('./diagnostic-search')).searchDiagnostic }),
  };
}
