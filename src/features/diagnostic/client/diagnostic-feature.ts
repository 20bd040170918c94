import { NotebookPen } from 'lucide-react';
import type { ClientFeature, FoundThing } from '#client/feature';
import type { DiagnosticSlots } from './diagnostic-slots';

/** The shared diagnostic: texts written by many hands. */
export function diagnosticFeature(slots: DiagnosticSlots): ClientFeature {
  return {
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
        component: async () => {
          const { diagnosticScreen } = await import('./diagnostic-screen');
          return { default: diagnosticScreen(slots) };
        },
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
}
